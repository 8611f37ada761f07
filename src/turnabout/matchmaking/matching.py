"""What comes out of a match run: the pairs, who has none, and the proof."""

from dataclasses import dataclass
from typing import NamedTuple

from turnabout.matchmaking.people import Person, Pool
from turnabout.matchmaking.policy import POINT, Policy


class Pair(NamedTuple):
    """A mentor and a mentee; `score` in thousandths of a point, 0 to 100,000."""

    mentor: Person
    mentee: Person
    score: int

    @property
    def points(self) -> float:
        """The score in points, 0 to 100."""
        return self.score / POINT


class Swap(NamedTuple):
    """Two people of different pairs who would both rather have each other.

    Each gain is what that side would win by its own view, in thousandths of a point; against an
    empty place it is the whole score.
    """

    mentor: Person
    mentee: Person
    mentor_gain: int
    mentee_gain: int


@dataclass(frozen=True, slots=True)
class Proof:
    """How good the matching is, and how good any other could be at best.

    `total` and `bound` are in thousandths of a point and leave out the bonus for existing pairs
    unless there are such: with them both carry it. No matching that places as many mentees has a
    total above `bound`; no matching at all places more than `coverable` mentees.
    """

    total: int
    bound: int
    placed: int
    coverable: int
    swaps: tuple[Swap, ...]
    swap_count: int

    @property
    def gap(self) -> float:
        """How far the total may be from the best, as a share of the bound: 0 is exact."""
        return (self.bound - self.total) / self.bound if self.bound else 0.0

    @property
    def exact(self) -> bool:
        """True where nothing better exists."""
        return self.bound == self.total and self.everyone_placed

    @property
    def everyone_placed(self) -> bool:
        """True where everyone who could be placed was placed."""
        return self.placed == self.coverable


@dataclass(frozen=True, slots=True)
class Matching:
    """The pairs in order of mentee and mentor id, the people without one, and the proof."""

    pool: Pool
    policy: Policy
    pairs: tuple[Pair, ...]
    unmatched_mentors: tuple[Person, ...]
    unmatched_mentees: tuple[Person, ...]
    proof: Proof

    @property
    def total(self) -> int:
        """The sum of all scores, in thousandths of a point."""
        return sum(pair.score for pair in self.pairs)

    @property
    def worst(self) -> Pair | None:
        """The pair with the lowest score, or None where there are no pairs."""
        return min(self.pairs, key=lambda pair: pair.score, default=None)
