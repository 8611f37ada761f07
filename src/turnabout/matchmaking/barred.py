"""Which rules leave nobody a partner: how many of all pairs each rule forbids by itself."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from turnabout.matchmaking.arrays import Ints
from turnabout.matchmaking.kernels.pairs import broken_bits
from turnabout.matchmaking.matching import Matching
from turnabout.matchmaking.obstacles import BITS, COUNTED
from turnabout.matchmaking.scoring import Scores

SAMPLE = 1_000
"""So many people of a side are looked at; of more, these many, spread evenly."""

BLOCK = 1_000_000
"""So many pairs are looked at together."""


@dataclass(frozen=True, slots=True)
class Barred:
    """The pairs of a mentor and a mentee that were looked at, and how many each rule forbids.

    `whole` where these are all pairs that there could be, and not a sample of them.
    """

    pairs: int
    by_rule: dict[str, int]
    whole: bool

    @property
    def most(self) -> str:
        """The rule that forbids most; of equals, the first of the rules."""
        return max(self.by_rule, key=lambda rule: self.by_rule[rule])


def barred(matching: Matching) -> Barred:
    """Return how many pairs each rule forbids, of all there could be or of an even sample.

    Rules about named pairs are left out. A million pairs take about 0.4 seconds.
    """
    scores = matching.scores
    mentors, mentees = _spread(len(scores.people.mentors)), _spread(len(scores.people.mentees))
    counts: Counter[int] = Counter()
    step = max(1, BLOCK // max(1, len(mentors)))
    for first in range(0, len(mentees), step):
        pairs = _pairs(scores, mentors, mentees[first : first + step])
        masks, numbers = np.unique(broken_bits(scores.facts, *pairs), return_counts=True)
        counts.update(dict(zip(masks.tolist(), numbers.tolist(), strict=True)))
    by_rule = {
        rule: sum(number for mask, number in counts.items() if mask & BITS[rule])
        for rule in COUNTED
    }
    whole = len(scores.people.mentors) + len(scores.people.mentees) == len(mentors) + len(mentees)
    return Barred(sum(counts.values()), by_rule, whole)


def _spread(people: int) -> Ints:
    """Return the rows of those who are looked at, the first and the last among them."""
    return np.linspace(0, people - 1, min(people, SAMPLE)).astype(np.int64)


def _pairs(scores: Scores, mentors: Ints, mentees: Ints) -> tuple[Ints, Ints]:
    """Return the rows of these mentors with these mentees; nobody is paired with themselves."""
    rows = {scores.people.mentors[row].id: row for row in mentors.tolist()}
    own = [rows.get(scores.people.mentees[row].id, -1) for row in mentees.tolist()]
    mentor = np.tile(mentors, len(mentees))
    others = mentor != np.repeat(np.array(own, dtype=np.int64), len(mentors))
    return mentor[others], np.repeat(mentees, len(mentors))[others]
