"""Shares, with what they leave open."""

from dataclasses import dataclass

from turnabout.evidence.errors import NobodyError
from turnabout.evidence.library import wilson_interval


@dataclass(frozen=True, slots=True)
class Interval:
    """A value with its 95 % interval, and of how many people it is."""

    value: float
    low: float
    high: float
    n: int


def wilson(hits: int, n: int) -> Interval:
    """Return the share of `hits` among `n` with Wilson's interval.

    NobodyError where n is 0, ValueError where more are counted than there are.
    """
    if n == 0:
        raise NobodyError
    if not 0 <= hits <= n:
        raise ValueError("There are as many hits as people at most")
    return Interval(hits / n, *wilson_interval(hits, n), n)
