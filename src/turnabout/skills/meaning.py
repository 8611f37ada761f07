"""What names mean, as directions: a small model of words that works without a network.

The directions come from two files of the package `wordllama`, which are read here directly: the
package itself would set up logging, import a web client and take twice the memory.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

WEIGHTS = "weights/l2_supercat_256.safetensors"
TOKENS = "tokenizers/l2_supercat_tokenizer_config.json"
REMEMBERED = 20_000
"""Names whose directions are kept in memory; a kilobyte each."""

SHORTEST = 5
"""Letters from which on a name means something by itself: short forms are only noise."""

NEAR = 0.42
"""From here on two names are near. Measured: 8 of 10 of what is near, 2 of 10 of what is not."""

SMALLEST = np.float32(1e-9)
"""No length is less, so that what points nowhere is 0 and not nothing at all."""

Thing = TypeVar("Thing", bound=Hashable)
Directions = NDArray[np.float32]


class Meanings(Generic[Thing]):
    """What several things mean, each of which has several names."""

    def __init__(self, names: Mapping[Thing, Iterable[str]]) -> None:
        telling = {thing: _telling(its) for thing, its in names.items()}
        self._things = list(telling)
        self._starts = np.cumsum([0, *map(len, telling.values())])[:-1]
        self._each = _stacked([name for its in telling.values() for name in its])
        self._whole = _unit(np.add.reduceat(self._each, self._starts)) if telling else self._each

    def likeness(self, names: Sequence[str]) -> dict[Thing, float]:
        """Return how near each thing is to what has these names: 1 the same, about 0 unrelated."""
        return dict(zip(self._things, self._likeness(names).tolist(), strict=True))

    def nearest(self, names: Sequence[str]) -> list[Thing]:
        """Return the things that are near, nearest first."""
        likeness = self._likeness(names)
        near = np.flatnonzero(likeness >= NEAR)
        return [self._things[at] for at in near[np.argsort(-likeness[near], kind="stable")]]

    def _likeness(self, names: Sequence[str]) -> Directions:
        """Return it for each thing: half the two names that are nearest, half all names together.

        Measured better than either.
        """
        if not self._things:
            return np.zeros(0, dtype=np.float32)
        sought = _stacked(_telling(names))
        # Not a matrix product: that may start threads, which on a busy machine cost seconds.
        each = np.einsum("nd,kd->nk", self._each, sought).max(axis=1)
        whole = np.einsum("nd,d->n", self._whole, _unit(sought.sum(axis=0)))
        likeness: Directions = (np.maximum.reduceat(each, self._starts) + whole) / np.float32(2)
        return likeness


@lru_cache(maxsize=REMEMBERED)
def direction(name: str) -> Directions:
    """Return where a name points: 256 numbers, together of length 1; all 0 where it is empty."""
    model = _model()
    tokens = model.tokenizer.encode(name, add_special_tokens=False).ids
    if not tokens:
        return np.zeros(model.weights.shape[1], dtype=np.float32)
    return _unit(model.weights[tokens].astype(np.float32).mean(axis=0))


class _Model(NamedTuple):
    """How names fall into tokens, and where each token points."""

    tokenizer: Tokenizer
    weights: NDArray[np.float16]


@cache
def _model() -> _Model:
    """Return the model, read when a process first needs it: a third of a second, 40 MB."""
    package = find_spec("wordllama")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("wordllama")
    folder = Path(package.origin).parent
    (weights,) = load_file(folder / WEIGHTS).values()
    return _Model(Tokenizer.from_file(str(folder / TOKENS)), weights)


def _telling(names: Iterable[str]) -> list[str]:
    """Return the names that mean something by themselves; the first where none does."""
    all_names = list(names)
    return [name for name in all_names if len(name) >= SHORTEST] or all_names[:1]


def _stacked(names: list[str]) -> Directions:
    return np.stack([direction(name) for name in names]) if names else np.zeros((0, 0), np.float32)


def _unit(directions: Directions) -> Directions:
    """Return the directions with length 1, and 0 where they have none."""
    lengths: Directions = np.sqrt(np.einsum("...d,...d->...", directions, directions))[
        ..., np.newaxis
    ]
    return np.divide(directions, np.maximum(lengths, SMALLEST), dtype=np.float32)
