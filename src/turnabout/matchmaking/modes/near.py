"""The largest total for very many people: near it, with a bound that says how near.

The road of `best`, with an auction in the place of the exact solver. Where even one look at all
pairs would take too long, every look is at a part, and the bound is only what nobody can exceed:
the highest score for everyone.
"""

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from turnabout.matchmaking.arrays import Ints
from turnabout.matchmaking.candidates import Candidates
from turnabout.matchmaking.modes.best import TOLERANCE
from turnabout.matchmaking.modes.optimum import Optimum, floors_of, limits_of, slack_of, value_of
from turnabout.matchmaking.progress import Stages
from turnabout.matchmaking.scoring import Part, Scores
from turnabout.matchmaking.solvers import Choice, Limits, near_choice

LARGE = 30_000
"""People on a side beyond which the road is this one, unless an exact matching is asked for."""

LOOKABLE = 30_000_000_000
"""So many pairs can all be looked at, a few times, within minutes."""

FIRST = 16
"""Candidates of each mentee from the first look."""

MORE = 12
"""Candidates that a mentee gains in each further look."""

LOOKS = 6
"""So many looks at most after the first."""

CEILING = 100_000
"""How much placing a mentee counts, in thousandths of a point: what nobody bids beyond."""


class Bids(NamedTuple):
    """The least that a bid raises a price, and how far below nothing a bidder goes at most.

    Both in thousandths of a point.
    """

    least: int
    ceiling: int


BIDS = (Bids(100, 15_000), Bids(40, 15_000), Bids(10, CEILING))
"""Bids look by look; the last ones stay.

Where candidates are few and prices far from their end, finer bids only take longer, and so does
bidding on where many compete for few.
"""

ANYTHING = -(1 << 59)
"""The floor of a mentee without candidates: any allowed pair is above it."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known so far: the candidates, the best choice of them, and the lowest bound."""

    candidates: Candidates
    choice: Choice
    bound: int


def is_large(scores: Scores) -> bool:
    """Return True where a proven gap of 0 would take too long and is not asked for."""
    size = max(len(scores.people.mentors), len(scores.people.mentees))
    return size > LARGE and not scores.policy.exact


def near(scores: Scores, *, cover: bool, stages: Stages) -> Optimum:
    """Return pairs of nearly the largest total, with as many mentees placed as bids could place."""
    limits = limits_of(scores, cover=cover)
    limits = replace(limits, reserve=np.minimum(limits.reserve, CEILING))
    parts = -(-len(limits.left) * len(limits.right) * LOOKS // LOOKABLE)
    known = _first_look(scores, limits, _part(0, parts), stages)
    for look in range(1, LOOKS + 1):
        known = _next_look(scores, limits, known, look, _part(look, parts), stages)
        if known.bound - value_of(known.candidates, limits) <= TOLERANCE * _total(known):
            break
    reachable = int(((np.diff(known.candidates.edges.ptr) > 0) & scores.unplaced).sum())
    if _part(0, parts):
        reachable = int(scores.unplaced.sum())
    return Optimum(
        known.candidates,
        known.choice,
        limits,
        value_of(known.candidates, limits),
        known.bound,
        reachable,
        settled=False,
    )


def _part(look: int, parts: int) -> Part | None:
    """Return the part of all pairs to look at; None for all of them."""
    return Part(look, parts) if parts > LOOKS else None


def _first_look(scores: Scores, limits: Limits, part: Part | None, stages: Stages) -> _Known:
    stage = "scoring a part of all pairs" if part else "scoring all pairs"
    found = scores.best(FIRST, part=part, tick=stages(stage))
    free = np.zeros(len(limits.right), dtype=np.int64)
    candidates = Candidates.of(found, free, len(limits.left))
    return _chosen(candidates, limits, _highest(scores, limits), BIDS[0], stages)


def _next_look(
    scores: Scores, limits: Limits, known: _Known, look: int, part: Part | None, stages: Stages
) -> _Known:
    """Look for pairs that would pay at the prices known, and choose anew with them."""
    choice = known.choice
    alone = np.diff(known.candidates.edges.ptr) == 0
    improving = scores.best(
        MORE,
        prices=choice.price,
        floors=np.where(alone, ANYTHING, floors_of(choice.claim, limits)),
        part=part,
        tick=stages("looking for better pairs"),
    )
    bound = known.bound
    if part is None:
        claim = np.maximum(choice.claim, -limits.reserve)
        bound = min(bound, _dual(choice.price, claim, limits) + slack_of(improving, claim, limits))
    more = Candidates.of(improving, choice.price, len(limits.left))
    bids = BIDS[min(look, len(BIDS) - 1)]
    return _chosen(known.candidates.joined(more), limits, bound, bids, stages)


def _chosen(
    candidates: Candidates, limits: Limits, bound: int, bids: Bids, stages: Stages
) -> _Known:
    tick = stages("taking bids")
    tick(0, 1)
    choice = near_choice(candidates.edges, limits, least=bids.least, ceiling=bids.ceiling)
    tick(1, 1)
    return _Known(candidates.take(choice.taken), choice, bound)


def _dual(price: Ints, claim: Ints, limits: Limits) -> int:
    """Return what no choice among pairs within these prices and claims can be worth more than."""
    one = limits.left == 1
    kept = np.where(one, claim + limits.reserve, limits.reserve + limits.left * claim.clip(0))
    return int((limits.right * price).sum() + np.where(limits.left > 0, kept, 0).sum())


def _highest(scores: Scores, limits: Limits) -> int:
    places = min(int(limits.left.sum()), int(limits.right.sum()))
    return places * scores.highest + int(limits.reserve.sum())


def _total(known: _Known) -> int:
    return int(known.candidates.score[known.candidates.taken].sum())
