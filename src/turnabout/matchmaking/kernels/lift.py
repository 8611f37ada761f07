"""Find pairs that would better the first of several aims, or an equal first and the second, ..."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from turnabout.matchmaking.arrays import Ints, Number
from turnabout.matchmaking.kernels.compiled import called, compiled, inlined
from turnabout.matchmaking.kernels.facts import Facts, in_line, light_points, time_points
from turnabout.matchmaking.kernels.pairs import named_points
from turnabout.matchmaking.kernels.scan import sift_down, sift_up
from turnabout.matchmaking.kernels.sieve import (
    STRIDE,
    TOGETHER,
    UNIT,
    Bytes,
    Sums,
    clear,
    lay_out,
    layout_for,
    places_of,
    taught_points,
    weigh,
)
from turnabout.matchmaking.policy import POINT

EARLIER = 1 << 40
"""So much more an earlier aim counts when the best of several pairs are kept."""

Codes = NDArray[np.int16]


class Needs(NamedTuple):
    """The least that pairs must score to better an aim, by kinds of people.

    People of a kind have the same prices, or claims, of all aims but the last. Mentor i is of kind
    `mentor[i]`, mentee j of kind `mentee[j]`; `code[mentee kind, mentor kind]` says where the two
    find `low` and `high`: what is below low betters nothing, what is at high does; in between, what
    is above price and claim of the last aim.
    """

    mentor: Ints
    mentee: Ints
    code: Codes
    low: Ints
    high: Ints


@compiled
def level_codes(worths: Ints, prices: Ints, claims: Ints) -> Codes:
    """Return for each row of claims and of prices the first level at which a pair is no loss.

    Twice the level, and 1 more where it is no gain either; twice the number of levels where every
    level is a loss. The first aim that is not 0 decides.
    """
    codes = np.zeros((claims.shape[0], prices.shape[0]), dtype=np.int16)
    for other in range(claims.shape[0]):
        for one in range(prices.shape[0]):
            first, last = 0, worths.shape[0]
            while first < last:
                middle = (first + last) // 2
                if rest_of(worths, middle, prices, one, claims, other) < 0:
                    first = middle + 1
                else:
                    last = middle
            even = (
                first < worths.shape[0] and rest_of(worths, first, prices, one, claims, other) == 0
            )
            codes[other, one] = 2 * first + even
    return codes


@inlined
def rest_of(
    worths: Ints, level: Number, prices: Ints, one: Number, claims: Ints, other: Number
) -> Number:
    """Return what the first aim is worth that is not worth just its price and claim, or 0."""
    rest = np.int64(0)
    for aim in range(worths.shape[1]):
        if rest == 0:
            rest = worths[level, aim] - prices[one, aim] - claims[other, aim]
    return rest


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


@called
def mark_lifting(
    topics: Sums, sums: Sums, begin: Number, codes: Codes, kinds: Ints, low: Ints, high: Ints,
    price: Ints, claim: Number, besides: Number, hits: Bytes,
) -> None:  # fmt: skip
    """Mark the places from begin on with a topic that may score what they need, and `besides`."""
    for k in range(np.uint64(STRIDE)):
        at = np.uint64(begin) + k
        code = np.uint64(codes[np.uint64(kinds[at])])
        need = min(high[code], max(low[code], price[at] + claim + 1))
        hits[k] = (topics[at] != 0) & (UNIT * np.int64(sums[at]) + besides >= need)


@compiled
def find_lifting(
    facts: Facts, worths: Ints, levels: Ints, prices: Ints, claims: Ints, needs: Needs,
    begin: Number, values: Ints, rows: NDArray[np.int32], sizes: Ints,
) -> None:  # fmt: skip
    """Keep for each mentee the mentors who would better the aims most.

    `levels` holds the level of each whole number of points. `worths` has a row a level; `prices`
    and `claims` have a row a person; in all three an aim is a column, the last being the score.

    A higher score is worth at least as much to every aim up to the first that differs, so a pair is
    left out as soon as the most that it could score would better nothing. Row n of `values` and
    `rows` belongs to mentee `begin + n` and is a heap, `sizes[n]` of its places filled.
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
    layout = layout_for(facts, begin, begin + sizes.shape[0])
    row_of_key, steps, topics, sums = layout.row_of_key, layout.steps, layout.topics, layout.sums
    for_value, for_apart = -(-for_values[1] // UNIT), -(-distance // UNIT)
    rough, longest = facts.rough, np.int64(facts.step[-1])
    besides = for_time[-1] + for_style[-1]
    low, high = needs.low, needs.high
    free = np.zeros(department.shape[0], dtype=np.int64)
    kinds = np.zeros(TOGETHER + STRIDE, dtype=np.int64)
    price = np.zeros(TOGETHER + STRIDE, dtype=np.int64)
    hits = np.zeros(STRIDE, dtype=np.uint8)
    words = hits.view(np.uint64)
    near = np.zeros(STRIDE + 1, dtype=np.int64)
    most, top, last = values.shape[1], levels.shape[0] * POINT - 1, worths.shape[1]
    for block in range(0, department.shape[0], TOGETHER):
        stop = min(block + TOGETHER, department.shape[0])
        lay_out(facts, layout, free, block, stop)
        kinds[: stop - block] = needs.mentor[block:stop]
        price[: stop - block] = prices[block:stop, last]
        for n in range(sizes.shape[0]):
            j = begin + n
            size = min(stop, reach[j]) - block
            if size <= 0:
                continue
            weigh(
                j, block, size, layout, other_speaks, other_worth, other_department, for_value,
                for_apart, ptr, key, rough, longest, extra_ptr, extra_mentor, extra, blocked_ptr,
                blocked,
            )  # fmt: skip
            codes = needs.code[needs.mentee[j]]
            for chunk in range(0, size, STRIDE):
                mark_lifting(
                    topics, sums, chunk, codes, kinds, low, high, price, claims[j, last], besides,
                    hits,
                )  # fmt: skip
                some = places_of(hits, words, chunk, near)
                for c in range(some):
                    i = block + near[c]
                    bound = min(UNIT * np.int64(sums[near[c]]) + besides, top)
                    if gain_of(bound, i, j, worths, levels, prices, claims) <= 0:
                        continue
                    time = time_points(hours, i, other_hours, j, seasons, for_time)
                    bound -= for_time[-1] - time
                    if (
                        time < 0
                        or gain_of(bound, i, j, worths, levels, prices, claims) <= 0
                        or in_line(enter, leave, i, other_enter, other_leave, j)
                    ):
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
                    gain = gain_of(points, i, j, worths, levels, prices, claims)
                    if gain <= 0 or (sizes[n] == most and gain <= values[n, 0]):
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
        clear(facts, layout, block, stop)
