"""Reporting lines: who is above whom, at any depth, in two comparisons."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from turnabout.matchmaking.arrays import Ints
from turnabout.matchmaking.kernels.tree import heads_of_circles, walked
from turnabout.matchmaking.people import Person

NOBODY = -1
"""The row of a manager who is not among the people."""


class Span(NamedTuple):
    """A person's place in a walk of the tree: everyone below entered within `enter` and `leave`."""

    enter: int
    leave: int

    def holds(self, other: "Span") -> bool:
        """Return True where the other is below this one, or the same."""
        return self.enter <= other.enter < self.leave


@dataclass(frozen=True, slots=True, eq=False)
class Spans(Mapping[str, Span]):
    """The spans of people who stand in order of their ids, by id: two numbers for each of them."""

    people: Sequence[Person]
    enter: Ints
    leave: Ints

    def __getitem__(self, person_id: str) -> Span:
        """Return this person's span. Raises KeyError where there is no such person."""
        row = bisect_left(self.people, person_id, key=attrgetter("id"))
        if row == len(self.people) or self.people[row].id != person_id:
            raise KeyError(person_id)
        return Span(int(self.enter[row]), int(self.leave[row]))

    def __iter__(self) -> Iterator[str]:
        return (person.id for person in self.people)

    def __len__(self) -> int:
        return len(self.people)

    def of(self, people: Sequence[Person]) -> tuple[Ints, Ints]:
        """Return `enter` and `leave` of these people, in their order."""
        place = _places(self.people)
        rows = np.fromiter((place[person.id] for person in people), dtype=np.int64)
        return self.enter[rows], self.leave[rows]


def reporting_spans(people: Sequence[Person]) -> Spans:
    """Return each person's span in the tree of managers; people stand in order of their ids.

    A manager who is not among the people ends the line. People who manage each other in a circle
    all stand above one another: they share one span.
    """
    place = _places(people)
    manager = np.fromiter((_above(person, place) for person in people), dtype=np.int64)
    head = heads_of_circles(manager)
    above = np.where(manager >= 0, head[manager], NOBODY)
    enter, leave = walked(np.where(above == np.arange(len(above)), NOBODY, above))
    return Spans(people, enter[head], leave[head])


def _places(people: Sequence[Person]) -> dict[str, int]:
    return {person.id: row for row, person in enumerate(people)}


def _above(person: Person, place: dict[str, int]) -> int:
    return NOBODY if person.manager_id is None else place.get(person.manager_id, NOBODY)
