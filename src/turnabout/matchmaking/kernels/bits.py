"""Bits in words: hours of a week, languages, values."""

import numpy as np

from turnabout.matchmaking.arrays import Flags, Ints, Number, Words
from turnabout.matchmaking.kernels.compiled import compiled, inlined


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


@inlined
def ones(word: Number) -> Number:
    """Return how many bits of the word are set (Hacker's Delight, figure 5-2)."""
    word = word - ((word >> np.uint64(1)) & np.uint64(0x5555555555555555))
    word = (word & np.uint64(0x3333333333333333)) + (
        (word >> np.uint64(2)) & np.uint64(0x3333333333333333)
    )
    word = (word + (word >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return np.int64((word * np.uint64(0x0101010101010101)) >> np.uint64(56))
