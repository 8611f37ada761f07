"""Letters that did not arrive, each with the person whom it was for."""

from collections.abc import Iterable
from typing import NamedTuple

from turnabout.core.models import Letter
from turnabout.people.models import Person


class Named(NamedTuple):
    """A letter and whose address it went to; nobody's where no one has that address now."""

    letter: Letter
    person: Person | None


def named(letters: Iterable[Letter]) -> list[Named]:
    """Return the letters with their people, read at once."""
    told = list(letters)
    people = Person.objects.filter(email__in={letter.to for letter in told})
    by_address = {person.email: person for person in people}
    return [Named(letter, by_address.get(letter.to)) for letter in told]
