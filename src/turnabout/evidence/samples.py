"""The people of a draw as numbers, and the columns of what is fitted to them."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from turnabout.evidence.errors import (
    NobodyError,
    NothingToCompareError,
    NothingVariesError,
    TooFewError,
)
from turnabout.evidence.library import Counts, Reals
from turnabout.evidence.sizes import spread_of

Value = float | None
Flags = NDArray[np.bool_]

INSIDE = 1e-8
"""What is left of a column of length 1 that lies within the span of others, at most."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Everyone who was drawn and answered. `before` is NaN where it is not known.

    `rows` says which of those given each of them is.
    """

    rows: Counts
    after: Reals
    before: Reals
    offered: Flags
    strata: Counts
    clusters: Counts | None

    @classmethod
    def of(
        cls,
        after: Sequence[Value],
        before: Sequence[Value] | None,
        offered: Sequence[bool],
        strata: Sequence[Hashable],
        clusters: Sequence[Hashable] | None = None,
    ) -> "Sample":
        """Return those who answered after it, less those whom nobody can be compared with.

        Someone who is alone in a stratum, or the only one of whom something is not known, is fitted
        exactly whatever they answered, and tells nothing. NobodyError, TooFewError,
        NothingToCompareError, NothingVariesError.
        """
        everyone = cls(
            rows=np.arange(len(after)),
            after=_numbers(after),
            before=_numbers(before if before is not None else [0.0] * len(after)),
            offered=np.asarray(offered, dtype=bool),
            strata=_codes(strata),
            clusters=None if clusters is None else _codes(clusters),
        )
        if len({len(everyone.after), *map(len, (everyone.before, offered, strata))}) > 1:
            raise ValueError("There is one value a person in each list")
        return _comparable(everyone.kept(~np.isnan(everyone.after)))

    def kept(self, who: Flags) -> "Sample":
        """Return the sample of these alone."""
        clusters = None if self.clusters is None else self.clusters[who]
        told = (self.after[who], self.before[who], self.offered[who], self.strata[who])
        return Sample(self.rows[who], *told, clusters)

    def with_outcome(self, outcome: Reals) -> "Sample":
        """Return the same people with something else that is asked about them."""
        return replace(self, after=outcome)

    @property
    def units(self) -> int:
        """How many there are who answer each for themselves: people, or clusters of them."""
        told = self.rows if self.clusters is None else self.clusters
        return len(np.unique(told))

    @property
    def spread(self) -> float:
        """How far people stood apart before, within both groups; after, where all stood alike."""
        known = ~np.isnan(self.before)
        groups = [self.before[known & side] for side in (self.offered, ~self.offered)]
        return spread_of(*groups) or self.spread_after

    @property
    def spread_after(self) -> float:
        """How far people stand apart after it, within both groups."""
        return spread_of(self.after[self.offered], self.after[~self.offered])

    @property
    def others(self) -> Reals:
        """The columns beside the offer: one, before, whether it is known, strata; no column twice.

        Who is not known before stands at the mean of the others.
        """
        unknown = np.isnan(self.before)
        mean = self.before[~unknown].mean() if (~unknown).any() else 0.0
        before = np.where(unknown, mean, self.before)
        in_strata = [self.strata == one for one in np.unique(self.strata)]
        return _independent([np.ones(len(self.after)), before - mean, unknown, *in_strata])

    @property
    def columns(self) -> Reals:
        """The offer first, and the others."""
        return np.column_stack([self.offered.astype(float), self.others])


def _comparable(sample: Sample) -> Sample:
    """Return the sample without whoever is fitted by themselves, however often that turns out."""
    _check_arms(sample)
    columns = sample.columns
    if not _is_beside(columns[:, 0], columns[:, 1:]):
        raise NothingToCompareError
    alone = _leverage(columns) > 1 - INSIDE
    if alone.any():
        return _comparable(sample.kept(~alone))
    if sample.units <= columns.shape[1]:
        raise TooFewError
    if not sample.spread_after:
        raise NothingVariesError
    return sample


def _check_arms(sample: Sample) -> None:
    if not len(sample.after):
        raise NobodyError
    if min(int(sample.offered.sum()), int((~sample.offered).sum())) < 2:
        raise TooFewError


def _leverage(columns: Reals) -> Reals:
    base = np.linalg.qr(columns)[0]
    return np.asarray((base**2).sum(axis=1))


def _independent(columns: Sequence[NDArray[np.generic]]) -> Reals:
    """Return the columns without any that lies within the span of those before it."""
    kept = np.asarray(columns[0], dtype=float)[:, None]
    for column in columns[1:]:
        numbers = np.asarray(column, dtype=float)
        if _is_beside(numbers, kept):
            kept = np.column_stack([kept, numbers])
    return kept


def _is_beside(column: Reals, others: Reals) -> bool:
    """Return whether a column says something that the others do not."""
    length = float(np.linalg.norm(column))
    if not length:
        return False
    base = np.linalg.qr(others)[0]
    return bool(np.linalg.norm(column - base @ (base.T @ column)) > INSIDE**0.5 * length)


def _numbers(values: Sequence[Value]) -> Reals:
    return np.array([np.nan if one is None else one for one in values], dtype=float)


def _codes(names: Sequence[Hashable]) -> Counts:
    """Return a number for each name, the same for the same."""
    known: dict[Hashable, int] = {}
    return np.array([known.setdefault(one, len(known)) for one in names], dtype=np.int64)
