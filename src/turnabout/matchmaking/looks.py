"""Looks at pairs: block by block on all processors, the best few of each mentee kept."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from turnabout.matchmaking.arrays import Ints
from turnabout.matchmaking.excerpt import Part, Some, excerpt
from turnabout.matchmaking.kernels.facts import Facts
from turnabout.matchmaking.kernels.scan import keep_best

MENTEE_BLOCK = 2048
"""Mentees scanned at a time: enough to share what is laid out for them, few enough for progress."""

SORTED_TOGETHER = 1 << 16
"""Mentees whose lists are sorted at a time: what that takes is then little beside the lists."""

Tick = Callable[[int, int], None]
"""Told how much of a stage is done, and of how much; may raise to cancel."""


class Best(NamedTuple):
    """For mentee j the mentors `mentor[ptr[j]:ptr[j+1]]`, the best first, and their values."""

    ptr: Ints
    mentor: Ints
    value: Ints


class Heaps(NamedTuple):
    """Each mentee's best so far: `sizes` of them, the worst on top."""

    values: Ints
    rows: NDArray[np.int32]
    sizes: Ints

    @classmethod
    def empty(cls, mentees: int, most: int) -> "Heaps":
        """Return heaps for so many mentees that can hold so many mentors each."""
        return cls(
            np.zeros((mentees, most), dtype=np.int64),
            np.zeros((mentees, most), dtype=np.int32),
            np.zeros(mentees, dtype=np.int64),
        )


def look(facts: Facts, prices: Ints, floors: Ints, heaps: Heaps, tick: Tick) -> None:
    """Fill the heaps from all pairs of these people."""

    def scan(begin: int) -> None:
        block = slice(begin, begin + MENTEE_BLOCK)
        keep_best(
            facts, prices, floors[block], begin, 0, len(prices),
            heaps.values[block], heaps.rows[block], heaps.sizes[block],
        )  # fmt: skip

    in_blocks(scan, len(floors), tick)


def look_at_part(
    facts: Facts, prices: Ints, floors: Ints, heaps: Heaps, part: Part | Some, tick: Tick
) -> None:
    """Fill the heaps from a part of all pairs: circle by circle, each a pool of its own."""
    circles = part.circles(len(prices), len(floors))
    everyone = sum(len(mentees) for _, mentees in circles)
    done = 0
    for mentors, mentees in circles:
        some = Heaps.empty(len(mentees), heaps.values.shape[1])
        here = excerpt(facts, mentors, mentees)
        look(here, prices[mentors], floors[mentees], some, _after(done, everyone, tick))
        heaps.values[mentees] = some.values
        heaps.rows[mentees] = mentors[some.rows] if len(mentors) else some.rows
        heaps.sizes[mentees] = some.sizes
        done += len(mentees)


def _after(done: int, everyone: int, tick: Tick) -> Tick:
    """Return a tick that counts on from what is done, of everyone."""
    return lambda more, _all: tick(done + more, everyone)


def in_blocks(scan: Callable[[int], None], mentees: int, tick: Tick) -> None:
    """Run a scan for every block of mentees on all processors, and tell how far it is."""
    begins = range(0, mentees, MENTEE_BLOCK)
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        waiting = [threads.submit(scan, begin) for begin in begins]
        try:
            for begin, one in zip(begins, waiting, strict=True):
                one.result()
                tick(min(begin + MENTEE_BLOCK, mentees), mentees)
        except BaseException:
            threads.shutdown(wait=True, cancel_futures=True)
            raise


def sorted_best(values: Ints, rows: NDArray[np.int32], sizes: Ints) -> Best:
    """Return what the heaps hold, the best first, of equals the mentor earlier in order."""
    ptr = np.concatenate([[0], np.cumsum(sizes)])
    best = Best(ptr, np.empty(ptr[-1], dtype=np.int64), np.empty(ptr[-1], dtype=np.int64))
    for begin in range(0, len(sizes), SORTED_TOGETHER):
        block = slice(begin, begin + SORTED_TOGETHER)
        here = slice(ptr[begin], ptr[min(begin + SORTED_TOGETHER, len(sizes))])
        filled = np.arange(values.shape[1])[None, :] < sizes[block, None]
        owner = np.repeat(np.arange(len(filled)), sizes[block])
        value, mentor = values[block][filled], rows[block][filled]
        order = np.lexsort((mentor, -value, owner))
        best.mentor[here], best.value[here] = mentor[order], value[order]
    return best
