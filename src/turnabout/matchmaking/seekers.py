"""Those of one side who have no partner, and the other side that they look at."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from turnabout.matchmaking.arrays import Flags, Ints
from turnabout.matchmaking.kernels.pairs import broken_bits
from turnabout.matchmaking.margins import OUT_OF_REACH
from turnabout.matchmaking.matching import Matching
from turnabout.matchmaking.people import Person
from turnabout.matchmaking.scoring import Scores


@dataclass(frozen=True, slots=True)
class Seekers:
    """Those who wait on one side: its `role`, what the `others` are called, who may be a partner.

    `partners` are all of the other side, by row; `price` is what a place of each costs
    the whole, `free` who of them has a place left.
    """

    scores: Scores
    role: str
    others: str
    waiting: tuple[Person, ...]
    row_of: dict[str, int]
    partners: tuple[Person, ...]
    price: Ints
    free: Flags

    def each(self) -> Iterator[tuple[Person, Ints]]:
        """Yield everyone without a partner, with their scores by partner: -1 where forbidden."""
        for person in self.waiting:
            yield person, self.scores.of_pairs(*self._rows(person))

    def broken(self, person: Person) -> Ints:
        """Return for each partner the bits of the rules that forbid this person."""
        return broken_bits(self.scores.facts, *self._rows(person))

    def pair(self, person: Person, partner: Person) -> tuple[Person, Person]:
        """Return the two as mentor and mentee."""
        return (person, partner) if self.role == "mentor" else (partner, person)

    def rise(self, person: Person) -> Ints:
        """Return for each partner by how many levels the mentee of the two is above the mentor."""
        people = self.scores.people
        if self.role == "mentor":
            return people.mentee.level - person.level
        return person.level - people.mentor.level

    def _rows(self, person: Person) -> tuple[Ints, Ints]:
        """Return the rows of mentors and mentees of this person with every partner."""
        here = np.full(len(self.partners), self.row_of[person.id])
        there = np.arange(len(self.partners))
        return (here, there) if self.role == "mentor" else (there, here)


def both_sides(matching: Matching) -> tuple[Seekers, Seekers]:
    """Return the mentees who seek a mentor, and the mentors who seek a mentee."""
    people, limits, prices = matching.scores.people, matching.optimum.limits, matching.margins
    mentor_rows, mentee_rows = _rows_of(people.mentors), _rows_of(people.mentees)
    mentors = [mentor_rows[pair.mentor.id] for pair in matching.pairs]
    mentees = [mentee_rows[pair.mentee.id] for pair in matching.pairs]
    return (
        Seekers(
            matching.scores,
            "mentee",
            "mentor",
            matching.unmatched_mentees,
            mentee_rows,
            people.mentors,
            np.where(limits.right > 0, prices.loss, OUT_OF_REACH),
            _free(mentors, people.mentor.capacity),
        ),
        Seekers(
            matching.scores,
            "mentor",
            "mentee",
            matching.unmatched_mentors,
            mentor_rows,
            people.mentees,
            np.where(limits.left > 0, prices.worth, OUT_OF_REACH),
            _free(mentees, people.mentee.capacity),
        ),
    )


def left_by_rules(scores: Scores, rows: Ints) -> Seekers:
    """Return the mentees of these rows as seekers whom the rules leave no mentor, unmatched yet."""
    people = scores.people
    return Seekers(
        scores,
        "mentee",
        "mentor",
        tuple(people.mentees[row] for row in rows.tolist()),
        _rows_of(people.mentees),
        people.mentors,
        price=np.zeros(len(people.mentors), dtype=np.int64),
        free=np.ones(len(people.mentors), dtype=np.bool_),
    )


def _rows_of(people: tuple[Person, ...]) -> dict[str, int]:
    return {person.id: row for row, person in enumerate(people)}


def _free(rows: list[int], capacity: Ints) -> Flags:
    taken = np.bincount(np.array(rows, dtype=np.int64), minlength=len(capacity))
    return taken < capacity
