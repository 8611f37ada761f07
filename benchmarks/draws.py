"""Random draws as arrays, and arrays turned into the values of people."""

from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Any, TypeVar

import numpy as np
from numpy.random import Generator
from numpy.typing import ArrayLike, NDArray

Ints = NDArray[np.integer[Any]]
Mask = NDArray[np.bool_]
T = TypeVar("T")


def choice(weights: ArrayLike, size: int | tuple[int, int], rng: Generator) -> Ints:
    """Return indices drawn by weight: quicker than `Generator.choice`, which checks each time."""
    edges = np.cumsum(weights, dtype=float)
    indices: Ints = np.searchsorted(edges, rng.random(size) * edges[-1], side="right")
    return indices


def first_few(drawn: Ints, counts: Ints) -> Mask:
    """Return a mask of each row's first `counts` values, a value that came before left out."""
    new = np.ones(drawn.shape, bool)
    for later, earlier in combinations(range(drawn.shape[1] - 1, -1, -1), 2):
        new[:, later] &= drawn[:, later] != drawn[:, earlier]
    return new & (new.cumsum(axis=1) <= counts[:, None])


def tuples(table: Sequence[T], codes: Ints, kept: Mask) -> list[tuple[T, ...]]:
    """Return each row's kept codes as a tuple of what they stand for in the table."""
    return split(pick(table, codes[kept]), kept.sum(axis=1))


def split(values: list[T], counts: Ints) -> list[tuple[T, ...]]:
    """Return the values as tuples of these lengths."""
    edges = [0, *counts.cumsum().tolist()]
    return [tuple(values[start:end]) for start, end in pairwise(edges)]


def pick(table: Sequence[T], codes: Ints) -> list[T]:
    """Return what the codes stand for in the table: the same objects, not copies."""
    return list(map(table.__getitem__, codes.tolist()))


def where(mask: Mask, values: list[tuple[T, ...]]) -> list[tuple[T, ...]]:
    """Return the values where the mask holds, and an empty tuple elsewhere."""
    return [value if holds else () for holds, value in zip(mask.tolist(), values, strict=True)]
