"""The largest total: solve on a few candidates, look at all pairs with the prices, repeat.

Column generation for the assignment problem (Gilmore and Gomory 1961; for matching Bertsekas 1991,
chapter 4): each look at all pairs brings those that would still pay and a bound over every pair.
Where none would pay, the choice is the best there is among all pairs, not just the candidates.
"""

import numpy as np

from turnabout.matchmaking.candidates import Candidates
from turnabout.matchmaking.modes.optimum import (
    Optimum,
    beyond_claim,
    floors_of,
    limits_of,
    slack_of,
    value_of,
)
from turnabout.matchmaking.progress import Stages
from turnabout.matchmaking.scoring import Scores
from turnabout.matchmaking.solvers import covering_choice

FIRST = 16
"""Candidates of each mentee to begin with, at least."""

MORE = 8
"""Candidates that a mentee gains in each further look."""

TOLERANCE = 0.0005
"""The largest gap, as a share of the bound, where an exact matching is not asked for."""

EXACT_UP_TO = 5000
"""People on a side up to which a matching is exact unless it is said otherwise."""


def best(scores: Scores, *, cover: bool, stages: Stages) -> Optimum:
    """Return the pairs of the largest total; with `cover`, among those that place most mentees."""
    limits = limits_of(scores, cover=cover)
    found = scores.best(FIRST, tick=stages("scoring all pairs"))
    free = np.zeros(len(limits.right), dtype=np.int64)
    candidates = Candidates.of(found, free, len(limits.left))
    reachable = int(((np.diff(found.ptr) > 0) & scores.unplaced).sum())
    chosen = covering_choice(candidates.edges, limits, tick=stages("solving"))
    while True:
        choice = chosen.choice
        candidates = candidates.take(choice.taken)
        improving = scores.best(
            MORE,
            prices=choice.price,
            floors=floors_of(choice.claim, limits),
            besides=beyond_claim(candidates, limits),
            tick=stages("looking for better pairs"),
        )
        value = value_of(candidates, limits)
        bound = value + slack_of(improving, choice.claim, limits)
        if bound == value or _near_enough(scores, candidates, bound - value):
            return Optimum(candidates, choice, limits, value, bound, reachable)
        more = Candidates.of(improving, choice.price, len(limits.left))
        candidates = candidates.joined(more)
        chosen = covering_choice(
            candidates.edges,
            limits,
            price=chosen.modest,
            taken=candidates.taken,
            tick=stages("solving"),
        )


def _near_enough(scores: Scores, candidates: Candidates, slack: int) -> bool:
    exact = scores.policy.exact
    if exact is None:
        exact = max(len(scores.people.mentors), len(scores.people.mentees)) <= EXACT_UP_TO
    return not exact and slack <= TOLERANCE * candidates.score[candidates.taken].sum()
