"""Finds the person whom a coordinator means: by id, or by a name that only one of them has."""

from difflib import get_close_matches

from turnabout.cli.exits import UsageFault
from turnabout.matchmaking.people import Person, Pool


def find_person(pool: Pool, text: str) -> Person:
    """Return the person with this id or name. Raises UsageFault where there is none, or several."""
    if text in pool:
        return pool[text]
    found = [person for person in pool.people if _same(person.name, text)]
    found = found or [person for person in pool.people if _same(person.id, text)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageFault(f"{len(found)} people are called {text}: give an id.", _listed(found))
    raise UsageFault(f"nobody has the id or the name {text}.", _near(pool, text))


def named(person: Person) -> str:
    """Return the name with the id, or the id alone."""
    return f"{person.name} ({person.id})" if person.name else person.id


def _same(one: str, other: str) -> bool:
    return one.split() != [] and one.casefold().split() == other.casefold().split()


def _listed(people: list[Person]) -> list[str]:
    return [f"{named(person)}, {person.job_title or 'no job title'}" for person in people[:20]]


def _near(pool: Pool, text: str) -> list[str]:
    spellings = {person.name.casefold(): person for person in pool.people}
    spellings |= {person.id.casefold(): person for person in pool.people}
    close = get_close_matches(text.casefold(), list(spellings), n=3)
    return [f"did you mean {named(spellings[each])}?" for each in close]
