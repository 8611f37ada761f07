"""Who would rather swap: the pairs of people who would both gain by leaving their partners.

Each side sees the points of a pair without the other side's choice: my own stars count for me,
yours do not. A person with a place left gains by any partner. Where nobody would rather swap, the
matching is stable (Gale and Shapley 1962; with ties, weakly stable).
"""

from typing import NamedTuple

import numpy as np

from turnabout.matchmaking.arrays import Ints
from turnabout.matchmaking.excerpt import excerpt, rows_of
from turnabout.matchmaking.kernels.swaps import find_swaps
from turnabout.matchmaking.looks import MENTEE_BLOCK, Tick, in_blocks
from turnabout.matchmaking.scoring import Scores


class Views(NamedTuple):
    """What pairs are worth to their mentees and to their mentors, in thousandths of a point."""

    mentee: Ints
    mentor: Ints


class Swaps(NamedTuple):
    """For mentees, by row: how many swaps, and of the best one the mentor and both gains."""

    mentee: Ints
    counts: Ints
    mentor: Ints
    mentee_gain: Ints
    mentor_gain: Ints


def views(scores: Scores, mentors: Ints, mentees: Ints) -> Views:
    """Return what these pairs, given by row, are worth to either side."""
    bonds = scores.named
    place = mentees * len(scores.people.mentors) + mentors
    owner = np.repeat(np.arange(len(scores.people.mentees)), np.diff(bonds.ptr))
    named = owner * len(scores.people.mentors) + bonds.mentor
    at = np.minimum(np.searchsorted(named, place), max(len(named) - 1, 0))
    found = named[at] == place if len(named) else np.zeros(len(place), dtype=np.bool_)
    score = scores.of_pairs(mentors, mentees)
    by_mentee, by_mentor = (
        np.where(found, points[at], 0) if len(named) else np.zeros(len(place), dtype=np.int64)
        for points in (bonds.by_mentee, bonds.by_mentor)
    )
    return Views(score - by_mentor, score - by_mentee)


def swaps(
    scores: Scores, mentors: Ints, mentees: Ints, tick: Tick, *, whose: Ints | None = None
) -> Swaps:
    """Return who would rather swap where these are the pairs, by row.

    Every mentee is looked at with every mentor; or only those mentees `whose` swaps are asked for.
    """
    worth = views(scores, mentors, mentees)
    own = _least(mentees, worth.mentee, scores.people.mentee.capacity)
    theirs = _least(mentors, worth.mentor, scores.people.mentor.capacity)
    bonds = scores.named
    facts = scores.with_blocked(mentors, mentees)._replace(extra=bonds.kept)
    by_mentee, by_mentor = bonds.by_mentee, bonds.by_mentor
    if whose is not None:
        named = rows_of(facts.extra_ptr, whose)[1]
        facts = excerpt(facts, np.arange(len(theirs)), whose)
        own, by_mentee, by_mentor = own[whose], by_mentee[named], by_mentor[named]
    who = np.arange(len(own)) if whose is None else whose
    found = Swaps(who, *(np.zeros(len(own), dtype=np.int64) for _ in Swaps._fields[1:]))

    def scan(begin: int) -> None:
        rows = slice(begin, begin + MENTEE_BLOCK)
        find_swaps(
            facts, by_mentee, by_mentor, own, theirs, begin,
            found.counts[rows], found.mentor[rows], found.mentee_gain[rows],
            found.mentor_gain[rows],
        )  # fmt: skip

    in_blocks(scan, len(own), tick)
    some = np.flatnonzero(found.counts)
    found.mentee_gain[some] -= own[some] < 0
    found.mentor_gain[some] -= theirs[found.mentor[some]] < 0
    return found


def _least(people: Ints, worth: Ints, capacity: Ints) -> Ints:
    """Return what each person must gain more than: less than nothing where a place is left."""
    least = np.full(len(capacity), np.iinfo(np.int64).max)
    np.minimum.at(least, people, worth)
    held = np.bincount(people, minlength=len(capacity))
    return np.where(held < capacity, -1, least)
