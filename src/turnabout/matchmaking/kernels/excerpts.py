"""Shorten lists of rows to those of some people: a part of what is known of all."""

import numpy as np
from numpy.typing import NDArray

from turnabout.matchmaking.arrays import Ints
from turnabout.matchmaking.kernels.compiled import compiled


@compiled
def shortened(
    start: Ints, row: NDArray[np.int32], value: NDArray[np.int16], place: NDArray[np.int32]
) -> tuple[Ints, NDArray[np.int32], NDArray[np.int16]]:
    """Return the lists `row[start[k]:start[k+1]]` with only the rows that have a place, by place.

    `place` gives each row's new number, -1 where it has none; `value` goes with `row`.
    """
    first = np.zeros(start.shape[0], dtype=np.int64)
    size = 0
    for here in row:
        size += place[here] >= 0
    rows = np.empty(size, dtype=np.int32)
    values = np.empty(size, dtype=np.int16)
    size = 0
    for k in range(start.shape[0] - 1):
        for at in range(start[k], start[k + 1]):
            if place[row[at]] >= 0:
                rows[size] = place[row[at]]
                values[size] = value[at]
                size += 1
        first[k + 1] = size
    return first, rows, values
