"""Repeated lotteries over cohorts as one finding: the realistic road to a small effect."""

from collections.abc import Sequence
from dataclasses import dataclass

from turnabout.evidence.errors import NobodyError
from turnabout.evidence.intervals import Interval
from turnabout.evidence.library import combined, student


@dataclass(frozen=True, slots=True)
class Found:
    """What one cohort found: g with its variance, and of how many people."""

    g: float
    variance: float
    n: int


@dataclass(frozen=True, slots=True)
class Pooled:
    """The g of all cohorts together.

    `common` takes it for the same everywhere; `mean` lets it differ from cohort to cohort, which is
    what is to be read. `tau2` is how far it differs (a variance), `i2` which part of what differs
    is more than chance. Of one cohort both are what it found, and None.
    """

    cohorts: int
    common: Interval
    mean: Interval
    tau2: float | None
    i2: float | None


def pooled(found: Sequence[Found]) -> Pooled:
    """Return it. NobodyError where no cohort found anything, ValueError for a variance of 0."""
    if not found:
        raise NobodyError
    if any(one.variance <= 0 for one in found):
        raise ValueError("An effect that leaves nothing open cannot be weighed")
    if len(found) == 1:
        return _alone(found[0])
    all_of = combined([one.g for one in found], [one.variance for one in found])
    n = sum(one.n for one in found)
    return Pooled(
        cohorts=len(found),
        common=Interval(*all_of.fixed, n),
        mean=Interval(*all_of.random, n),
        tau2=all_of.tau2,
        i2=all_of.i2,
    )


def _alone(one: Found) -> Pooled:
    half = student(max(one.n - 2, 1)) * one.variance**0.5
    interval = Interval(one.g, one.g - half, one.g + half, one.n)
    return Pooled(1, interval, interval, None, None)
