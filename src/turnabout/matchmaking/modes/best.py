"""The largest total: solve on a few candidates, look at all pairs with the prices, repeat.

Column generation for the assignment problem (Gilmore and Gomory 1961; for matching Bertsekas 1991,
chapter 4): each look at all pairs brings those that would still pay and a bound over every pair.
Where none would pay, the choice is the best there is among all pairs, not just the candidates.
"""

from dataclasses import dataclass

import numpy as np

from turnabout.matchmaking.arrays import Ints
from turnabout.matchmaking.candidates import Candidates
from turnabout.matchmaking.kernels.scan import CLOSED
from turnabout.matchmaking.progress import Stages
from turnabout.matchmaking.scoring import Best, Scores
from turnabout.matchmaking.solvers import Choice, Limits, best_choice

FIRST = 16
"""Candidates of each mentee to begin with, at least."""

MORE = 8
"""Candidates that a mentee gains in each further look."""

TOLERANCE = 0.0005
"""The largest gap, as a share of the bound, where an exact matching is not asked for."""

EXACT_UP_TO = 5000
"""People on a side up to which a matching is exact unless it is said otherwise."""


@dataclass(frozen=True, slots=True)
class Optimum:
    """The candidates with the best of them taken, the prices, and a bound over all pairs.

    `value` and `bound` count scores and, for each mentee placed, the reserve. `reachable` counts
    the mentees for whom at least one pair is allowed. Pinned pairs are left out.
    """

    candidates: Candidates
    choice: Choice
    limits: Limits
    value: int
    bound: int
    reachable: int

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


def best(scores: Scores, *, cover: bool, stages: Stages) -> Optimum:
    """Return the pairs of the largest total; with `cover`, among those that place most mentees."""
    limits = limits_of(scores, cover=cover)
    found = scores.best(FIRST, tick=stages("scoring all pairs"))
    free = np.zeros(len(limits.right), dtype=np.int64)
    candidates = Candidates.of(found, free, len(limits.left))
    reachable = int(((np.diff(found.ptr) > 0) & scores.unplaced).sum())
    choice = best_choice(candidates.edges, limits, tick=stages("solving"))
    candidates = candidates.take(choice.taken)
    while True:
        improving = scores.best(
            MORE,
            prices=choice.price,
            floors=floors(choice.claim, limits),
            besides=beyond_claim(candidates, limits),
            tick=stages("looking for better pairs"),
        )
        value = _value(candidates, limits)
        bound = value + _slack(improving, choice.claim, limits)
        if bound == value or _near_enough(scores, candidates, bound - value):
            return Optimum(candidates, choice, limits, value, bound, reachable)
        more = Candidates.of(improving, choice.price, len(limits.left))
        candidates = candidates.joined(more)
        choice = best_choice(
            candidates.edges,
            limits,
            price=choice.price,
            taken=candidates.taken,
            tick=stages("solving"),
        )
        candidates = candidates.take(choice.taken)


def limits_of(scores: Scores, *, cover: bool) -> Limits:
    """Return how many partners each may have besides pinned ones, and what placing a mentee earns.

    With `cover` it earns more than all scores together, so that no points make up for it.
    """
    left, right = scores.open_places
    everything = int(left.sum()) * 2 * scores.highest + 1
    reserve = np.where(scores.unplaced & (left > 0), everything if cover else 0, 0)
    floor = np.zeros(len(right), dtype=np.int64)
    return Limits(left=left, right=right, reserve=reserve.astype(np.int64), floor=floor)


def _value(candidates: Candidates, limits: Limits) -> int:
    placed = np.unique(candidates.mentee[candidates.taken])
    return int(candidates.score[candidates.taken].sum() + limits.reserve[placed].sum())


def floors(claim: Ints, limits: Limits) -> Ints:
    """Return what a mentor must offer each mentee to be worth a look; closed without a place."""
    return np.where(limits.left > 0, claim, CLOSED)


def beyond_claim(candidates: Candidates, limits: Limits) -> tuple[Ints, Ints]:
    """Return the pairs taken whose worth may lie above the mentee's claim: no news in a scan."""
    several = candidates.taken & (limits.left[candidates.mentee] > 1)
    return candidates.mentor[several], candidates.mentee[several]


def _slack(improving: Best, claim: Ints, limits: Limits) -> int:
    """Return how much the prices leave open: raising each claim to its best offer closes it."""
    has = np.diff(improving.ptr) > 0
    offer = improving.value[improving.ptr[:-1][has]]
    return int(((offer - claim[has]) * limits.left[has]).sum())


def _near_enough(scores: Scores, candidates: Candidates, slack: int) -> bool:
    exact = scores.policy.exact
    if exact is None:
        exact = max(len(scores.people.mentors), len(scores.people.mentees)) <= EXACT_UP_TO
    return not exact and slack <= TOLERANCE * candidates.score[candidates.taken].sum()
