"""Scan all pairs of a block: rules and points at once, a few nanoseconds each, nothing stored."""

import numpy as np
from numpy.typing import NDArray

from turnabout.matchmaking.arrays import Ints, Number
from turnabout.matchmaking.kernels.compiled import compiled, inlined
from turnabout.matchmaking.kernels.facts import (
    Facts,
    in_line,
    light_points,
    style_points,
    time_points,
)
from turnabout.matchmaking.kernels.pairs import named_points
from turnabout.matchmaking.kernels.sieve import (
    STRIDE,
    TOGETHER,
    UNIT,
    clear,
    lay_out,
    layout_for,
    pick,
    taught_points,
    weigh,
)

CLOSED = 1 << 60
"""A floor that nobody reaches: whose mentee is passed over."""

# Unsigned places below spare the check for places counted from the end: twice as fast.


@inlined
def worse(values: Ints, rows: NDArray[np.int32], n: Number, one: Number, other: Number) -> Number:
    """Return True where heap n holds a worse value at one place than at the other."""
    if values[n, one] == values[n, other]:
        return rows[n, one] > rows[n, other]
    return values[n, one] < values[n, other]


@inlined
def swap(values: Ints, rows: NDArray[np.int32], n: Number, one: Number, other: Number) -> None:
    """Let two places of heap n change what they hold."""
    values[n, one], values[n, other] = values[n, other], values[n, one]
    rows[n, one], rows[n, other] = rows[n, other], rows[n, one]


@inlined
def sift_down(values: Ints, rows: NDArray[np.int32], n: Number, size: Number) -> None:
    """Put the new root of heap n, which has its worst on top, in its place."""
    here = 0
    child = 1
    while child < size:
        if child + 1 < size and worse(values, rows, n, child + 1, child):
            child += 1
        if worse(values, rows, n, child, here):
            swap(values, rows, n, here, child)
            here = child
            child = 2 * here + 1
        else:
            child = size


@inlined
def sift_up(values: Ints, rows: NDArray[np.int32], n: Number, last: Number) -> None:
    """Put the newest of heap n, which has its worst on top, in its place."""
    here = last
    while here > 0 and worse(values, rows, n, here, (here - 1) // 2):
        swap(values, rows, n, here, (here - 1) // 2)
        here = (here - 1) // 2


@compiled
def keep_best(
    facts: Facts, prices: Ints, floors: Ints, begin: Number, first: Number, last: Number,
    values: Ints, rows: NDArray[np.int32], sizes: Ints,
) -> None:  # fmt: skip
    """Keep for each mentee the mentors with the most points less price, above the floor.

    Row n of `values` and `rows` belongs to mentee `begin + n` and is a heap of its best so far,
    `sizes[n]` of them; of equals the mentor earlier in order is kept. Only mentors first to last
    are seen.
    """
    ptr, key, earned, start = facts.ptr, facts.key, facts.points, facts.start
    teacher, share = facts.teacher, facts.share
    share_of = facts.share_of
    blocked_ptr, blocked = facts.blocked_ptr, facts.blocked
    extra_ptr, extra_mentor, extra = facts.extra_ptr, facts.extra_mentor, facts.extra
    reach, seasons, distance = facts.reach, facts.seasons, facts.distance
    for_time, for_values, for_style = facts.time, facts.values, facts.style
    enter, leave = facts.mentor.enter, facts.mentor.leave
    other_enter, other_leave = facts.mentee.enter, facts.mentee.leave
    department, other_department = facts.mentor.department, facts.mentee.department
    speaks, worth, manner = facts.mentor.languages.of, facts.mentor.values.of, facts.mentor.style.of
    other_speaks, other_worth = facts.mentee.languages.of, facts.mentee.values.of
    other_manner = facts.mentee.style.of
    languages, marks = facts.mentor.languages.rows, facts.mentor.values.rows
    sliders = facts.mentor.style.rows
    hours, other_hours = facts.mentor.hours, facts.mentee.hours
    layout = layout_for(facts, begin, begin + values.shape[0])
    row_of_key, steps = layout.row_of_key, layout.steps
    topics, sums, rough_price = layout.topics, layout.sums, layout.price
    most_time, most_style = for_time[for_time.shape[0] - 1], for_style[for_style.shape[0] - 1]
    for_value, for_apart = -(-for_values[1] // UNIT), -(-distance // UNIT)
    rough, longest = facts.rough, np.int64(facts.step[facts.step.shape[0] - 1])
    hits = np.zeros(STRIDE, dtype=np.uint8)
    words = hits.view(np.uint64)
    near = np.zeros(STRIDE + 1, dtype=np.int64)
    most = values.shape[1]
    for block in range(first, last, TOGETHER):
        stop = min(block + TOGETHER, last)
        base = lay_out(facts, layout, prices, block, stop)
        for n in range(values.shape[0]):
            j = begin + n
            size = min(stop, reach[j]) - block
            cut = floors[n]
            if size <= 0 or cut >= CLOSED:
                continue
            if sizes[n] == most:
                cut = max(cut, values[n, 0])
            weigh(
                j, block, size, layout, other_speaks, other_worth, other_department, for_value,
                for_apart, ptr, key, rough, longest, extra_ptr, extra_mentor, extra, blocked_ptr,
                blocked,
            )  # fmt: skip
            for chunk in range(0, size, STRIDE):
                some = pick(
                    topics, sums, chunk, (cut + base - most_time - most_style) // UNIT,
                    hits, words, near,
                )  # fmt: skip
                for c in range(some):
                    spot = near[c]
                    i = block + spot
                    # Rough prices end somewhere: where prices lie farther apart, only this tells.
                    bound = UNIT * (np.int64(sums[spot]) + rough_price[spot]) - prices[i]
                    if bound + most_time + most_style <= cut:
                        continue
                    bound += style_points(sliders, manner[i], other_manner[j], for_style)
                    if bound + most_time <= cut:
                        continue
                    time = time_points(hours, i, other_hours, j, seasons, for_time)
                    if time < 0 or bound + time <= cut:
                        continue
                    if in_line(enter, leave, i, other_enter, other_leave, j):
                        continue
                    taught = taught_points(
                        i, j, spot, row_of_key, steps, share_of, ptr, key, earned, start,
                        teacher, share,
                    )  # fmt: skip
                    light = light_points(
                        i, j, languages, speaks, other_speaks, marks, worth, other_worth,
                        for_values, sliders, manner, other_manner, for_style, department,
                        other_department, distance,
                    )  # fmt: skip
                    value = taught + light + time - prices[i]
                    value += named_points(i, extra_ptr, extra_mentor, extra, j)
                    if taught < 0 or light < 0:
                        continue
                    if value <= cut:
                        continue
                    if sizes[n] < most:
                        values[n, sizes[n]] = value
                        rows[n, sizes[n]] = i
                        sift_up(values, rows, n, sizes[n])
                        sizes[n] += 1
                    else:
                        values[n, 0] = value
                        rows[n, 0] = i
                        sift_down(values, rows, n, most)
                    if sizes[n] == most:
                        cut = max(floors[n], values[n, 0])
        clear(facts, layout, block, stop)
