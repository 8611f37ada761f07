"""Score pairs that are named one by one, or say which rules forbid them."""

import numpy as np
from numpy.typing import NDArray

from turnabout.matchmaking.arrays import Ints, Number
from turnabout.matchmaking.kernels.compiled import compiled, inlined
from turnabout.matchmaking.kernels.facts import (
    Facts,
    first_from,
    in_line,
    light_points,
    shared_bits,
    time_points,
)


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
    languages, marks = facts.mentor.languages.rows, facts.mentor.values.rows
    sliders = facts.mentor.style.rows
    hours, other_hours = facts.mentor.hours, facts.mentee.hours
    scores = np.full(rows.shape[0], -1, dtype=np.int64)
    for n in range(rows.shape[0]):
        i = rows[n]
        j = columns[n]
        if i >= reach[j] or in_line(enter, leave, i, other_enter, other_leave, j):
            continue
        light = light_points(
            i, j, languages, speaks, other_speaks, marks, worth, other_worth, for_values,
            sliders, manner, other_manner, for_style, department, other_department, distance,
        )  # fmt: skip
        if light < 0:
            continue
        out = False
        for b in range(blocked_ptr[j], blocked_ptr[j + 1]):
            out |= blocked[b] == i
        points = topic_points(i, j, ptr, key, earned, start, teacher, share)
        time = time_points(hours, i, other_hours, j, seasons, for_time)
        if out or points < 0 or time < 0:
            continue
        scores[n] = points + light + time + named_points(i, extra_ptr, extra_mentor, extra, j)
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
