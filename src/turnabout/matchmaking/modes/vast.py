"""The largest total where not all pairs can be looked at even once, and honest words on how near.

Every look is at another part of all pairs, the later ones with the prices known by then. Two bounds
say how much better any other choice could be. The certain one takes no look: what each mentee
cannot score more than. The likely one comes from a sample: mentees drawn by chance are looked at
with every mentor. What they could gain at the last prices, taken for all, is what these prices
leave open (weak duality, its sum over mentees estimated).
"""

from math import ceil

import numpy as np
from numpy.random import default_rng

from turnabout.matchmaking.arrays import Ints
from turnabout.matchmaking.ceilings import ceilings
from turnabout.matchmaking.excerpt import Part, Some
from turnabout.matchmaking.modes.near import (
    CEILING,
    Bids,
    Known,
    better_pairs,
    chosen,
    dual,
    first_candidates,
    modest_limits,
    with_more,
)
from turnabout.matchmaking.modes.optimum import Optimum, Sample, floors_of, value_of
from turnabout.matchmaking.progress import Stages
from turnabout.matchmaking.scoring import Scores
from turnabout.matchmaking.solvers import Limits

LOOKABLE = 30_000_000_000
"""So many pairs can all be looked at, a few times, within minutes: above, the road is this one."""

PART = 12_000_000_000
"""So many pairs are in each look, about."""

FIRST = 12
"""Candidates of each mentee from the first look."""

MORE = 8
"""Candidates that a mentee gains in each further look."""

BIDS = (Bids(1000, 15_000), Bids(300, 15_000), Bids(300, CEILING))
"""Bids look by look: coarse, since what was not looked at weighs more."""

SAMPLE = 2000
"""So many mentees are looked at with every mentor."""

SEED = 2026
"""What draws them: the same for the same people."""

SURE = 3.09
"""So many standard errors above what is estimated, it holds in 999 of 1,000 draws."""


def is_vast(scores: Scores) -> bool:
    """Return True where looking at all pairs would take hours and nobody asks for the best."""
    people = scores.people
    return len(people.mentors) * len(people.mentees) > LOOKABLE and not scores.policy.exact


def vast(scores: Scores, *, cover: bool, stages: Stages) -> Optimum:
    """Return pairs of a large total, with a bound that is certain and one that is likely."""
    limits = modest_limits(scores, cover=cover)
    parts = -(-len(limits.left) * len(limits.right) // PART)
    known = _first_look(scores, limits, Part(0, parts), stages)
    for look in range(1, len(BIDS)):
        known = _next_look(scores, limits, known, Part(look, parts), stages)
    value = value_of(known.candidates, limits)
    most = ceilings(scores)
    bound = max(_ceiling(most, limits), value)
    rows = _drawn(limits)
    likely = max(min(_likely(scores, known, limits, rows, stages), bound), value)
    pairs = len(limits.left) * len(limits.right) * min(len(BIDS), parts) // parts
    return Optimum(
        known.candidates,
        known.choice,
        limits,
        value,
        bound,
        reachable=int(((most >= 0) & scores.unplaced).sum()),
        settled=False,
        sample=Sample(rows, pairs, likely),
    )


def _first_look(scores: Scores, limits: Limits, part: Part, stages: Stages) -> Known:
    found = scores.best(FIRST, part=part, tick=stages("scoring a part of all pairs"))
    return chosen(first_candidates(found, limits), limits, BIDS[0], stages)


def _next_look(scores: Scores, limits: Limits, known: Known, part: Part, stages: Stages) -> Known:
    improving = better_pairs(scores, known, limits, MORE, stages, part=part)
    return chosen(with_more(known, improving), limits, BIDS[part.number], stages)


def _ceiling(most: Ints, limits: Limits) -> int:
    """Return what no choice can be worth more than, if each mentee reached these scores."""
    places = int(limits.right.sum())
    points = np.sort(np.repeat(most.clip(0), limits.left))[::-1][:places]
    placed = np.sort(limits.reserve[most >= 0])[::-1][:places]
    return int(points.sum() + placed.sum())


def _drawn(limits: Limits) -> Ints:
    """Return some mentees with a place, drawn by chance, by row and in order."""
    return np.sort(default_rng(SEED).permutation(np.flatnonzero(limits.left))[:SAMPLE])


def _likely(scores: Scores, known: Known, limits: Limits, rows: Ints, stages: Stages) -> int:
    """Return what no choice is likely to be worth more than, by what these mentees could gain."""
    choice, all_rows = known.choice, int((limits.left > 0).sum())
    if not all_rows:
        return dual(choice, limits)
    offers = scores.best(
        1,
        prices=choice.price,
        floors=floors_of(choice.claim, limits),
        part=Some(rows),
        tick=stages("looking at some with everyone"),
    )
    has = np.diff(offers.ptr) > 0
    gains = np.zeros(len(limits.left), dtype=np.int64)
    gains[has] = (offers.value - choice.claim[has]) * limits.left[has]
    gains = gains[rows]
    error = SURE * float(gains.std()) / len(rows) ** 0.5 if len(rows) < all_rows else 0
    return dual(choice, limits) + ceil(all_rows * (float(gains.mean()) + error))
