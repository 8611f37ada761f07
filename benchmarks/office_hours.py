"""When invented people are free, on their own clocks."""

import numpy as np
from numpy.random import Generator

from benchmarks.draws import Mask, choice, first_few, split
from turnabout.matchmaking.people import Slot

HALF_HOURS = 22
"""Half hours in an office day, 08:00 to 19:00."""

STARTS = (1, 4, 12, 12, 2, 1, 5, 12, 5, 1, 0)
"""How readily people meet at 08:00, 09:00 ... 18:00; half an hour later it is a tenth of it."""

_DAY, _FIRST = 24 * 60, 8 * 60
_SLOTS = [
    [
        Slot(day * _DAY + _FIRST + 30 * start, day * _DAY + _FIRST + 30 * (start + length))
        for length in range(1, HALF_HOURS + 1)
    ]
    for day in range(5)
    for start in range(HALF_HOURS)
]


def office_hours(signed_up: Mask, rng: Generator) -> list[tuple[Slot, ...]]:
    """Return five to nine free hours a week for each person; those that touch become one slot."""
    weights = np.zeros((5, HALF_HOURS))
    weights[:, 0::2] = STARTS
    weights[:, 1:-1:2] = np.array(STARTS[:-1]) / 10
    starts = choice(weights.ravel(), (len(signed_up), 12), rng)
    rows, columns = np.nonzero(first_few(starts, rng.integers(5, 10, size=len(signed_up))))
    free = np.zeros((len(signed_up), 5 * (HALF_HOURS + 1)), bool)
    day, start = np.divmod(starts[rows, columns], HALF_HOURS)
    first = day * (HALF_HOURS + 1) + start
    free[rows, first] = free[rows, first + 1] = True
    return _runs(free & signed_up[:, None])


def _runs(free: Mask) -> list[tuple[Slot, ...]]:
    """Return each person's slots from a mask of half hours with a gap after each day."""
    padded = np.pad(free, ((0, 0), (1, 0)))
    before, after = padded[:, :-1], np.pad(free, ((0, 0), (0, 1)))[:, 1:]
    rows, starts = np.nonzero(free & ~before)
    _, ends = np.nonzero(free & ~after)
    day, start = np.divmod(starts, HALF_HOURS + 1)
    slots = [
        _SLOTS[index][length]
        for index, length in zip(
            (day * HALF_HOURS + start).tolist(), (ends - starts).tolist(), strict=True
        )
    ]
    return split(slots, np.bincount(rows, minlength=len(free)))
