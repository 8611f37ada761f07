"""The facts of some of the people, as a pool of their own: for looks at a part of all pairs."""

from typing import NamedTuple

import numpy as np

from turnabout.matchmaking.arrays import Flags, Ints
from turnabout.matchmaking.kernels.excerpts import shortened
from turnabout.matchmaking.kernels.facts import Facts

Circles = list[tuple[Ints, Ints]]
"""Mentors and mentees, by row and in order, who are looked at with each other and nobody else."""


class Part(NamedTuple):
    """One part of all pairs, of so many: each mentee with every so-manieth mentor.

    Mentors stand from junior to senior, so that each mentee meets some of every level. The parts
    share no pair, and together they are all pairs.
    """

    number: int
    of: int

    def circles(self, mentors: int, mentees: int) -> Circles:
        """Return who is looked at with whom, of so many mentors and mentees."""
        return [
            (
                np.arange((self.number - first) % self.of, mentors, self.of),
                np.arange(first, mentees, self.of),
            )
            for first in range(self.of)
        ]


class Some(NamedTuple):
    """All pairs of some mentees, given by row and in order."""

    rows: Ints

    def circles(self, mentors: int, _mentees: int) -> Circles:
        """Return who is looked at with whom, of so many mentors."""
        return [(np.arange(mentors), self.rows)]


def excerpt(facts: Facts, mentors: Ints, mentees: Ints) -> Facts:
    """Return the facts of these mentors and mentees only, given by row and in order."""
    place = np.full(len(facts.mentor.level), -1, dtype=np.int32)
    place[mentors] = np.arange(len(mentors))
    start, teacher, share = shortened(facts.start, facts.teacher, facts.share, place)
    ptr, wants = rows_of(facts.ptr, mentees)
    blocked_ptr, blocked = _kept(facts.blocked_ptr, mentees, place[facts.blocked] >= 0)
    extra_ptr, extra = _kept(facts.extra_ptr, mentees, place[facts.extra_mentor] >= 0)
    return facts._replace(
        mentor=facts.mentor.part(mentors),
        mentee=facts.mentee.part(mentees),
        reach=np.searchsorted(mentors, facts.reach[mentees]),
        ptr=ptr,
        key=facts.key[wants],
        points=facts.points[wants],
        rough=facts.rough[wants],
        start=start,
        teacher=teacher,
        share=share,
        blocked_ptr=blocked_ptr,
        blocked=place[facts.blocked[blocked]].astype(np.int64),
        extra_ptr=extra_ptr,
        extra_mentor=place[facts.extra_mentor[extra]].astype(np.int64),
        extra=facts.extra[extra],
    )


def rows_of(ptr: Ints, people: Ints) -> tuple[Ints, Ints]:
    """Return where these people's rows begin once they stand alone, and which rows those are."""
    counts = ptr[people + 1] - ptr[people]
    first = np.concatenate([[0], np.cumsum(counts)])
    rows = np.repeat(ptr[people] - first[:-1], counts) + np.arange(first[-1])
    return first, rows


def _kept(ptr: Ints, people: Ints, kept: Flags) -> tuple[Ints, Ints]:
    """Return the same for those rows only that are to be kept."""
    first, rows = rows_of(ptr, people)
    stays = kept[rows]
    before = np.concatenate([[0], np.cumsum(stays)])
    return before[first], rows[stays]
