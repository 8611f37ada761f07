"""The pairs worth a solver's while: a few for each mentee, more where prices ask for it."""

from dataclasses import dataclass

import numpy as np

from turnabout.matchmaking.arrays import Flags, Ints
from turnabout.matchmaking.looks import Best
from turnabout.matchmaking.solvers import Edges


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs by row of mentee and mentor, in that order, their scores, and which are taken."""

    mentors: int
    mentees: int
    keys: Ints
    score: Ints
    taken: Flags

    @classmethod
    def of(cls, best: Best, prices: Ints, mentees: int) -> "Candidates":
        """Return the pairs of this list, whose values are scores less prices, none taken."""
        owner = np.repeat(np.arange(mentees), np.diff(best.ptr))
        keys = owner * len(prices) + best.mentor
        order = np.argsort(keys)
        score = (best.value + prices[best.mentor])[order]
        return cls(len(prices), mentees, keys[order], score, np.zeros(len(keys), dtype=np.bool_))

    @property
    def mentee(self) -> Ints:
        """The row of each pair's mentee."""
        return self.keys // self.mentors

    @property
    def mentor(self) -> Ints:
        """The row of each pair's mentor."""
        return self.keys % self.mentors

    @property
    def edges(self) -> Edges:
        """The pairs as a solver wants them, worth their scores."""
        ptr = np.searchsorted(self.keys, np.arange(self.mentees + 1) * self.mentors)
        return Edges(ptr, self.mentor, self.score)

    def take(self, taken: Flags) -> "Candidates":
        """Return the same pairs with others taken."""
        return Candidates(self.mentors, self.mentees, self.keys, self.score, taken)

    def joined(self, more: "Candidates") -> "Candidates":
        """Return the pairs of both, each once; what is taken here stays so."""
        place = np.searchsorted(self.keys, more.keys)
        at = np.minimum(place, max(len(self.keys) - 1, 0))
        new = self.keys[at] != more.keys if len(self.keys) else place == 0
        where = place[new]
        return Candidates(
            self.mentors,
            self.mentees,
            np.insert(self.keys, where, more.keys[new]),
            np.insert(self.score, where, more.score[new]),
            np.insert(self.taken, where, False),
        )
