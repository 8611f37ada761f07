"""Scan all pairs of a block: rules and points at once, a few nanoseconds each, nothing stored."""

import numpy as np
from numpy.typing import NDArray

from turnabout.matchmaking.arrays import Ints, Number
from turnabout.matchmaking.kernels.compiled import compiled, inlined
from turnabout.matchmaking.kernels.facts import (
    Facts,
    first_from,
    in_line,
    shared_bits,
    style_points,
    time_points,
)

TEACHES = 1 << 20
"""The bit that marks a mentor with something to teach; all points stay below it."""

CLOSED = 1 << 60
"""A floor that nobody reaches: whose mentee is passed over."""

NEVER = -(1 << 61)
"""So few points that no price makes up for them."""

# Unsigned places below spare the check for places counted from the end: twice as fast.

STRIDE = 256
"""How many mentors are weighed together before the bar is set anew."""

GLANCE = 32
"""How many mentors are glanced at together, in 32 bits, before one is looked at alone."""

COARSE = 1 << 29
"""The farthest from 0 that a bar can be for a glance to tell anything."""


@inlined
def gather(
    j: Number, first: Number, last: Number, sums: NDArray[np.int32],
    ptr: Ints, key: Ints, points: NDArray[np.int32], start: Ints,
    teacher: NDArray[np.int32], share: NDArray[np.int16],
    blocked_ptr: Ints, blocked: Ints, extra_ptr: Ints, extra_mentor: Ints, extra: Ints,
) -> None:  # fmt: skip
    """Lay topic points and extras of mentee j for mentors first to last into `sums`."""
    for want in range(ptr[j], ptr[j + 1]):
        end = start[key[want] + 1]
        here = first_from(teacher, start[key[want]], end, first)
        there = first_from(teacher, here, end, last)
        earned = points[want]
        for place in range(np.uint64(here), np.uint64(there)):
            at = np.uint64(teacher[place] - first)
            sums[at] = (sums[at] + earned[np.uint64(share[place])]) | np.int32(TEACHES)
    for e in range(extra_ptr[j], extra_ptr[j + 1]):
        if first <= extra_mentor[e] < last:
            sums[extra_mentor[e] - first] += extra[e]
    for b in range(blocked_ptr[j], blocked_ptr[j + 1]):
        if first <= blocked[b] < last:
            sums[blocked[b] - first] = 0


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
    language_worth = np.zeros(languages.shape[0], dtype=np.int64)
    value_worth = np.zeros(marks.shape[0], dtype=np.int64)
    style_worth = np.zeros(sliders.shape[0], dtype=np.int64)
    most_time = for_time[for_time.shape[0] - 1]
    sums = np.zeros(last - first + STRIDE, dtype=np.int32)
    price = np.zeros(last - first + STRIDE, dtype=np.int64)
    price[: last - first] = prices[first:last]
    rough = np.minimum(price, 2 * COARSE).astype(np.int32)
    near = np.zeros(STRIDE + 1, dtype=np.int64)
    worths = np.zeros(STRIDE + 1, dtype=np.int64)
    most = values.shape[1]
    for n in range(values.shape[0]):
        j = begin + n
        end = min(last, reach[j]) - first
        if end <= 0 or floors[n] >= CLOSED:
            continue
        gather(
            j, first, first + end, sums, ptr, key, earned, start, teacher, share,
            blocked_ptr, blocked, extra_ptr, extra_mentor, extra,
        )  # fmt: skip
        for kind in range(languages.shape[0]):
            shared = shared_bits(languages, kind, languages, other_speaks[j], 0, languages.shape[1])
            language_worth[kind] = 0 if shared > 0 else NEVER
        for kind in range(marks.shape[0]):
            shared = shared_bits(marks, kind, marks, other_worth[j], 0, marks.shape[1])
            value_worth[kind] = for_values[shared]
        for kind in range(sliders.shape[0]):
            style_worth[kind] = style_points(sliders, kind, other_manner[j], for_style)
        here = other_department[j]
        apart = distance if here > 0 else 0
        rest = most_time + apart + value_worth.max() + style_worth.max()
        cut = floors[n]
        if sizes[n] == most:
            cut = max(cut, values[n, 0])
        for block in range(0, end, STRIDE):
            bar = cut - rest + TEACHES
            coarse = np.int32(min(max(bar, -COARSE), COARSE))
            some = 0
            for glance in range(block, min(block + STRIDE, end), GLANCE):
                hit = bar < -COARSE
                for k in range(np.uint64(glance), np.uint64(glance + GLANCE)):
                    hit |= sums[k] - rough[k] > coarse
                if hit:
                    for k in range(np.uint64(glance), np.uint64(min(glance + GLANCE, end))):
                        near[np.uint64(some)] = k
                        some += (sums[k] >= TEACHES) & (sums[k] - price[k] > bar)
            bar = cut - most_time
            few = 0
            for c in range(np.uint64(some)):
                spot = np.uint64(near[c])
                at = spot + np.uint64(first)
                value = sums[spot] - TEACHES - price[spot] + language_worth[np.uint64(speaks[at])]
                value += value_worth[np.uint64(worth[at])] + style_worth[np.uint64(manner[at])]
                value += apart * ((department[at] > 0) & (department[at] != here))
                near[np.uint64(few)] = spot
                worths[np.uint64(few)] = value
                few += value > bar
            for c in range(few):
                i = first + near[c]
                if worths[c] <= cut - most_time:
                    continue
                time = time_points(hours, i, other_hours, j, seasons, for_time)
                value = worths[c] + time
                if time < 0 or value <= cut:
                    continue
                if in_line(enter, leave, i, other_enter, other_leave, j):
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
            sums[block : block + STRIDE] = 0
