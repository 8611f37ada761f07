"""How often chance alone, drawing anew within each stratum, would do what was seen."""

from collections.abc import Iterator
from itertools import combinations, product
from math import comb, prod
from typing import NamedTuple

import numpy as np

from turnabout.evidence.library import Reals
from turnabout.evidence.samples import Sample
from turnabout.evidence.sizes import EQUAL

DRAWS = 4_999
AT_ONCE = 500
"""Draws that are looked at together: 1,000 people in them take 4 MB."""


class Chance(NamedTuple):
    """The two-sided p, and the smallest that this draw could ever have come to."""

    p: float
    least: float


def permuted(sample: Sample, *, seed: int, draws: int = DRAWS) -> Chance:
    """Return the chance of an adjusted difference as large, under a draw that changed nothing.

    All draws are looked at where there are no more than `draws`; else so many at random, and the
    real one among them (Phipson and Smyth, 2010).
    """
    base = np.linalg.qr(sample.others)[0]
    left = sample.after - base @ (base.T @ sample.after)
    seen = _difference(sample.offered.astype(float)[None, :], left, base)[0]
    is_all = _how_many(sample) <= draws
    blocks = _every_draw(sample) if is_all else _some_draws(sample, seed=seed, draws=draws)
    sizes = np.concatenate([_difference(block, left, base) for block in blocks])
    hits = int((sizes >= seen - EQUAL * max(1.0, seen)).sum())
    p = hits / len(sizes) if is_all else (hits + 1) / (len(sizes) + 1)
    return Chance(p, max(_least(sample), 0.0 if is_all else 1 / (draws + 1)))


def _difference(offers: Reals, left: Reals, base: Reals) -> Reals:
    """Return how large the adjusted difference is for each row of offers, without its sign.

    It is the coefficient of the offer beside all other columns (Frisch, Waugh and Lovell).
    """
    inside = offers @ base
    beside = (offers**2).sum(axis=1) - (inside**2).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.abs(offers @ left / beside)
    return np.where(beside > EQUAL, found, 0.0)


def _strata(sample: Sample) -> list[tuple[np.ndarray, int]]:
    """Return who is in each stratum, and how many of them were offered a place."""
    rows = [np.flatnonzero(sample.strata == one) for one in np.unique(sample.strata)]
    return [(who, int(sample.offered[who].sum())) for who in rows]


def _how_many(sample: Sample) -> int:
    return prod(comb(len(who), offers) for who, offers in _strata(sample))


def _least(sample: Sample) -> float:
    """Return the smallest p: a draw and its mirror are equally far, where both could be drawn."""
    has_mirror = all(2 * offers == len(who) for who, offers in _strata(sample))
    return (2 if has_mirror else 1) / _how_many(sample)


def _every_draw(sample: Sample) -> Iterator[Reals]:
    strata = _strata(sample)
    ways = product(*(combinations(who, offers) for who, offers in strata))
    drawn = np.zeros((_how_many(sample), len(sample.after)))
    for row, chosen in enumerate(ways):
        drawn[row, [one for some in chosen for one in some]] = 1
    yield drawn


def _some_draws(sample: Sample, *, seed: int, draws: int) -> Iterator[Reals]:
    random = np.random.default_rng(seed)
    for start in range(0, draws, AT_ONCE):
        block = np.zeros((min(AT_ONCE, draws - start), len(sample.after)))
        for who, _offers in _strata(sample):
            block[:, who] = random.permuted(np.tile(sample.offered[who], (len(block), 1)), axis=1)
        yield block
