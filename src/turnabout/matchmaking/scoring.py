"""Rules and wishes of a whole pool as scores, streamed in blocks and never stored."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from turnabout.matchmaking.arrays import Flags, Ints
from turnabout.matchmaking.columns import Columns, columns
from turnabout.matchmaking.excerpt import Part, Some
from turnabout.matchmaking.hours import WEEK
from turnabout.matchmaking.kernels.facts import Facts
from turnabout.matchmaking.kernels.pairs import score_pairs
from turnabout.matchmaking.kernels.sieve import UNIT
from turnabout.matchmaking.looks import Best, Heaps, Tick, look, look_at_part, sorted_best
from turnabout.matchmaking.named import Named, named, pinned_rows
from turnabout.matchmaking.people import Pool
from turnabout.matchmaking.policy import FULL_SCORE, POINT, Policy
from turnabout.matchmaking.postings import Postings, postings
from turnabout.matchmaking.rules import Setting
from turnabout.matchmaking.topics import Topics

COMMON_VALUES = 3
"""So many values in common earn the full points."""

STYLE_FITS = 16
"""The best fit of two styles: alike on three sliders, opposite on the last."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of every mentor with every mentee, ready to be asked for.

    Scores are whole thousandths of a point, bonuses for existing pairs included; -1 means that a
    rule forbids the pair.
    """

    pool: Pool
    policy: Policy
    people: Columns
    topics: Topics
    postings: Postings
    named: Named
    facts: Facts
    pinned: tuple[Ints, Ints]

    @classmethod
    def of(cls, pool: Pool, policy: Policy) -> "Scores":
        """Return the scores of this pool under this policy.

        Raises PolicyError where a pinned pair does not exist or its people have too few places.
        """
        people = columns(pool, policy)
        topics = Topics(pool.people, policy)
        wanted = postings(people.mentors, people.mentees, topics, policy)
        bonds = named(people, policy)
        facts = _facts(people, wanted, bonds, policy)
        pins = pinned_rows(people, policy)
        return cls(pool, policy, people, topics, wanted, bonds, facts, pins)

    @property
    def setting(self) -> Setting:
        """What rules and wishes look at besides two people."""
        return Setting(self.policy, self.topics, self.people.spans)

    @property
    def highest(self) -> int:
        """The highest score that a pair can have, in thousandths of a point."""
        return FULL_SCORE + (self.policy.keep * POINT if self.policy.existing else 0)

    @property
    def most(self) -> int:
        """More than any bound on a score adds up to, in thousandths of a point."""
        return self.highest + FULL_SCORE

    @property
    def open_places(self) -> tuple[Ints, Ints]:
        """How many partners each mentee and each mentor may have besides the pinned ones."""
        mentor, mentee = self.pinned
        taken = np.bincount(mentor, minlength=len(self.people.mentors))
        given = np.bincount(mentee, minlength=len(self.people.mentees))
        return self.people.mentee.capacity - given, self.people.mentor.capacity - taken

    @property
    def unplaced(self) -> Flags:
        """Which mentees have no pinned mentor."""
        return ~np.isin(np.arange(len(self.people.mentees)), self.pinned[1])

    def of_pairs(self, mentors: Ints, mentees: Ints) -> Ints:
        """Return the score of each mentor with the mentee in the same place, both by row."""
        return score_pairs(self.facts, mentors, mentees)

    def bonus(self, mentors: Ints, mentees: Ints) -> Ints:
        """Return what of each pair's score is its bonus for being a pair already."""
        if not self.policy.existing:
            return np.zeros(len(mentors), dtype=np.int64)
        plain = self.facts._replace(extra=self.facts.extra - self.named.kept)
        return self.of_pairs(mentors, mentees) - score_pairs(plain, mentors, mentees)

    def matrix(self) -> NDArray[np.int32]:
        """Return all scores, mentors by mentees, 0 where a rule forbids. For small pools."""
        shape = len(self.people.mentors), len(self.people.mentees)
        rows, columns = (place.ravel() for place in np.indices(shape))
        scores = self.of_pairs(rows.astype(np.int64), columns.astype(np.int64))
        return np.maximum(scores, 0).astype(np.int32).reshape(shape)

    def best(
        self,
        most: int,
        *,
        prices: Ints | None = None,
        floors: Ints | None = None,
        extra: Ints | None = None,
        besides: tuple[Ints, Ints] | None = None,
        part: Part | Some | None = None,
        tick: Tick = lambda _done, _all: None,
    ) -> Best:
        """Return each mentee's `most` mentors with the highest score less the mentor's price.

        Only values above the mentee's floor count (without floors: above all). `extra` stands in
        for the points of named pairs. Every pair is looked at, but those pinned and those
        `besides`, given by rows of mentors and mentees; with a `part`, only that of all pairs.
        """
        apart = self.pinned if besides is None else _both(self.pinned, besides)
        facts = self.with_blocked(*apart)
        if extra is not None:
            facts = facts._replace(extra=extra)
        mentors, mentees = len(self.people.mentors), len(self.people.mentees)
        if prices is None:
            prices = np.zeros(mentors, dtype=np.int64)
        if floors is None:
            floors = np.full(mentees, -(1 << 60), dtype=np.int64)
        heaps = Heaps.empty(mentees, min(most, max(mentors, 1)))
        if part:
            look_at_part(facts, prices, floors, heaps, part, tick)
        else:
            look(facts, prices, floors, heaps, tick)
        return sorted_best(*heaps)

    def with_blocked(self, mentors: Ints, mentees: Ints) -> Facts:
        """Return the facts as a scan needs them that must not find these pairs, given by row."""
        owner = np.repeat(np.arange(len(self.people.mentees)), np.diff(self.named.blocked_ptr))
        all_mentees = np.concatenate([owner, mentees])
        all_mentors = np.concatenate([self.named.blocked, mentors])
        order = np.lexsort((all_mentors, all_mentees))
        ptr = np.searchsorted(all_mentees[order], np.arange(len(self.people.mentees) + 1))
        return self.facts._replace(blocked_ptr=ptr, blocked=all_mentors[order])


def _both(
    some: tuple[Ints, Ints],
    more: tuple[Ints, Ints],
) -> tuple[Ints, Ints]:
    return np.concatenate([some[0], more[0]]), np.concatenate([some[1], more[1]])


def _facts(people: Columns, wanted: Postings, bonds: Named, policy: Policy) -> Facts:
    weights = policy.weights
    minutes = np.arange(WEEK // people.cell + 1) * people.cell
    beyond = np.minimum(minutes, policy.ample_minutes) - policy.minutes
    time = weights.time * POINT * beyond // (policy.ample_minutes - policy.minutes)
    common = np.minimum(np.arange(64 * people.mentor.values.rows.shape[1] + 1), COMMON_VALUES)
    step = _steps_of(wanted)
    return Facts(
        mentor=people.mentor,
        mentee=people.mentee,
        reach=people.reach,
        ptr=wanted.ptr,
        key=wanted.key,
        points=wanted.points,
        start=wanted.start,
        teacher=wanted.mentor,
        share=wanted.share,
        step=step,
        rough=_rough_points(wanted, step),
        share_of=_shares_of(step),
        blocked_ptr=bonds.blocked_ptr,
        blocked=bonds.blocked,
        extra_ptr=bonds.ptr,
        extra_mentor=bonds.mentor,
        extra=bonds.by_mentee + bonds.by_mentor + bonds.kept,
        seasons=people.seasons,
        time=np.where(minutes >= policy.minutes, time, -1),
        values=weights.values * POINT * common // COMMON_VALUES,
        style=weights.style * POINT * np.arange(STYLE_FITS + 1) // STYLE_FITS,
        distance=weights.distance * POINT,
    )


def _steps_of(wanted: Postings) -> NDArray[np.uint8]:
    """Return each share as a number from 1 to 255, in the order of shares: never too small."""
    width = max(int(np.gcd.reduce(wanted.shares)), -(-int(wanted.shares[-1]) // 255))
    return (-(-wanted.shares // width)).astype(np.uint8)


def _shares_of(step: NDArray[np.uint8]) -> Ints:
    """Return for each step the share it stands for, -1 where several shares have one step."""
    shares = np.full(int(step[-1]) + 1, -1, dtype=np.int64)
    alone = np.bincount(step)[step] == 1
    shares[step[alone]] = np.flatnonzero(alone)
    return shares


def _rough_points(wanted: Postings, step: NDArray[np.uint8]) -> Ints:
    """Return for each want what a step earns at most, in rough units."""
    each = -(-wanted.points // (UNIT * step.astype(np.int64)))
    most: Ints = each.max(axis=1, initial=1)
    return most
