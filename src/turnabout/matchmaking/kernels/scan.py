"""Scan all pairs of a block: rules and points at once, a few nanoseconds each, nothing stored.

The plain version of what is computed here stands in `rules.py` and `wishes.py`; the tests hold the
two against each other.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from turnabout.matchmaking.arrays import Ints, Number, Words
from turnabout.matchmaking.columns import Side
from turnabout.matchmaking.kernels.bits import ones
from turnabout.matchmaking.kernels.compiled import compiled, inlined

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


class Facts(NamedTuple):
    """All that a kernel must know of the people and the policy; points in thousandths.

    `time` gives the points for a number of shared cells of the week, -1 where they are too few;
    `values` for a number of shared values; `style` for a fit from 0 to 16.
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
def topic_points(
    i: Number, j: Number, ptr: Ints, key: Ints, points: NDArray[np.int32], start: Ints,
    teacher: NDArray[np.int32], share: NDArray[np.int16],
) -> Number:  # fmt: skip
    """Return the points for topics, or -1 where this mentor teaches nothing of what j wants."""
    total = np.int64(-1)
    for want in range(ptr[j], ptr[j + 1]):
        end = start[key[want] + 1]
        place = first_from(teacher, start[key[want]], end, i)
        if place < end and teacher[place] == i:
            total = max(total, 0) + points[want, share[place]]
    return total


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


@inlined
def named_points(i: Number, ptr: Ints, mentor: Ints, extra: Ints, j: Number) -> Number:
    """Return what choices and an existing pair earn this pair."""
    points = np.int64(0)
    for e in range(ptr[j], ptr[j + 1]):
        if mentor[e] == i:
            points += extra[e]
    return points


@compiled
def score_pairs(facts: Facts, rows: Ints, columns: Ints) -> Ints:
    """Return the scores of these mentors with these mentees, extras included; -1 if forbidden."""
    ptr, key, earned, start = facts.ptr, facts.key, facts.points, facts.start
    teacher, share = facts.teacher, facts.share
    blocked_ptr, blocked = facts.blocked_ptr, facts.blocked
    extra_ptr, extra_mentor, extra = facts.extra_ptr, facts.extra_mentor, facts.extra
    reach, seasons, distance = facts.reach, facts.seasons, facts.distance
    for_time, for_values, for_style = facts.time, facts.values, facts.style
    enter, leave = facts.mentor.enter, facts.mentor.leave
    other_enter, other_leave = facts.mentee.enter, facts.mentee.leave
    department, other_department = facts.mentor.department, facts.mentee.department
    speaks, other_speaks = facts.mentor.languages.of, facts.mentee.languages.of
    worth, other_worth = facts.mentor.values.of, facts.mentee.values.of
    manner, other_manner = facts.mentor.style.of, facts.mentee.style.of
    languages, values = facts.mentor.languages.rows, facts.mentor.values.rows
    sliders = facts.mentor.style.rows
    hours, other_hours = facts.mentor.hours, facts.mentee.hours
    scores = np.full(rows.shape[0], -1, dtype=np.int64)
    for n in range(rows.shape[0]):
        i = rows[n]
        j = columns[n]
        if i >= reach[j] or in_line(enter, leave, i, other_enter, other_leave, j):
            continue
        if (
            shared_bits(languages, speaks[i], languages, other_speaks[j], 0, languages.shape[1])
            == 0
        ):
            continue
        out = False
        for b in range(blocked_ptr[j], blocked_ptr[j + 1]):
            out |= blocked[b] == i
        points = topic_points(i, j, ptr, key, earned, start, teacher, share)
        time = time_points(hours, i, other_hours, j, seasons, for_time)
        if out or points < 0 or time < 0:
            continue
        points += for_values[
            shared_bits(values, worth[i], values, other_worth[j], 0, values.shape[1])
        ]
        points += style_points(sliders, manner[i], other_manner[j], for_style)
        if department[i] > 0 and other_department[j] > 0 and department[i] != other_department[j]:
            points += distance
        points += named_points(i, extra_ptr, extra_mentor, extra, j)
        scores[n] = points + time
    return scores


LEVEL, LINE, TOPIC, LANGUAGE, TIME, BLOCKED = 1, 2, 4, 8, 16, 32
"""What can forbid a pair, as bits."""


@compiled
def broken_bits(facts: Facts, rows: Ints, columns: Ints) -> Ints:
    """Return for these mentors with these mentees the bits of all rules that forbid them."""
    mentor, mentee = facts.mentor, facts.mentee
    speaks, other_speaks = mentor.languages.of, mentee.languages.of
    languages = mentor.languages.rows
    bits = np.zeros(rows.shape[0], dtype=np.int64)
    for n in range(rows.shape[0]):
        i = rows[n]
        j = columns[n]
        if i >= facts.reach[j]:
            bits[n] |= LEVEL
        if in_line(mentor.enter, mentor.leave, i, mentee.enter, mentee.leave, j):
            bits[n] |= LINE
        if topic_points(
            i, j, facts.ptr, facts.key, facts.points, facts.start, facts.teacher, facts.share
        ) < 0:  # fmt: skip
            bits[n] |= TOPIC
        if (
            shared_bits(languages, speaks[i], languages, other_speaks[j], 0, languages.shape[1])
            == 0
        ):
            bits[n] |= LANGUAGE
        if time_points(mentor.hours, i, mentee.hours, j, facts.seasons, facts.time) < 0:
            bits[n] |= TIME
        for b in range(facts.blocked_ptr[j], facts.blocked_ptr[j + 1]):
            if facts.blocked[b] == i:
                bits[n] |= BLOCKED
    return bits


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
