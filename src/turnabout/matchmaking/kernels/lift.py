"""Find pairs that would better the first of several aims, or an equal first and the second, ..."""

import numpy as np
from numpy.typing import NDArray

from turnabout.matchmaking.arrays import Ints, Number
from turnabout.matchmaking.kernels.compiled import compiled, inlined
from turnabout.matchmaking.kernels.facts import Facts, in_line, light_points, time_points
from turnabout.matchmaking.kernels.scan import TEACHES, gather, sift_down, sift_up
from turnabout.matchmaking.policy import POINT

EARLIER = 1 << 40
"""So much more an earlier aim counts when the best of several pairs are kept."""


@inlined
def gain_of(
    score: Number, i: Number, j: Number, worths: Ints, levels: Ints, prices: Ints, claims: Ints
) -> Number:
    """Return how a pair of this score would better the aims: above 0 where it would.

    Aim k is worth `worths[level, k]` by the level of the score, the last aim the score itself; each
    less the price and the claim. The first aim that is not 0 decides.
    """
    aims = np.uint64(worths.shape[1])
    one, other = np.uint64(i), np.uint64(j)
    level = np.uint64(levels[np.uint64(score) // np.uint64(POINT)])
    k = np.uint64(0)
    rest = worths[level, k] - prices[one, k] - claims[other, k]
    while rest == 0 and k < aims:
        k += np.uint64(1)
        worth = worths[level, k] if k < aims else score
        rest = worth - prices[one, k] - claims[other, k]
    return np.int64(aims - k) * EARLIER + min(rest, EARLIER - 1) if rest > 0 else np.int64(-1)


@compiled
def find_lifting(
    facts: Facts, worths: Ints, levels: Ints, prices: Ints, claims: Ints, begin: Number,
    values: Ints, rows: NDArray[np.int32], sizes: Ints,
) -> None:  # fmt: skip
    """Keep for each mentee the mentors who would better the aims most.

    `levels` holds the level of each whole number of points. `worths` has a row a level; `prices`
    and `claims` have a row a person; in all three an aim is a column.

    A higher score is worth at least as much to every aim up to the first that differs, so a pair is
    left out as soon as the most that it could score would better nothing. Row n of `values` and
    `rows` belongs to mentee `begin + n` and is a heap, `sizes[n]` of its places filled.
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
    most_time = for_time[-1]
    rest = most_time + distance + for_style[-1] + for_values[-1]
    most = values.shape[1]
    sums = np.zeros(department.shape[0], dtype=np.int32)
    for n in range(sizes.shape[0]):
        j = begin + n
        if reach[j] == 0:
            continue
        gather(
            j, 0, reach[j], sums, ptr, key, earned, start, teacher, share,
            blocked_ptr, blocked, extra_ptr, extra_mentor, extra,
        )  # fmt: skip
        for i in range(np.uint64(reach[j])):
            points: Number = np.int64(sums[i]) - TEACHES
            sums[i] = 0
            if points < 0 or gain_of(points + rest, i, j, worths, levels, prices, claims) <= 0:
                continue
            light = light_points(
                i, j, languages, speaks, other_speaks, marks, worth, other_worth, for_values,
                sliders, manner, other_manner, for_style, department, other_department, distance,
            )  # fmt: skip
            if light < 0:
                continue
            points += light
            if gain_of(points + most_time, i, j, worths, levels, prices, claims) <= 0:
                continue
            time = time_points(hours, i, other_hours, j, seasons, for_time)
            gain = gain_of(points + max(time, 0), i, j, worths, levels, prices, claims)
            if time < 0 or gain <= 0 or (sizes[n] == most and gain <= values[n, 0]):
                continue
            if in_line(enter, leave, i, other_enter, other_leave, j):
                continue
            if sizes[n] < most:
                values[n, sizes[n]] = gain
                rows[n, sizes[n]] = i
                sift_up(values, rows, n, sizes[n])
                sizes[n] += 1
            else:
                values[n, 0] = gain
                rows[n, 0] = i
                sift_down(values, rows, n, most)
