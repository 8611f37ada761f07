"""What the offer of a place caused, where a lottery drew who was offered one."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from turnabout.evidence.errors import NobodyTookItError
from turnabout.evidence.library import ALPHA, Fitted, first_coefficient, student
from turnabout.evidence.permuting import permuted
from turnabout.evidence.power import FEWEST
from turnabout.evidence.samples import Sample, Value
from turnabout.evidence.sizes import hedges


@dataclass(frozen=True, slots=True)
class OfferEffect:
    """Everyone as they were drawn, whether they took the place or not, after less others.

    `difference` is in steps of the scale, `g` in standard deviations of how people stood before,
    both with 95 % intervals and `variance` that of g. `p` is of the draws within strata, and
    `least_p` the smallest that could have come of them. `offered` and `others` say how many people
    it rests on.
    """

    difference: float
    low: float
    high: float
    g: float
    g_low: float
    g_high: float
    p: float
    offered: int
    others: int
    variance: float
    least_p: float

    @property
    def can_tell(self) -> bool:
        """Whether so many could have told any difference from chance."""
        return min(self.offered, self.others) >= FEWEST and self.least_p < ALPHA

    @property
    def is_found(self) -> bool:
        """Whether there is a difference that chance does not explain, by interval and draw."""
        beyond = self.low > 0 or self.high < 0
        return self.can_tell and beyond and self.p < ALPHA


@dataclass(frozen=True, slots=True)
class ComplierEffect:
    """What it did for those who took part because of the offer: second, and never alone.

    `taken` and `taken_by_others` are the shares who took part among those who were offered a place
    and among the others.
    """

    difference: float
    low: float
    high: float
    taken: float
    taken_by_others: float


def offer_effect(
    after: Sequence[Value],
    before: Sequence[Value] | None,
    offered: Sequence[bool],
    strata: Sequence[Hashable],
    clusters: Sequence[Hashable] | None = None,
    seed: int = 0,
) -> OfferEffect:
    """Return it: after ~ offer + before + stratum, with HC3 errors, or robust to clusters.

    One value a person in each list, in one order; None where somebody did not answer. Whoever did
    not answer after it is left out (`bounds` says what that may hide), and who did not before
    stands at the mean. The draw was of persons, so p permutes persons. Raises NoFindingError.
    """
    sample = Sample.of(after, before, offered, strata, clusters)
    found = _fit(sample)
    size = hedges(found.value, found.error, sample.spread, len(sample.after) - 2)
    chance = permuted(sample, seed=seed)
    return OfferEffect(
        difference=found.value,
        low=found.low,
        high=found.high,
        g=size.g,
        g_low=size.low,
        g_high=size.high,
        p=chance.p,
        offered=int(sample.offered.sum()),
        others=int((~sample.offered).sum()),
        variance=size.variance,
        least_p=chance.least,
    )


def offer_difference(sample: Sample) -> float:
    """Return the difference alone, as adjusted as in `offer_effect`."""
    return float(np.linalg.lstsq(sample.columns, sample.after, rcond=None)[0][0])


def complier_effect(
    after: Sequence[Value],
    before: Sequence[Value] | None,
    offered: Sequence[bool],
    taken: Sequence[bool],
    strata: Sequence[Hashable],
    clusters: Sequence[Hashable] | None = None,
) -> ComplierEffect:
    """Return the difference of the offer by the difference in who took part.

    Its interval holds every effect of taking part that, taken away from those who did, leaves no
    effect of the offer (Anderson and Rubin): it stays right where few took part. NoFindingError.
    """
    sample = Sample.of(after, before, offered, strata, clusters)
    took = np.asarray(taken, dtype=float)[sample.rows]
    first, second = _fit(sample), _fit(sample.with_outcome(took))
    both = _fit(sample.with_outcome(sample.after + took))
    low, high = _anderson_rubin(first, second, both)
    shares = (float(took[sample.offered].mean()), float(took[~sample.offered].mean()))
    return ComplierEffect(first.value / second.value, low, high, *shares)


def _fit(sample: Sample) -> Fitted:
    return first_coefficient(sample.after, sample.columns, sample.clusters)


def _anderson_rubin(first: Fitted, second: Fitted, both: Fitted) -> tuple[float, float]:
    """Return the roots of (first - x second)² = t² Var(first - x second). NobodyTookItError."""
    t2 = student(first.df) ** 2
    shared = (both.error**2 - first.error**2 - second.error**2) / 2
    a = second.value**2 - t2 * second.error**2
    if a <= 0:
        raise NobodyTookItError
    b = -2 * (first.value * second.value - t2 * shared)
    c = first.value**2 - t2 * first.error**2
    root = sqrt(max(0.0, b**2 - 4 * a * c))
    return (-b - root) / (2 * a), (-b + root) / (2 * a)
