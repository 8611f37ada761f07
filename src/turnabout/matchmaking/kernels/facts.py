"""What kernels know of the people, and the pieces of rules and points that they share.

The plain version of what is computed here stands in `rules.py` and `wishes.py`; the tests hold the
two against each other.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from turnabout.matchmaking.arrays import Ints, Number, Words
from turnabout.matchmaking.columns import Side
from turnabout.matchmaking.kernels.bits import ones
from turnabout.matchmaking.kernels.compiled import inlined


class Facts(NamedTuple):
    """All that a kernel must know of the people and the policy; points in thousandths.

    `time` gives the points for a number of shared cells of the week, -1 where they are too few;
    `values` for a number of shared values; `style` for a fit from 0 to 16.

    For rough sums: `step` gives each share as a small number, `share_of` the share again, or -1
    where several have that number; `rough` what a step of each want earns at most, in their units.
    """

    mentor: Side
    mentee: Side
    reach: Ints
    ptr: Ints
    key: Ints
    points: NDArray[np.int32]
    start: Ints
    teacher: NDArray[np.int32]
    share: NDArray[np.int16]
    step: NDArray[np.uint8]
    rough: Ints
    share_of: Ints
    blocked_ptr: Ints
    blocked: Ints
    extra_ptr: Ints
    extra_mentor: Ints
    extra: Ints
    seasons: int
    time: Ints
    values: Ints
    style: Ints
    distance: Number


@inlined
def shared_bits(
    one: Words, i: Number, other: Words, j: Number, first: Number, last: Number
) -> Number:
    """Return how many bits row i of one and row j of the other share in words first to last."""
    count = np.int64(0)
    here, there = np.uint64(i), np.uint64(j)
    for word in range(np.uint64(first), np.uint64(last)):
        count += ones(one[here, word] & other[there, word])
    return count


@inlined
def in_line(
    enter: Ints, leave: Ints, i: Number, other_enter: Ints, other_leave: Ints, j: Number
) -> Number:
    """Return True where either stands in the other's reporting line."""
    above = (other_enter[j] <= enter[i]) & (enter[i] < other_leave[j])
    below = (enter[i] <= other_enter[j]) & (other_enter[j] < leave[i])
    return above | below


@inlined
def style_points(sliders: Ints, one: Number, other: Number, style: Ints) -> Number:
    """Return the points for two kinds of style: alike on three sliders, apart on the last."""
    points = np.int64(0)
    if sliders[one, 0] > 0 and sliders[other, 0] > 0:
        fit = 12 + abs(sliders[one, 3] - sliders[other, 3])
        for slider in range(3):
            fit -= abs(sliders[one, slider] - sliders[other, slider])
        points = style[fit]
    return points


@inlined
def light_points(
    i: Number, j: Number, languages: Words, speaks: Ints, other_speaks: Ints,
    marks: Words, worth: Ints, other_worth: Ints, values: Ints,
    sliders: Ints, manner: Ints, other_manner: Ints, style: Ints,
    department: Ints, other_department: Ints, distance: Number,
) -> Number:  # fmt: skip
    """Return the points for values, style and distance, or -1 without a common language."""
    points: Number = np.int64(-1)
    if shared_bits(languages, speaks[i], languages, other_speaks[j], 0, languages.shape[1]) > 0:
        points = values[shared_bits(marks, worth[i], marks, other_worth[j], 0, marks.shape[1])]
        points += style_points(sliders, manner[i], other_manner[j], style)
        here, there = department[i], other_department[j]
        points += distance * ((here > 0) & (there > 0) & (here != there))
    return points


@inlined
def time_points(
    one: Words, i: Number, other: Words, j: Number, seasons: Number, time: Ints
) -> Number:
    """Return the points for shared time, or -1 where the two share too little in either season."""
    words = one.shape[1] // seasons
    shared = time.shape[0] - 1
    for season in range(seasons):
        cells = shared_bits(one, i, other, j, season * words, (season + 1) * words)
        shared = min(shared, cells)
    return time[np.uint64(shared)]


@inlined
def first_from(sorted_rows: NDArray[np.int32], low: Number, high: Number, row: Number) -> Number:
    """Return the first place between low and high that holds this row or a later one."""
    while low < high:
        middle = (low + high) // 2
        if sorted_rows[middle] < row:
            low = middle + 1
        else:
            high = middle
    return low
