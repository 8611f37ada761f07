"""Which rules leave nobody a partner: how many of all pairs each rule forbids by itself."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from turnabout.matchmaking.arrays import Ints
from turnabout.matchmaking.kernels.pairs import broken_bits
from turnabout.matchmaking.matching import Matching
from turnabout.matchmaking.obstacles import BITS, COUNTED
from turnabout.matchmaking.scoring import Scores

BLOCK = 1_000_000
"""So many pairs are looked at together."""


@dataclass(frozen=True, slots=True)
class Barred:
    """All pairs of a mentor and a mentee, and how many of them each rule forbids."""

    pairs: int
    by_rule: dict[str, int]

    @property
    def most(self) -> str:
        """The rule that forbids most; of equals, the first of the rules."""
        return max(self.by_rule, key=lambda rule: self.by_rule[rule])


def barred(matching: Matching) -> Barred:
    """Return how many pairs each rule forbids, by looking at every pair there could be.

    Rules about named pairs are left out. A million pairs take about 0.2 seconds.
    """
    scores = matching.scores
    counts: Counter[int] = Counter()
    step = max(1, BLOCK // max(1, len(scores.people.mentors)))
    for first in range(0, len(scores.people.mentees), step):
        rows = _pairs(scores, first, first + step)
        masks, numbers = np.unique(broken_bits(scores.facts, *rows), return_counts=True)
        counts.update(dict(zip(masks.tolist(), numbers.tolist(), strict=True)))
    by_rule = {
        rule: sum(number for mask, number in counts.items() if mask & BITS[rule])
        for rule in COUNTED
    }
    return Barred(sum(counts.values()), by_rule)


def _pairs(scores: Scores, first: int, last: int) -> tuple[Ints, Ints]:
    """Return the rows of all mentors with these mentees; nobody is paired with themselves."""
    rows = {person.id: row for row, person in enumerate(scores.people.mentors)}
    mentees = scores.people.mentees[first:last]
    own = np.array([rows.get(person.id, -1) for person in mentees], dtype=np.int64)
    mentor = np.tile(np.arange(len(rows)), len(mentees))
    others = mentor != np.repeat(own, len(rows))
    mentee = np.repeat(np.arange(first, first + len(mentees)), len(rows))
    return mentor[others], mentee[others]
