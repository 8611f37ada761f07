"""The largest total for very many people: near it, with a bound that says how near.

The road of `best`, with an auction in the place of the exact solver.
"""

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from turnabout.matchmaking.candidates import Candidates
from turnabout.matchmaking.excerpt import Part
from turnabout.matchmaking.looks import Best
from turnabout.matchmaking.modes.best import TOLERANCE
from turnabout.matchmaking.modes.optimum import Optimum, floors_of, limits_of, slack_of, value_of
from turnabout.matchmaking.progress import Stages
from turnabout.matchmaking.scoring import Scores
from turnabout.matchmaking.solvers import Choice, Limits, near_choice

LARGE = 30_000
"""People on a side beyond which the road is this one, unless an exact matching is asked for."""

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
class Known:
    """What is known so far: the candidates and the best choice of them."""

    candidates: Candidates
    choice: Choice


def is_large(scores: Scores) -> bool:
    """Return True where a proven gap of 0 would take too long and is not asked for."""
    size = max(len(scores.people.mentors), len(scores.people.mentees))
    return size > LARGE and not scores.policy.exact


def near(scores: Scores, *, cover: bool, stages: Stages) -> Optimum:
    """Return pairs of nearly the largest total, with as many mentees placed as bids could place."""
    limits = modest_limits(scores, cover=cover)
    found = scores.best(FIRST, tick=stages("scoring all pairs"))
    reachable = int(((np.diff(found.ptr) > 0) & scores.unplaced).sum())
    known = chosen(first_candidates(found, limits), limits, BIDS[0], stages)
    bound = 1 << 62
    for look in range(1, LOOKS + 1):
        improving = better_pairs(scores, known, limits, MORE, stages)
        claim = known.choice.claim
        bound = min(bound, dual(known.choice, limits) + slack_of(improving, claim, limits))
        bids = BIDS[min(look, len(BIDS) - 1)]
        known = chosen(with_more(known, improving), limits, bids, stages)
        total = known.candidates.score[known.candidates.taken].sum()
        if bound - value_of(known.candidates, limits) <= TOLERANCE * total:
            break
    value = value_of(known.candidates, limits)
    return Optimum(known.candidates, known.choice, limits, value, bound, reachable, settled=False)


def modest_limits(scores: Scores, *, cover: bool) -> Limits:
    """Return how many partners each may have; placing a mentee earns no more than the ceiling."""
    limits = limits_of(scores, cover=cover)
    return replace(limits, reserve=np.minimum(limits.reserve, CEILING))


def first_candidates(found: Best, limits: Limits) -> Candidates:
    """Return the pairs of a look without prices as candidates."""
    return Candidates.of(found, np.zeros(len(limits.right), dtype=np.int64), len(limits.left))


def better_pairs(
    scores: Scores,
    known: Known,
    limits: Limits,
    most: int,
    stages: Stages,
    part: Part | None = None,
) -> Best:
    """Return the pairs that would pay at the prices known, so many at most for each mentee."""
    choice = known.choice
    alone = np.diff(known.candidates.edges.ptr) == 0
    return scores.best(
        most,
        prices=choice.price,
        floors=np.where(alone, ANYTHING, floors_of(choice.claim, limits)),
        part=part,
        tick=stages("looking for better pairs"),
    )


def with_more(known: Known, improving: Best) -> Candidates:
    """Return the candidates known with these pairs besides."""
    price = known.choice.price
    return known.candidates.joined(Candidates.of(improving, price, len(known.choice.claim)))


def chosen(candidates: Candidates, limits: Limits, bids: Bids, stages: Stages) -> Known:
    """Return a choice of the candidates, near the best one, by bids for them."""
    tick = stages("taking bids")
    tick(0, 1)
    choice = near_choice(candidates.edges, limits, least=bids.least, ceiling=bids.ceiling)
    tick(1, 1)
    return Known(
        candidates.take(choice.taken),
        replace(choice, claim=np.maximum(choice.claim, -limits.reserve)),
    )


def dual(choice: Choice, limits: Limits) -> int:
    """Return what no choice among pairs within these prices and claims can be worth more than."""
    one = limits.left == 1
    several = limits.reserve + limits.left * choice.claim.clip(0)
    kept = np.where(one, choice.claim + limits.reserve, several)
    return int((limits.right * choice.price).sum() + np.where(limits.left > 0, kept, 0).sum())
