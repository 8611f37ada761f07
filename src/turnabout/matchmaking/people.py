"""The people of a program, as plain immutable values."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

LADDER = (
    "new to me",
    "can follow someone",
    "can do it with help",
    "can do it alone",
    "can show others",
)
"""The words of the ladder: `LADDER[3]` is what level 3 means."""

STYLE_SLIDERS = (
    "plan or improvise",
    "think aloud or reflect first",
    "blunt or gentle feedback",
    "big picture or detail",
)
"""The four style sliders, each from 1 (its first word) to 5 (its last word)."""


class Role(StrEnum):
    """What a person signed up for."""

    MENTOR = "mentor"
    MENTEE = "mentee"
    BOTH = "both"
    DIRECTORY = ""

    @property
    def mentors(self) -> bool:
        """True where this person offers to mentor someone senior."""
        return self in {Role.MENTOR, Role.BOTH}

    @property
    def learns(self) -> bool:
        """True where this person wants to be mentored by someone junior."""
        return self in {Role.MENTEE, Role.BOTH}


class Offer(NamedTuple):
    """A topic that a mentor can help with, and the mentor's own level on the ladder, 0 to 4."""

    topic: str
    level: int


class Want(NamedTuple):
    """A topic that a mentee wants to learn, the level today (0 to 4) and the urgency (1 to 3)."""

    topic: str
    level: int
    urgency: int = 1


class Slot(NamedTuple):
    """A weekly hour on the person's own clock, in minutes since Monday 00:00."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person: who they are, what they offer and want, when they are free.

    `level` is the rank of the grade, larger is more senior. `prefers` lists ids, first choice
    first. `values` names up to three work values. `style` is empty or has a number from 1 to 5 for
    each of STYLE_SLIDERS. `capacity` is how many partners at once, on each side of a pair.
    """

    id: str
    name: str = ""
    role: Role = Role.DIRECTORY
    level: int = 0
    email: str = ""
    job_title: str = ""
    department: str = ""
    grade: str = ""
    manager_id: str | None = None
    timezone: str = "UTC"
    languages: tuple[str, ...] = ()
    capacity: int = 1
    offers: tuple[Offer, ...] = ()
    wants: tuple[Want, ...] = ()
    slots: tuple[Slot, ...] = ()
    not_with: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    prefers: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    style: tuple[int, ...] = ()


@dataclass(frozen=True)
class Pool:
    """Everyone of the organisation that is known, those who did not sign up included.

    The people stand in order of their ids, so that the order of rows never matters. Those who did
    not sign up count for the reporting lines.
    """

    people: tuple[Person, ...]

    @classmethod
    def of(cls, people: Iterable[Person]) -> "Pool":
        """Return the pool of these people. Raises ValueError where two share an id."""
        pool = cls(tuple(sorted(people, key=lambda person: person.id)))
        if len(pool._by_id) != len(pool.people):
            pairs = zip(pool.people, pool.people[1:], strict=False)
            twice = next(one.id for one, next_one in pairs if one.id == next_one.id)
            raise ValueError(f"two people share the id {twice!r}: give each their own")
        return pool

    @cached_property
    def mentors(self) -> tuple[Person, ...]:
        """Those who offer to mentor, in order of their ids."""
        return tuple(person for person in self.people if person.role.mentors)

    @cached_property
    def mentees(self) -> tuple[Person, ...]:
        """Those who want to be mentored, in order of their ids."""
        return tuple(person for person in self.people if person.role.learns)

    def __getitem__(self, person_id: str) -> Person:
        """Return the person with this id. Raises KeyError where there is none."""
        return self._by_id[person_id]

    def __contains__(self, person_id: object) -> bool:
        return person_id in self._by_id

    def __len__(self) -> int:
        return len(self.people)

    @cached_property
    def _by_id(self) -> dict[str, Person]:
        return {person.id: person for person in self.people}
