"""Weigh thousands of mentors for a mentee at once, roughly and never too low.

What mentors have alike is laid out in rows of bytes for a whole group of mentees: one row for each
thing wanted, each choice of languages, each choice of values, each department. A mentee adds up a
few rows. Only those mentors whose rough sum could matter are looked at alone.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from turnabout.matchmaking.arrays import Ints, Number, Words
from turnabout.matchmaking.kernels.compiled import called, inlined
from turnabout.matchmaking.kernels.facts import Facts, first_from, shared_bits

TOGETHER = 4096
"""Mentors laid out at a time: their rows stay in the processor's cache."""

STRIDE = 256
"""Mentors picked from at a time, before the bar is set anew."""

UNIT = 10
"""Rough sums count in so many thousandths of a point: they fit 16 bits."""

MOST_TOPICS = 16_000
"""Where rough sums of topics end: above all that topics can earn."""

MOST_PRICE = 12_000
"""Where rough prices end."""

MOST_SUM = (1 << 15) - 1
"""Where rough sums end."""

MANY = 128
"""Kinds of languages, of values or of departments that get a row of their own."""

Bytes = NDArray[np.uint8]
Sums = NDArray[np.int16]


class Layout(NamedTuple):
    """What some mentors have, in rows of bytes, and which row belongs to which kind of mentee.

    `steps` has a row for each key wanted: how far each mentor leads, 0 where not at all. `spoken`
    says who shares a language, `common` how many values, `apart` who is of another department.
    `price` holds rough prices; `topics` and `sums` one mentee's rough sums.
    """

    row_of_key: Ints
    steps: Bytes
    row_of_speech: Ints
    spoken: Bytes
    row_of_worth: Ints
    common: Bytes
    row_of_home: Ints
    apart: Bytes
    price: Sums
    topics: Sums
    sums: Sums


@called
def layout_for(facts: Facts, begin: Number, until: Number) -> Layout:
    """Return an empty layout for the mentees from begin to until."""
    people = facts.mentee
    homes = np.int64(0)
    for here in people.department[begin:until]:
        homes = max(homes, here + 1)
    wanted = facts.key[facts.ptr[begin] : facts.ptr[until]]
    keys, key_rows = numbered(wanted, len(wanted), len(facts.start) - 1)
    speech, speech_rows = numbered(
        people.languages.of[begin:until], MANY, len(people.languages.rows)
    )
    worth, worth_rows = numbered(people.values.of[begin:until], MANY, len(people.values.rows))
    home, home_rows = numbered(people.department[begin:until], MANY, homes)
    return Layout(
        keys, np.zeros((key_rows, TOGETHER), dtype=np.uint8),
        speech, np.zeros((speech_rows, TOGETHER), dtype=np.uint8),
        worth, np.zeros((worth_rows, TOGETHER), dtype=np.uint8),
        home, np.zeros((home_rows, TOGETHER), dtype=np.uint8),
        np.zeros(TOGETHER, dtype=np.int16),
        np.zeros(TOGETHER + STRIDE, dtype=np.int16),
        np.zeros(TOGETHER + STRIDE, dtype=np.int16),
    )  # fmt: skip


@called
def numbered(of: Ints, most: Number, kinds: Number) -> tuple[Ints, Number]:
    """Return a row for each kind that occurs, -1 for others, and how many rows there are.

    All that occur beyond `most` share the last row.
    """
    numbers = np.full(kinds, -1, dtype=np.int64)
    count = 0
    for n in range(of.shape[0]):
        if numbers[of[n]] < 0:
            numbers[of[n]] = min(count, most)
            count += 1
    return numbers, min(count, most + 1)


@called
def lay_out(facts: Facts, layout: Layout, prices: Ints, first: Number, last: Number) -> Number:
    """Lay out the mentors from first to last; return the price above which rough prices count."""
    mentor = facts.mentor
    lay_steps(facts, layout, first, last, 1)
    lay_common(mentor.languages.rows, layout.row_of_speech, mentor.languages.of, first, last, 1,
                layout.spoken)  # fmt: skip
    lay_common(mentor.values.rows, layout.row_of_worth, mentor.values.of, first, last,
                len(facts.values) - 1, layout.common)  # fmt: skip
    lay_apart(mentor.department, layout.row_of_home, first, last, layout.apart)
    base = prices[first:last].min()
    for k in range(last - first):
        layout.price[k] = min((prices[first + k] - base) // UNIT, MOST_PRICE)
    return base


@called
def clear(facts: Facts, layout: Layout, first: Number, last: Number) -> None:
    """Clear what was laid out of these mentors, so that others can be."""
    lay_steps(facts, layout, first, last, 0)


@called
def lay_steps(facts: Facts, layout: Layout, first: Number, last: Number, on: Number) -> None:
    """Lay into the rows of wanted keys how far each mentor leads, or clear them again."""
    for key in range(layout.row_of_key.shape[0]):
        row = layout.row_of_key[key]
        if row < 0:
            continue
        end = facts.start[key + 1]
        here = first_from(facts.teacher, facts.start[key], end, first)
        there = first_from(facts.teacher, here, end, last)
        for place in range(np.uint64(here), np.uint64(there)):
            at = np.uint64(facts.teacher[place] - first)
            layout.steps[row, at] = facts.step[facts.share[place]] if on else 0


@called
def lay_common(
    bits: Words, numbers: Ints, of: Ints, first: Number, last: Number, most: Number, rows: Bytes
) -> None:
    """Lay into the rows of numbered kinds how many bits each mentor's kind shares with them."""
    shared = np.zeros(bits.shape[0], dtype=np.uint8)
    for kind in range(numbers.shape[0]):
        row = numbers[kind]
        if row == MANY:
            rows[row] = most
        elif row >= 0:
            for other in range(bits.shape[0]):
                shared[other] = min(shared_bits(bits, kind, bits, other, 0, bits.shape[1]), most)
            for k in range(np.uint64(last - first)):
                rows[row, k] = shared[np.uint64(of[k + np.uint64(first)])]


@called
def lay_apart(department: Ints, numbers: Ints, first: Number, last: Number, rows: Bytes) -> None:
    """Lay into the rows of numbered departments which mentors belong to another one."""
    for here in range(numbers.shape[0]):
        row = numbers[here]
        if row == MANY:
            rows[row] = 1
        elif row >= 0:
            for k in range(np.uint64(last - first)):
                there = department[k + np.uint64(first)]
                rows[row, k] = (here > 0) & (there > 0) & (there != here)


@inlined
def weigh(
    j: Number, first: Number, size: Number, layout: Layout, languages: Ints, values: Ints,
    department: Ints, for_value: Number, for_apart: Number, ptr: Ints, key: Ints, rough: Ints,
    longest: Number, extra_ptr: Ints, extra_mentor: Ints, extra: Ints, blocked_ptr: Ints,
    blocked: Ints,
) -> None:  # fmt: skip
    """Lay the rough sums of so many mentors for mentee j: of topics, and all in all less price.

    Where the two can be no pair the first may be 0.
    """
    topics, sums = layout.topics, layout.sums
    heaviest = np.int64(0)
    for want in range(ptr[j], ptr[j + 1]):
        heaviest += longest * rough[want]
    topics[:size] = MOST_TOPICS if heaviest > MOST_TOPICS else 0
    topics[size : size + STRIDE] = 0
    if heaviest <= MOST_TOPICS:
        for want in range(ptr[j], ptr[j + 1]):
            add(topics, layout.steps[layout.row_of_key[key[want]]], rough[want], size)
    keep(topics, layout.spoken[layout.row_of_speech[languages[j]]], size)
    lessen(sums, topics, layout.price, size)
    add(sums, layout.common[layout.row_of_worth[values[j]]], for_value, size)
    add(sums, layout.apart[layout.row_of_home[department[j]]], for_apart, size)
    for e in range(extra_ptr[j], extra_ptr[j + 1]):
        k = extra_mentor[e] - first
        if 0 <= k < size:
            sums[k] = min(sums[k] - (-extra[e] // UNIT), MOST_SUM)
    for b in range(blocked_ptr[j], blocked_ptr[j + 1]):
        k = blocked[b] - first
        if 0 <= k < size:
            topics[k] = 0


# One simple pass each, alone: whatever is less simple does not become vector instructions.


@called
def add(sums: Sums, row: Bytes, weight: Number, size: Number) -> None:
    """Add the row, by weight, to the sums."""
    each = np.int16(weight)
    for k in range(np.uint64(size)):
        sums[k] = np.int16(sums[k] + each * row[k])


@called
def keep(sums: Sums, row: Bytes, size: Number) -> None:
    """Keep the sums where the row is 1, not where it is 0."""
    for k in range(np.uint64(size)):
        sums[k] = np.int16(sums[k] * row[k])


@called
def lessen(sums: Sums, full: Sums, price: Sums, size: Number) -> None:
    """Set the sums to the full ones less price."""
    for k in range(np.uint64(size)):
        sums[k] = np.int16(full[k] - price[k])


@inlined
def pick(
    topics: Sums, sums: Sums, begin: Number, need: Number, hits: Bytes, words: Words, near: Ints
) -> Number:
    """Lay into `near` the places from begin on with a topic and a sum above; return how many."""
    bar = np.int16(min(max(need, -MOST_PRICE - 1), MOST_SUM))
    for k in range(np.uint64(STRIDE)):
        at = np.uint64(begin) + k
        hits[k] = (sums[at] > bar) & (topics[at] != 0)
    return places_of(hits, words, begin, near)


@inlined
def places_of(hits: Bytes, words: Words, begin: Number, near: Ints) -> Number:
    """Lay into `near` the places from begin on that are hit; return how many."""
    some = np.uint64(0)
    for w in range(np.uint64(STRIDE // 8)):
        if words[w] != 0:
            for k in range(np.uint64(8)):
                near[some] = begin + np.int64(8 * w + k)
                some += np.uint64(hits[8 * w + k])
    return np.int64(some)


@inlined
def taught_points(
    i: Number, j: Number, place: Number, row_of_key: Ints, steps: Bytes, share_of: Ints,
    ptr: Ints, key: Ints, earned: NDArray[np.int32], start: Ints, teacher: NDArray[np.int32],
    share: NDArray[np.int16],
) -> Number:  # fmt: skip
    """Return the points for topics of the mentor at this place, or -1 where nothing is taught."""
    total = np.int64(-1)
    for want in range(ptr[j], ptr[j + 1]):
        step = steps[row_of_key[key[want]], place]
        if step > 0:
            which = share_of[step]
            if which < 0:
                which = np.int64(
                    share[first_from(teacher, start[key[want]], start[key[want] + 1], i)]
                )
            total = max(total, 0) + earned[want, which]
    return total
