"""What comes out of a match run: the pairs, who has none, and the proof."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np

from turnabout.matchmaking.arrays import Ints
from turnabout.matchmaking.margins import Margins, margins
from turnabout.matchmaking.modes import Optimum, Sample, matched
from turnabout.matchmaking.people import Person, Pool
from turnabout.matchmaking.policy import POINT, Policy, PolicyError
from turnabout.matchmaking.progress import Stages, Watch
from turnabout.matchmaking.rules import Setting, broken_rules
from turnabout.matchmaking.scoring import Scores
from turnabout.matchmaking.swaps import swaps

SWAPS_SHOWN = 1000
"""So many swaps are kept at most, the largest gains first; all are counted."""


class Pair(NamedTuple):
    """A mentor and a mentee; `score` in thousandths of a point, 0 to 100,000."""

    mentor: Person
    mentee: Person
    score: int

    @property
    def points(self) -> float:
        """The score in points, 0 to 100."""
        return self.score / POINT


class Swap(NamedTuple):
    """Two people of different pairs who would both rather have each other.

    Each gain is what that side would win by its own view, in thousandths of a point; against an
    empty place it is the whole score.
    """

    mentor: Person
    mentee: Person
    mentor_gain: int
    mentee_gain: int


class Seen(NamedTuple):
    """What was looked at where all pairs are too many: `pairs` of them, `of` so many.

    Besides, so many `mentees` drawn by chance were looked at with every mentor. Going by what they
    could gain, no total is above `likely`: in 999 of 1,000 draws this holds.
    """

    pairs: int
    of: int
    mentees: int
    likely: int


@dataclass(frozen=True, slots=True)
class Proof:
    """How good the matching is, and how good any other could be at best.

    `total` and `bound` are in thousandths of a point and leave out the bonus for existing pairs
    unless there are such: with them both carry it. No matching that places as many mentees has a
    total above `bound`; no matching at all places more than `coverable` mentees. `seen` says what
    was looked at where all pairs are too many; then only the swaps of its mentees are counted.
    """

    total: int
    bound: int
    placed: int
    coverable: int
    swaps: tuple[Swap, ...]
    swap_count: int
    seen: Seen | None = None

    @property
    def gap(self) -> float:
        """How far the total may be from the best, as a share of the bound: 0 is exact."""
        return (self.bound - self.total) / self.bound if self.bound else 0.0

    @property
    def likely_gap(self) -> float:
        """The gap that a sample leaves likely; the gap itself where all pairs were looked at."""
        if not self.seen or not self.seen.likely:
            return self.gap
        return (self.seen.likely - self.total) / self.seen.likely

    @property
    def exact(self) -> bool:
        """True where nothing better exists."""
        return self.bound == self.total

    @property
    def everyone_placed(self) -> bool:
        """True where everyone who could be placed was placed."""
        return self.placed == self.coverable


@dataclass(frozen=True)
class Matching:
    """The pairs in order of mentee and mentor id, the people without one, and the proof."""

    pool: Pool
    policy: Policy
    pairs: tuple[Pair, ...]
    unmatched_mentors: tuple[Person, ...]
    unmatched_mentees: tuple[Person, ...]
    proof: Proof
    scores: Scores = field(repr=False, compare=False)
    optimum: Optimum = field(repr=False, compare=False)

    @cached_property
    def margins(self) -> Margins:
        """What one place more or less is worth, worked out when it is first asked for."""
        return margins(self.scores, self.optimum)

    @property
    def setting(self) -> Setting:
        """What rules and wishes look at besides two people."""
        return self.scores.setting

    @property
    def shared_minutes(self) -> list[tuple[int, int]]:
        """The minutes a week that each pair is free together, in winter and in summer."""
        people = self.scores.people
        mentor = {person.id: row for row, person in enumerate(people.mentors)}
        mentee = {person.id: row for row, person in enumerate(people.mentees)}
        rows = [(mentor[pair.mentor.id], mentee[pair.mentee.id]) for pair in self.pairs]
        winter, summer = people.shared_minutes(*np.array(rows, dtype=np.int64).reshape(-1, 2).T)
        return list(zip(winter.tolist(), summer.tolist(), strict=True))

    @property
    def total(self) -> int:
        """The sum of all scores, in thousandths of a point."""
        return sum(pair.score for pair in self.pairs)

    @property
    def worst(self) -> Pair | None:
        """The pair with the lowest score, or None where there are no pairs."""
        return min(self.pairs, key=lambda pair: pair.score, default=None)


def match(pool: Pool, policy: Policy | None = None, *, watch: Watch | None = None) -> Matching:
    """Return the pairs that the policy asks for, with their proof.

    The same people and policy give the same pairs, whatever the order of rows. `watch` is told of
    progress; what it raises cancels the run. Raises PolicyError where a pinned pair cannot be, and
    TooManyPairsError where fair or stable would take hours and `exact` does not ask for it.
    """
    policy = policy or Policy()
    stages = Stages(watch)
    scores = Scores.of(pool, policy)
    _refuse_impossible_pins(scores)
    optimum, mentors, mentees = matched(scores, stages)
    mentors, mentees = _with_pins(scores, mentors, mentees)
    everyone = scores.people
    return Matching(
        pool=pool,
        policy=policy,
        pairs=_pairs(scores, mentors, mentees),
        unmatched_mentors=_left(everyone.mentors, mentors),
        unmatched_mentees=_left(everyone.mentees, mentees),
        proof=_proof(scores, optimum, mentors, mentees, stages),
        scores=scores,
        optimum=optimum,
    )


def _refuse_impossible_pins(scores: Scores) -> None:
    mentors, mentees = scores.pinned
    people = scores.people
    impossible = np.flatnonzero(scores.of_pairs(mentors, mentees) < 0)
    if len(impossible):
        setting = scores.setting
        pairs = [(people.mentors[mentors[n]], people.mentees[mentees[n]]) for n in impossible]
        raise PolicyError(
            [
                f"the pinned pair {mentor.id} and {mentee.id} breaks a rule: {reason}"
                for mentor, mentee in pairs
                for _, reason in broken_rules(mentor, mentee, setting)
            ]
        )


def _with_pins(scores: Scores, mentors: Ints, mentees: Ints) -> tuple[Ints, Ints]:
    """Return the rows of all pairs, those pinned included, in order of mentee and mentor."""
    all_mentors = np.concatenate([mentors, scores.pinned[0]])
    all_mentees = np.concatenate([mentees, scores.pinned[1]])
    order = np.lexsort((all_mentors, all_mentees))
    return all_mentors[order], all_mentees[order]


def _pairs(scores: Scores, mentors: Ints, mentees: Ints) -> tuple[Pair, ...]:
    people = scores.people
    points = scores.of_pairs(mentors, mentees) - scores.bonus(mentors, mentees)
    pairs = [
        Pair(people.mentors[mentor], people.mentees[mentee], score)
        for mentor, mentee, score in zip(
            mentors.tolist(), mentees.tolist(), points.tolist(), strict=True
        )
    ]
    return tuple(sorted(pairs, key=lambda pair: (pair.mentee.id, pair.mentor.id)))


def _left(people: tuple[Person, ...], rows: Ints) -> tuple[Person, ...]:
    placed = set(rows.tolist())
    left = (person for row, person in enumerate(people) if row not in placed)
    return tuple(sorted(left, key=lambda person: person.id))


def _proof(scores: Scores, optimum: Optimum, mentors: Ints, mentees: Ints, stages: Stages) -> Proof:
    pinned = int(scores.of_pairs(*scores.pinned).sum())
    sample = optimum.sample
    whose = sample.rows if sample else None
    found = swaps(scores, mentors, mentees, stages("looking for swaps"), whose=whose)
    gains = np.minimum(found.mentor_gain, found.mentee_gain)
    return Proof(
        total=int(scores.of_pairs(mentors, mentees).sum()),
        bound=optimum.bound_of_points + pinned,
        placed=len(np.unique(mentees)),
        coverable=optimum.coverable + int((~scores.unplaced).sum()),
        swaps=tuple(
            Swap(
                scores.people.mentors[found.mentor[row]],
                scores.people.mentees[found.mentee[row]],
                int(found.mentor_gain[row]),
                int(found.mentee_gain[row]),
            )
            for row in _largest(gains, found.counts)
        ),
        swap_count=int(found.counts.sum()),
        seen=_seen(scores, optimum, sample, pinned) if sample else None,
    )


def _seen(scores: Scores, optimum: Optimum, sample: Sample, pinned: int) -> Seen:
    every = len(scores.people.mentors) * len(scores.people.mentees)
    likely = sample.likely - optimum.reserves + pinned
    return Seen(sample.pairs, every, len(sample.rows), likely)


def _largest(gains: Ints, counts: Ints) -> list[int]:
    """Return the mentees with swaps, by row, the largest gains first."""
    rows = np.flatnonzero(counts)
    order = np.lexsort((rows, -gains[rows]))
    return [int(row) for row in rows[order][:SWAPS_SHOWN]]
