"""How the same people stand before and after: better, the same, or worse."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from turnabout.evidence.errors import NobodyError
from turnabout.evidence.library import Reals, mean_interval
from turnabout.evidence.sizes import EQUAL, hedges, spread_of

FEWEST = 4
"""With fewer people a spread says nothing, so there is no g."""

Value = float | None


@dataclass(frozen=True, slots=True)
class Changed:
    """Of `n` who answered twice: how many moved which way, and by how much on the average.

    `difference` is in steps of the scale, `g` in standard deviations of how they stood before;
    both are None of fewer than four people, and g where all stood alike before.
    """

    n: int
    improved: int
    same: int
    worse: int
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    g: float | None = None
    g_low: float | None = None
    g_high: float | None = None


def change(before: Sequence[Value], after: Sequence[Value]) -> Changed:
    """Return it for two lists of the same people in the same order; more is better.

    Whoever has no value in one of the two is left out. NobodyError where that is everyone.
    """
    twice = [(a, b) for a, b in zip(before, after, strict=True) if a is not None and b is not None]
    if not twice:
        raise NobodyError
    first, then = np.array(twice, dtype=float).T
    moved = then - first
    improved, worse = int((moved > EQUAL).sum()), int((moved < -EQUAL).sum())
    counted = (len(twice), improved, len(twice) - improved - worse, worse)
    return Changed(*counted, *_by_how_much(first, moved))


def _by_how_much(first: Reals, moved: Reals) -> tuple[float, ...]:
    n, spread = len(first), spread_of(first)
    if n < FEWEST:
        return ()
    means = mean_interval(moved) if spread_of(moved) else (float(moved.mean()),) * 3
    if not spread:
        return means
    size = hedges(means[0], spread_of(moved) / n**0.5, spread, n - 1)
    return (*means, size.g, size.low, size.high)
