"""Find the pairs of people who would both rather have each other than whom they have."""

import numpy as np

from turnabout.matchmaking.arrays import Ints, Number
from turnabout.matchmaking.kernels.compiled import compiled
from turnabout.matchmaking.kernels.facts import Facts, in_line, light_points, time_points
from turnabout.matchmaking.kernels.scan import TEACHES, gather


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
    most = for_time[-1] + distance + for_style[-1] + for_values[-1]
    sums = np.zeros(department.shape[0], dtype=np.int32)
    mine = np.zeros(department.shape[0], dtype=np.int64)
    yours = np.zeros(department.shape[0], dtype=np.int64)
    for n in range(counts.shape[0]):
        j = begin + n
        gather(
            j, 0, reach[j], sums, ptr, key, earned, start, teacher, share,
            blocked_ptr, blocked, extra_ptr, extra_mentor, extra,
        )  # fmt: skip
        for e in range(extra_ptr[j], extra_ptr[j + 1]):
            mine[extra_mentor[e]] = by_mentee[e]
            yours[extra_mentor[e]] = by_mentor[e]
        for i in range(np.uint64(reach[j])):
            if sums[i] < TEACHES:
                sums[i] = 0
                continue
            points: Number = np.int64(sums[i] - TEACHES)
            sums[i] = 0
            if points + most + mine[i] <= own[j] or points + most + yours[i] <= theirs[i]:
                continue
            light = light_points(
                i, j, languages, speaks, other_speaks, marks, worth, other_worth, for_values,
                sliders, manner, other_manner, for_style, department, other_department, distance,
            )  # fmt: skip
            if light < 0:
                continue
            points += light
            time = time_points(hours, i, other_hours, j, seasons, for_time)
            my_gain = points + time + mine[i] - own[j]
            your_gain = points + time + yours[i] - theirs[i]
            if time < 0 or my_gain <= 0 or your_gain <= 0:
                continue
            if in_line(enter, leave, i, other_enter, other_leave, j):
                continue
            counts[n] += 1
            if counts[n] == 1 or min(my_gain, your_gain) > min(own_gain[n], their_gain[n]):
                mentor[n] = i
                own_gain[n] = my_gain
                their_gain[n] = your_gain
        for e in range(extra_ptr[j], extra_ptr[j + 1]):
            mine[extra_mentor[e]] = 0
            yours[extra_mentor[e]] = 0
