"""Hedges' g: a difference in spreads of how people stood before."""

from math import sqrt
from typing import NamedTuple

import numpy as np

from turnabout.evidence.library import Reals, student

EQUAL = 1e-9
"""Values that differ by less are the same."""


class Size(NamedTuple):
    """An effect in standard deviations, with its 95 % interval and its variance."""

    g: float
    low: float
    high: float
    variance: float


def correction(df: float) -> float:
    """Return J, by which a difference in standard deviations of few people is too large."""
    return 1 - 3 / (4 * df - 1)


def hedges(difference: float, error: float, spread: float, df: float) -> Size:
    """Return a difference with its standard error in units of a spread estimated with `df`.

    The variance is that of the difference in these units, and of the spread itself: d² / 2 df
    (Bonett 2008, which metafor calls SMCRH; without the pretest it is the usual one of g).
    """
    d, j = difference / spread, correction(df)
    variance = j**2 * ((error / spread) ** 2 + d**2 / (2 * df))
    half = student(df) * sqrt(variance)
    return Size(j * d, j * d - half, j * d + half, variance)


def spread_of(*groups: Reals) -> float:
    """Return the standard deviation within groups, pooled; 0 where all within a group are alike."""
    df = sum(len(group) - 1 for group in groups)
    if df < 1:
        return 0.0
    squares = sum(float(((group - group.mean()) ** 2).sum()) for group in groups if len(group))
    spread = float(np.sqrt(squares / df))
    return spread if spread > EQUAL else 0.0
