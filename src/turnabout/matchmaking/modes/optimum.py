"""The best choice of pairs that is known, and how much better any other could be."""

from dataclasses import dataclass

import numpy as np

from turnabout.matchmaking.arrays import Ints
from turnabout.matchmaking.candidates import Candidates
from turnabout.matchmaking.kernels.scan import CLOSED
from turnabout.matchmaking.looks import Best
from turnabout.matchmaking.scoring import Scores
from turnabout.matchmaking.solvers import Choice, Limits


@dataclass(frozen=True, slots=True)
class Sample:
    """Mentees drawn by chance, by row, who were looked at with every mentor.

    `pairs` counts the pairs that were looked at of all; no choice is worth more than `likely`, by
    what these mentees could gain, in 999 of 1,000 draws.
    """

    rows: Ints
    pairs: int
    likely: int


@dataclass(frozen=True, slots=True)
class Optimum:
    """The candidates with the best of them taken, the prices, and a bound over all pairs.

    `value` and `bound` count scores and, for each mentee placed, the reserve. `reachable` counts
    the mentees for whom at least one pair is allowed. Pinned pairs are left out. `settled` says
    that nothing better can be taken of the candidates, whatever the bound over all pairs. `sample`
    stands in for the pairs that nobody looked at, where there are such.
    """

    candidates: Candidates
    choice: Choice
    limits: Limits
    value: int
    bound: int
    reachable: int
    settled: bool = True
    sample: Sample | None = None

    @property
    def mentors(self) -> Ints:
        """The rows of the mentors of the pairs taken."""
        return self.candidates.mentor[self.candidates.taken]

    @property
    def mentees(self) -> Ints:
        """The rows of the mentees of the pairs taken, in order."""
        return self.candidates.mentee[self.candidates.taken]

    @property
    def reserves(self) -> int:
        """What placing mentees earned."""
        return int(self.limits.reserve[np.unique(self.mentees)].sum())

    @property
    def bound_of_points(self) -> int:
        """The largest total of scores that any choice placing as many mentees can have."""
        return self.bound - self.reserves

    @property
    def coverable(self) -> int:
        """The most mentees without a pin that any choice can place: proven, maybe not reached."""
        if self.bound == self.value and self.limits.reserve.any():
            return int((self.limits.reserve[np.unique(self.mentees)] > 0).sum())
        return min(self.reachable, int(self.limits.right.sum()))


def limits_of(scores: Scores, *, cover: bool) -> Limits:
    """Return how many partners each may have besides pinned ones, and what placing a mentee earns.

    With `cover` it earns more than all scores together, so that no points make up for it.
    """
    left, right = scores.open_places
    everything = int(left.sum()) * 2 * scores.highest + 1
    reserve = np.where(scores.unplaced & (left > 0), everything if cover else 0, 0)
    floor = np.zeros(len(right), dtype=np.int64)
    return Limits(left=left, right=right, reserve=reserve.astype(np.int64), floor=floor)


def value_of(candidates: Candidates, limits: Limits) -> int:
    """Return the scores of the candidates taken, and the reserves of the mentees they place."""
    placed = np.unique(candidates.mentee[candidates.taken])
    return int(candidates.score[candidates.taken].sum() + limits.reserve[placed].sum())


def floors_of(claim: Ints, limits: Limits) -> Ints:
    """Return what a mentor must offer each mentee to be worth a look; closed without a place."""
    return np.where(limits.left > 0, claim, CLOSED)


def beyond_claim(candidates: Candidates, limits: Limits) -> tuple[Ints, Ints]:
    """Return the pairs taken whose worth may lie above the mentee's claim: no news in a scan."""
    several = candidates.taken & (limits.left[candidates.mentee] > 1)
    return candidates.mentor[several], candidates.mentee[several]


def slack_of(improving: Best, claim: Ints, limits: Limits) -> int:
    """Return how much the prices leave open: raising each claim to its best offer closes it."""
    has = np.diff(improving.ptr) > 0
    offer = improving.value[improving.ptr[:-1][has]]
    return int(((offer - claim[has]) * limits.left[has]).sum())
