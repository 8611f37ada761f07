"""To whom somebody can turn: never the person concerned, nor anybody in the line of either."""

from collections.abc import Iterable
from typing import NamedTuple

from turnabout.concerns.models import Key
from turnabout.enrollment.models import Enrollment
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.people.models.people import PersonQuerySet
from turnabout.programs.lines import answers_to, bosses
from turnabout.programs.models import Part, Program
from turnabout.programs.models.program import ProgramQuerySet


class Offered(NamedTuple):
    """Whom an author can choose among, and how many there are beside."""

    contacts: list[Person]
    too_near: int
    without_key: int


def programs_of(person: Person) -> ProgramQuerySet:
    """Return the programs in which somebody takes part or did, whatever became of it."""
    joined = Enrollment.objects.filter(person=person, submitted_at__isnull=False)
    return Program.objects.filter(pk__in=joined.values("cohort__program"))


def contacts_of(program: Program) -> PersonQuerySet:
    """Return everybody who has the seat of a confidential contact."""
    seats = program.seats.open().filter(part=Part.CONTACT).order_by()
    there: PersonQuerySet = Person.objects.here().filter(pk__in=seats.values("person"))
    return there


def offered(program: Program, *, author: Person | None, about: Person | None) -> Offered:
    """Return whom this author can choose for something about this person."""
    everyone = list(contacts_of(program))
    ready = set(Key.objects.open().filter(person__in=everyone).values_list("person", flat=True))
    near = _near([one for one in (author, about) if one], everyone)
    far = [one for one in everyone if one.pk not in near]
    return Offered(
        contacts=[one for one in far if one.pk in ready],
        too_near=len(everyone) - len(far),
        without_key=sum(one.pk not in ready for one in far),
    )


def whom_it_can_be_about(program: Program, author: Person) -> list[Person]:
    """Return whom the form names: whom they meet or met, their own line, who is in charge."""
    pairs = Pair.objects.filter(cohort__program=program).order_by()
    met = [
        *pairs.filter(mentor__person=author).values_list("mentee__person", flat=True),
        *pairs.filter(mentee__person=author).values_list("mentor__person", flat=True),
    ]
    above = bosses([author.pk])[author.pk]
    seats = program.seats.open().order_by().values_list("person", flat=True)
    found = {*met, *above, *seats} - {author.pk}
    return list(Person.objects.filter(pk__in=found))


def _near(people: Iterable[Person], contacts: Iterable[Person]) -> set[int]:
    """Return which contacts are one of these people, or in the line of one, above or below."""
    ones, others = {one.pk for one in people}, {one.pk for one in contacts}
    above = bosses(ones | others)
    return {
        contact
        for contact in others
        for one in ones
        if contact == one or contact in above[one] or answers_to(contact, one, above)
    }
