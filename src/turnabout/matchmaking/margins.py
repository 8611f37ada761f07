"""What one place more or less is worth, exactly: the ends between which prices can move.

The prices that prove a matching best form a lattice (Shapley and Shubik 1971). At its one end each
mentor's price is what one more place of theirs would add, at its other end what would be lost with
one place of theirs.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from turnabout.matchmaking.arrays import Ints
from turnabout.matchmaking.candidates import Candidates
from turnabout.matchmaking.explanations import Loss
from turnabout.matchmaking.kernels.flow import FAR, tighten
from turnabout.matchmaking.kernels.reach import from_ground, to_ground
from turnabout.matchmaking.modes.best import MORE
from turnabout.matchmaking.modes.optimum import Optimum, beyond_claim, floors_of
from turnabout.matchmaking.scoring import Scores
from turnabout.matchmaking.solvers import network_of

Ends = Callable[[Optimum, Candidates], tuple[Ints, Ints]]


OUT_OF_REACH = 1 << 58
"""What a place costs that cannot be had, since it is pinned: more than any other."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Worths of single places, in the optimum's unit: scores, and reserves for mentees placed.

    `gain` is what one more place of each mentor would add, `loss` what one place less would cost;
    `worth` is what somebody new must offer to win each mentee over.
    """

    gain: Ints
    loss: Ints
    worth: Ints
    reserve: int

    def split(self, value: int) -> Loss:
        """Return the mentees placed and the points that make up this value."""
        placed = round(value / self.reserve) if self.reserve else 0
        return Loss(placed, value - placed * self.reserve)


def margins(scores: Scores, optimum: Optimum) -> Margins:
    """Return what single places are worth, over all pairs and not just the candidates.

    Where the gap is not 0, they are worth so much among the candidates; where not even these are
    settled, the prices stand for them.
    """
    reserve = int(optimum.limits.reserve.max(initial=0))
    if not optimum.settled:
        return Margins(optimum.choice.price, optimum.choice.price, optimum.choice.claim, reserve)
    gain, worth = _ends(scores, optimum, _low_prices)
    loss, _ = _ends(scores, optimum, _high_prices)
    return Margins(gain, loss, np.where(optimum.limits.left > 0, worth, OUT_OF_REACH), reserve)


def _ends(scores: Scores, optimum: Optimum, ends: Ends) -> tuple[Ints, Ints]:
    """Return prices and claims at one end; let candidates in until no pair would still pay."""
    candidates = optimum.candidates
    while True:
        prices, claims = ends(optimum, candidates)
        if optimum.bound != optimum.value:
            return prices, claims
        improving = scores.best(
            MORE,
            prices=prices,
            floors=floors_of(claims, optimum.limits),
            besides=beyond_claim(candidates, optimum.limits),
        )
        if not len(improving.mentor):
            return prices, claims
        candidates = candidates.joined(Candidates.of(improving, prices, len(claims)))


def _low_prices(optimum: Optimum, candidates: Candidates) -> tuple[Ints, Ints]:
    choice = optimum.choice
    network = network_of(candidates.edges, optimum.limits)
    to_mentor, to_mentee = from_ground(network, choice.price, choice.claim, candidates.taken)
    return (
        choice.price - np.minimum(to_mentor, choice.price),
        choice.claim + np.where(to_mentee < FAR, to_mentee, 0),
    )


def _high_prices(optimum: Optimum, candidates: Candidates) -> tuple[Ints, Ints]:
    choice = optimum.choice
    network = network_of(candidates.edges, optimum.limits)
    from_mentor, from_mentee = to_ground(network, choice.price, choice.claim, candidates.taken)
    prices = choice.price + np.minimum(from_mentor, OUT_OF_REACH)
    claims = choice.claim - np.where(from_mentee < FAR, from_mentee, 0)
    tighten(network, prices, claims, candidates.taken)
    return prices, claims
