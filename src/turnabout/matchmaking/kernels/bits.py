"""Bits in words: hours of a week, languages, values."""

from collections.abc import Callable
from typing import Any, cast

import numpy as np
from numba import types
from numba.extending import intrinsic

from turnabout.matchmaking.arrays import Flags, Ints, Number, Words
from turnabout.matchmaking.kernels.compiled import compiled


@compiled
def mark_cells(free: Flags, row: Ints, spans: Ints) -> None:
    """Mark in each span's row the cells from its first to before its second, round the week."""
    for k in range(row.shape[0]):
        for cell in range(spans[k, 0], spans[k, 1]):
            free[row[k], cell % free.shape[1]] = True


@compiled
def fill_cells(masks: Words, owner: Ints, spans: Ints, places: Ints) -> None:
    """Set in each owner's row the bits of the span's cells, where a cell has a place."""
    for k in range(owner.shape[0]):
        for cell in range(spans[k, 0], spans[k, 1]):
            bit = places[cell % places.shape[0]]
            if bit >= 0:
                masks[owner[k], bit >> 6] |= np.uint64(1) << np.uint64(bit & 63)


def _ones(_typing: Any, _word: Any) -> tuple[Any, Any]:  # noqa: ANN401  (the compiler's own things)
    def counted(_context: Any, builder: Any, _signature: Any, words: Any) -> Any:  # noqa: ANN401
        return builder.ctpop(words[0])

    return types.int64(types.uint64), counted


ones = cast("Callable[[Number], Number]", intrinsic(_ones))
"""Return how many bits of the word are set, by the processor's own instruction."""
