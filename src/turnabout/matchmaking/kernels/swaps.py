"""Find the pairs of people who would both rather have each other than whom they have."""

import numpy as np

from turnabout.matchmaking.arrays import Ints, Number
from turnabout.matchmaking.kernels.compiled import compiled
from turnabout.matchmaking.kernels.facts import Facts, in_line, light_points, time_points
from turnabout.matchmaking.kernels.pairs import named_points
from turnabout.matchmaking.kernels.scan import CLOSED
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


@compiled
def find_swaps(
    facts: Facts, by_mentee: Ints, by_mentor: Ints, own: Ints, theirs: Ints, begin: Number,
    counts: Ints, mentor: Ints, own_gain: Ints, their_gain: Ints,
) -> None:  # fmt: skip
    """Count for each mentee the mentors who would rather have them and whom they would rather have.

    `own` holds what each mentee has now by their own view, `theirs` each mentor's worst by theirs.
    Row n of `counts`, and of the best such mentor and both gains, belongs to mentee `begin + n`;
    the best is the one with the largest smaller gain, of equals the earlier.
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
    share_of, most_time, most_style = facts.share_of, for_time[-1], for_style[-1]
    for_value, for_apart = -(-for_values[1] // UNIT), -(-distance // UNIT)
    rough, longest = facts.rough, np.int64(facts.step[-1])
    layout = layout_for(facts, begin, begin + counts.shape[0])
    row_of_key, steps, topics, sums = layout.row_of_key, layout.steps, layout.topics, layout.sums
    hits = np.zeros(STRIDE, dtype=np.uint8)
    words = hits.view(np.uint64)
    near = np.zeros(STRIDE + 1, dtype=np.int64)
    # Who would gain on both sides scores above the middle of what the two have now.
    halves = theirs // 2
    either = extra + np.maximum(by_mentee, by_mentor)
    for block in range(0, department.shape[0], TOGETHER):
        stop = min(block + TOGETHER, department.shape[0])
        base = lay_out(facts, layout, halves, block, stop)
        for n in range(counts.shape[0]):
            j = begin + n
            size = min(stop, reach[j]) - block
            if size <= 0 or own[j] >= CLOSED:
                continue
            weigh(
                j, block, size, layout, other_speaks, other_worth, other_department, for_value,
                for_apart, ptr, key, rough, longest, extra_ptr, extra_mentor, either, blocked_ptr,
                blocked,
            )  # fmt: skip
            bar = own[j] // 2 + base - most_time - most_style
            for chunk in range(0, size, STRIDE):
                some = pick(topics, sums, chunk, bar // UNIT, hits, words, near)
                for c in range(some):
                    i = block + near[c]
                    time = time_points(hours, i, other_hours, j, seasons, for_time)
                    if time < 0 or UNIT * np.int64(sums[near[c]]) - most_time + time <= bar:
                        continue
                    light = light_points(
                        i, j, languages, speaks, other_speaks, marks, worth, other_worth,
                        for_values, sliders, manner, other_manner, for_style, department,
                        other_department, distance,
                    )  # fmt: skip
                    taught = taught_points(
                        i, j, near[c], row_of_key, steps, share_of, ptr, key, earned, start,
                        teacher, share,
                    )  # fmt: skip
                    if light < 0 or taught < 0:
                        continue
                    points = taught + light + time
                    points += named_points(i, extra_ptr, extra_mentor, extra, j)
                    mine = named_points(i, extra_ptr, extra_mentor, by_mentee, j)
                    yours = named_points(i, extra_ptr, extra_mentor, by_mentor, j)
                    my_gain = points + mine - own[j]
                    your_gain = points + yours - theirs[i]
                    if my_gain <= 0 or your_gain <= 0:
                        continue
                    if in_line(enter, leave, i, other_enter, other_leave, j):
                        continue
                    counts[n] += 1
                    if counts[n] == 1 or min(my_gain, your_gain) > min(own_gain[n], their_gain[n]):
                        mentor[n] = i
                        own_gain[n] = my_gain
                        their_gain[n] = your_gain
        clear(facts, layout, block, stop)
