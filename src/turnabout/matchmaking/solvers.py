"""Scores in, the best choice of pairs and its prices out: algorithms only."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from turnabout.matchmaking.arrays import Flags, Ints
from turnabout.matchmaking.kernels.auction import bid
from turnabout.matchmaking.kernels.cover import stranded
from turnabout.matchmaking.kernels.flow import Network, State, augment, settle, tighten

BID = 100
"""The least that a bid raises a price where the exact solver follows, in thousandths of a point."""

CEILING = 20_000
"""How far below nothing a bidder goes at first: few are ever led so far by a chain of others."""

TOGETHER = 1 << 20
"""Edges whose values are worked out at a time: of millions more they would crowd the memory."""

STEP = 2000
"""Augmenting paths between two reports of progress."""

Tick = Callable[[int, int], None]


class Edges(NamedTuple):
    """Left nodes' edges `ptr[j]:ptr[j+1]`, each to a right node and of a worth."""

    ptr: Ints
    right: Ints
    worth: Ints

    @property
    def left(self) -> Ints:
        """The left node of every edge."""
        return np.repeat(np.arange(len(self.ptr) - 1), np.diff(self.ptr))


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How often each node may be taken, and what more than the edges counts.

    `reserve` is what a left node's first edge earns besides its worth; `floor` the lowest price of
    a right node: 0, or far below where all its places must be taken.
    """

    left: Ints
    right: Ints
    reserve: Ints
    floor: Ints


@dataclass(frozen=True, slots=True)
class Choice:
    """The edges taken, and the prices that prove that none better can be taken."""

    taken: Flags
    price: Ints
    claim: Ints


class Covering(NamedTuple):
    """The best choice, and the prices while reserves count only so much: to start from anew."""

    choice: Choice
    modest: Ints


def best_choice(
    edges: Edges,
    limits: Limits,
    *,
    price: Ints | None = None,
    taken: Flags | None = None,
    tick: Tick = lambda _done, _all: None,
) -> Choice:
    """Return the choice of edges of the largest total worth, reserves included.

    Start from any prices and any choice that keeps the limits: the nearer to the best, the quicker.
    """
    network = network_of(edges, limits)
    if price is None:
        price, _ = bid(network, BID, CEILING)
    state = _state(network, price, taken)
    settle(network, state)
    everything = left = max(int(state.excess.sum()), int(state.lack.sum()))
    while left:
        tick(everything - left, everything)
        left = augment(network, state, STEP)
        everything = max(everything, left)
    tick(everything, everything)
    tighten(network, state.price, state.claim, state.taken)
    return Choice(state.taken, state.price, state.claim)


def covering_choice(
    edges: Edges,
    limits: Limits,
    *,
    price: Ints | None = None,
    taken: Flags | None = None,
    tick: Tick = lambda _done, _all: None,
) -> Covering:
    """Return the best choice where one reserve, the same for all who have it, is above all worths.

    It counts up to the ceiling at first: whom nobody can place gives up early, and the solver need
    not search through all there are. Where these prove to be beyond reach, the reserve in full
    moves prices and claims of all who compete with them, and no edge. Where not, the solver goes on
    with the full reserve. Start from any choice, and prices as an earlier one left them.
    """
    modest = replace(limits, reserve=np.minimum(limits.reserve, CEILING))
    first = best_choice(edges, modest, price=price, taken=taken, tick=tick)
    rise = int((limits.reserve - modest.reserve).max(initial=0))
    if not rise:
        return Covering(first, first.price)
    beyond, left, right = stranded(network_of(edges, limits), first.taken)
    if beyond:
        choice = Choice(first.taken, first.price + rise * right, first.claim - rise * left)
    else:
        choice = best_choice(edges, limits, price=first.price, taken=first.taken, tick=tick)
    return Covering(choice, first.price)


def near_choice(edges: Edges, limits: Limits, *, least: int, ceiling: int) -> Choice:
    """Return a choice of edges near the best one, quickly: within the least bid for each taken.

    Claims are what each left node could have at most at these prices. A node is worth no more than
    the ceiling beyond its edges, whatever its reserve.
    """
    network = network_of(edges, limits)
    price, taken = bid(network, least, ceiling)
    claim = -np.minimum(limits.reserve, ceiling)
    for first in range(0, len(edges.right), TOGETHER):
        some = slice(first, first + TOGETHER)
        value = edges.worth[some] - price[edges.right[some]]
        np.maximum.at(claim, network.owner[some], value)
    return Choice(taken, price, claim)


def network_of(edges: Edges, limits: Limits) -> Network:
    """Return edges and limits as the kernels read them."""
    return Network(
        ptr=edges.ptr,
        owner=edges.left,
        mentor=edges.right,
        worth=edges.worth,
        capacity=limits.right,
        floor=limits.floor,
        places=limits.left,
        reserve=limits.reserve,
    )


def _state(network: Network, price: Ints, taken: Flags | None) -> State:
    mentees, mentors = len(network.places), len(network.capacity)
    first = np.concatenate([[0], np.cumsum(network.capacity)])
    return State(
        price=np.maximum(price, network.floor),
        claim=np.zeros(mentees, dtype=np.int64),
        taken=np.zeros(len(network.mentor), dtype=np.bool_) if taken is None else taken.copy(),
        first=first,
        slot=np.zeros(first[-1], dtype=np.int64),
        load=np.zeros(mentors, dtype=np.int64),
        idle=np.zeros(mentees, dtype=np.int64),
        excess=np.zeros(mentees, dtype=np.int64),
        lack=np.zeros(mentors, dtype=np.int64),
    )
