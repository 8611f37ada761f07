"""Means, so coarse that no answer shows through them."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor

from turnabout.respect.release.floors import STEP
from turnabout.respect.release.questions import Question

HALF = Fraction(STEP)
QUARTER = HALF / 2


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean as it is told: in half steps, or as the end of the scale near which nearly all are.

    `bound` is where that end begins: "4.5 or more", "1.5 or less". `least` and `most` are what the
    answers may add up to. All None and "" where the scale has too few steps for a mean.
    """

    value: float | None
    edge: str
    bound: float | None
    least: int
    most: int


def mean_of(question: Question, total: int, n: int) -> Mean:
    """Return the mean of `n` answers that add up to `total`."""
    width = edge_width(question.span, n)
    if 2 * width >= question.span:
        return Mean(None, "", None, question.low * n, question.high * n)
    return next(one for one in _means(question, n, width) if one.least <= total <= one.most)


@lru_cache(maxsize=1024)
def edge_width(span: int, n: int) -> Fraction:
    """Return how wide an end of the scale is: 1 of five or six answers from 1 to 5, else a half.

    At its inner border one answer more or less stays within it, even where somebody knows that
    their own is the opposite of all others. So an end never says that the others are unanimous.
    """
    width = HALF
    while n * (width + QUARTER) <= span + 1:
        width += HALF
    return width


@lru_cache(maxsize=1024)
def _means(question: Question, n: int, width: Fraction) -> list[Mean]:
    """Return all that could be told of so many answers, the lowest first, without a gap."""
    low, high = question.low + width, question.high - width
    first_above = floor(n * (low + QUARTER)) + 1
    told = [Mean(None, "low", float(low), question.low * n, first_above - 1)]
    step = low + HALF
    while step < high:
        next_above = _least(step + QUARTER, n)
        told.append(Mean(float(step), "", None, first_above, next_above - 1))
        first_above, step = next_above, step + HALF
    told.append(Mean(None, "high", float(high), first_above, question.high * n))
    return told


def _least(mean: Fraction, n: int) -> int:
    return ceil(n * mean)
