"""Places in line: how many who wait for the same people the whole would sooner take.

A person's cost is what the largest total would lose, whatever the mode, if they were placed and no
place were added; it is exact where the gap is 0. Before somebody in line are those of their side
who wait too, share a partner who fits, and cost strictly less. Whoever costs the same stands level:
neither goes before the other, and nothing else ever decides, an id least of all. So each has a line
of their own, and two who share nobody are not in each other's.

What a place promises: the whole would lose more by placing this person than by placing any of those
before them, and no more than by placing anyone else in their line. Of two who wait for one and the
same partner alone, the one before is placed first, however many places open there. What it does not
promise: who is placed when a place opens depends on where. Somebody further back may suit that
partner better, or get in because others move.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from turnabout.matchmaking.arrays import Flags, Ints, Words
from turnabout.matchmaking.kernels.standing import count_rivals
from turnabout.matchmaking.people import Person


@dataclass(frozen=True, slots=True)
class InLine:
    """Somebody without a partner for whom partners fit.

    `cost` is what they would cost the whole; so many partners fit, `free` of them with a place that
    was left empty since it earns nothing or was passed over; `wanted` are those who fit, as bits.
    """

    person: Person
    cost: int
    fits: int
    free: int
    wanted: Words

    @classmethod
    def of(cls, person: Person, scores: Ints, price: Ints, free: Flags) -> "InLine":
        """Return a person in line; the arrays are by partner, some scores not negative."""
        allowed = scores >= 0
        cost = int((price[allowed] - scores[allowed]).min())
        return cls(person, cost, int(allowed.sum()), int((allowed & free).sum()), _bits(allowed))


@dataclass(frozen=True, slots=True)
class Place:
    """A person's place in their line, 1 is next; so many `equals` cost just the same."""

    who: InLine
    number: int
    equals: int


def places(line: Sequence[InLine]) -> list[Place]:
    """Return everyone's place, the first ones first, of equals in order of ids."""
    if not line:
        return []
    ordered = sorted(line, key=lambda one: one.cost)
    cost = np.array([one.cost for one in ordered], dtype=np.int64)
    less, same = count_rivals(cost, np.array([one.wanted for one in ordered]))
    found = [
        Place(one, before + 1, level)
        for one, before, level in zip(ordered, less.tolist(), same.tolist(), strict=True)
    ]
    return sorted(found, key=lambda place: (place.number, place.who.person.id))


def _bits(flags: Flags) -> Words:
    """Return the flags as bits, 64 to a word."""
    padded = np.zeros(-(-len(flags) // 64) * 64, dtype=np.bool_)
    padded[: len(flags)] = flags
    return np.packbits(padded).view(np.uint64)
