"""Whose a row is: the ways in which tables say it."""

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Protocol

from django.db.models import Q

from turnabout.people.models import Person
from turnabout.programs.models import Side

EVERY = Q()


class Whose(Protocol):
    """How the rows of a person are found in a table."""

    def of(self, person: Person) -> Q:
        """Return what is true of the rows of this person."""


@dataclass(frozen=True)
class By:
    """The table names the person, in one of these fields."""

    fields: tuple[str, ...]

    def __init__(self, *fields: str) -> None:
        object.__setattr__(self, "fields", fields)

    def of(self, person: Person) -> Q:
        """Return what is true of the rows of this person."""
        return reduce(or_, (Q(**{field: person.pk}) for field in self.fields))


@dataclass(frozen=True)
class Address:
    """The table names the address of the person."""

    field: str

    def of(self, person: Person) -> Q:
        """Return what is true of the rows of this person."""
        return Q(**{self.field: person.email})


@dataclass(frozen=True)
class OnSide:
    """The table names a pair, and the side of it whose the row is."""

    pair: str = "pair"
    side: str = "side"

    def of(self, person: Person) -> Q:
        """Return what is true of the rows of this person."""
        return reduce(
            or_, (Q(**{self.side: side, f"{self.pair}__{side}__person": person}) for side in Side)
        )


@dataclass(frozen=True)
class Across:
    """What the other side of a pair sent to this one, as long as both are signed up."""

    pair: str = "pair"
    side: str = "side"
    only: Q = EVERY

    def of(self, person: Person) -> Q:
        """Return what is true of the rows that were sent to this person."""
        ways = ((Side.MENTOR, Side.MENTEE), (Side.MENTEE, Side.MENTOR))
        return self.only & reduce(
            or_,
            (
                Q(
                    **{
                        self.side: sender,
                        f"{self.pair}__{reader}__person": person,
                        f"{self.pair}__{reader}__withdrawn_at__isnull": True,
                    }
                )
                for sender, reader in ways
            ),
        )


@dataclass(frozen=True)
class OfPair:
    """The row belongs to both people of a pair."""

    pair: str = "pair"
    only: Q = EVERY

    def of(self, person: Person) -> Q:
        """Return what is true of the rows of this person."""
        return self.only & reduce(
            or_, (Q(**{f"{self.pair}__{side}__person": person}) for side in Side)
        )


@dataclass(frozen=True)
class AnyOf:
    """One of several ways."""

    ways: tuple[Whose, ...]

    def __init__(self, *ways: Whose) -> None:
        object.__setattr__(self, "ways", ways)

    def of(self, person: Person) -> Q:
        """Return what is true of the rows of this person."""
        return reduce(or_, (way.of(person) for way in self.ways))
