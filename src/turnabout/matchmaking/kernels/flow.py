"""The exact solver: shortest augmenting paths with prices, from any prices to start with.

Mentees send their places to mentors, mentors to the ground; a mentee may also send a place straight
to the ground and leave it idle. All worths are integers. At the end of `settle` and `augment`,
with w the worth of an edge, p a mentor's price and u a mentee's claim,

    w <= p + u on every edge not taken, w >= p + u on every edge taken,
    p >= floor, and p = floor where the mentor has places left,
    -reserve(k) <= u for the k places in use, u <= -reserve(k + 1) where one more is idle,

which proves that no other choice of edges is worth more (complementary slackness; Ahuja, Magnanti
and Orlin, Network Flows, 1993, theorem 9.4 and section 9.7). The first place of mentee j in use
earns `reserve[j]`, further ones nothing.
"""

from typing import NamedTuple

import numpy as np

from turnabout.matchmaking.arrays import Flags, Ints, Number
from turnabout.matchmaking.kernels.compiled import compiled, inlined
from turnabout.matchmaking.kernels.heap import rise, sink

FAR = 1 << 62
"""Farther than any node."""


class Network(NamedTuple):
    """Edges `ptr[j]:ptr[j+1]` lead from mentee j to `mentor` and are worth `worth`."""

    ptr: Ints
    owner: Ints
    mentor: Ints
    worth: Ints
    capacity: Ints
    floor: Ints
    places: Ints
    reserve: Ints


class State(NamedTuple):
    """A choice of edges and its prices.

    Edges taken with mentor i stand in `slot[first[i]:first[i] + load[i]]`. `excess` counts places
    in use that have no mentor yet, `lack` places of a mentor with a price that nobody takes yet.
    """

    price: Ints
    claim: Ints
    taken: Flags
    first: Ints
    slot: Ints
    load: Ints
    idle: Ints
    excess: Ints
    lack: Ints


@inlined
def reward(reserve: Ints, j: Number, place: Number) -> Number:
    """Return what this place of mentee j in use earns: the reserve for the first one."""
    return reserve[j] if place == 1 else 0


@inlined
def reach(
    node: Number, cost: Number, back: Number, edge: Number, distance: Ints, came: Ints, via: Ints,
    heap: Ints, place: Ints, size: Number, seen: Ints, touched: Number,
) -> tuple[Number, Number]:  # fmt: skip
    """Set the node's distance to this lower cost; return the sizes of the heap and of the seen."""
    if distance[node] == FAR:
        seen[touched] = node
        touched += 1
        heap[size] = node
        place[node] = size
        size += 1
    distance[node] = cost
    came[node] = back
    via[node] = edge
    rise(heap, place, distance, place[node])
    return size, touched


@compiled
def settle(network: Network, state: State) -> None:
    """Bring claims in line with the prices: let go of edges that they do not bear."""
    ptr, mentor, worth = network.ptr, network.mentor, network.worth
    capacity, floor, places, reserve = (
        network.capacity, network.floor, network.places, network.reserve
    )  # fmt: skip
    price, claim, taken, first, slot = (
        state.price,
        state.claim,
        state.taken,
        state.first,
        state.slot,
    )
    load, idle, excess, lack = state.load, state.idle, state.excess, state.lack
    load[:] = 0
    for j in range(places.shape[0]):
        held = 0
        best = -FAR
        for e in range(ptr[j], ptr[j + 1]):
            if taken[e]:
                held += 1
            else:
                best = max(best, worth[e] - price[mentor[e]])
        used = held
        while used < places[j] and best > -reward(reserve, j, used + 1):
            used += 1
        if used == 0:
            claim[j] = -reserve[j]
        else:
            claim[j] = max(best, -reward(reserve, j, used))
        kept = 0
        for e in range(ptr[j], ptr[j + 1]):
            i = mentor[e]
            taken[e] &= worth[e] - price[i] >= claim[j]
            if taken[e]:
                slot[first[i] + load[i]] = e
                load[i] += 1
                kept += 1
        idle[j] = places[j] - used
        excess[j] = used - kept
    for i in range(capacity.shape[0]):
        lack[i] = capacity[i] - load[i] if price[i] > floor[i] else 0


@compiled
def augment(network: Network, state: State, limit: Number) -> Number:
    """Give up to `limit` places in excess a mentor, or idleness, by the cheapest path each.

    Return how many are still to be given, 0 where the choice is the best there is.
    """
    ptr, owner, mentor, worth = network.ptr, network.owner, network.mentor, network.worth
    capacity, floor, places, reserve = (
        network.capacity, network.floor, network.places, network.reserve
    )  # fmt: skip
    price, claim, taken, first, slot = (
        state.price,
        state.claim,
        state.taken,
        state.first,
        state.slot,
    )
    load, idle, excess, lack = state.load, state.idle, state.excess, state.lack
    mentees, mentors = places.shape[0], capacity.shape[0]
    ground = mentees + mentors
    nodes = ground + 1
    distance = np.full(nodes, FAR, dtype=np.int64)
    place = np.full(nodes, -1, dtype=np.int64)
    came = np.full(nodes, -1, dtype=np.int64)
    via = np.full(nodes, -1, dtype=np.int64)
    heap = np.zeros(nodes, dtype=np.int64)
    seen = np.zeros(nodes, dtype=np.int64)
    done = np.zeros(nodes, dtype=np.bool_)
    waiting = excess.sum()
    owed = lack.sum()
    level = 0
    begin = 0
    given = 0
    while waiting + owed > 0 and given < limit:
        given += 1
        if waiting > 0:
            while excess[begin] == 0:
                begin += 1
            source = begin
        else:
            source = ground
        distance[source] = 0
        heap[0] = source
        place[source] = 0
        seen[0] = source
        size, touched, end, bound = 1, 1, -1, FAR
        while size > 0 and distance[heap[0]] < bound:
            node = heap[0]
            size -= 1
            if size > 0:
                heap[0] = heap[size]
                sink(heap, place, distance, size)
            here = distance[node]
            done[node] = True
            if node < mentees:
                j = node
                used = places[j] - idle[j]
                cost = here + claim[j] + reward(reserve, j, used) + level
                if used > 0 and cost < distance[ground] and cost < bound:
                    size, touched = reach(
                        ground, cost, node, -1, distance, came, via, heap, place, size,
                        seen, touched,
                    )  # fmt: skip
                    if waiting > owed:
                        end, bound = ground, cost
                for e in range(ptr[j], ptr[j + 1]):
                    other = mentees + mentor[e]
                    cost = here + claim[j] + price[mentor[e]] - worth[e]
                    if not taken[e] and cost < distance[other] and cost < bound:
                        size, touched = reach(
                            other, cost, node, e, distance, came, via, heap, place, size,
                            seen, touched,
                        )  # fmt: skip
                        if lack[mentor[e]] > 0:
                            end, bound = other, cost
            elif node < ground:
                i = node - mentees
                cost = here + floor[i] + level - price[i]
                if load[i] < capacity[i] and cost < distance[ground] and cost < bound:
                    size, touched = reach(
                        ground, cost, node, -1, distance, came, via, heap, place, size,
                        seen, touched,
                    )  # fmt: skip
                    if waiting > owed:
                        end, bound = ground, cost
                for s in range(first[i], first[i] + load[i]):
                    e = slot[s]
                    other = owner[e]
                    cost = here + worth[e] - price[i] - claim[other]
                    if cost < distance[other] and cost < bound:
                        size, touched = reach(
                            other, cost, node, e, distance, came, via, heap, place, size,
                            seen, touched,
                        )  # fmt: skip
            else:
                for other in range(ground):
                    if other < mentees:
                        if idle[other] == 0:
                            continue
                        used = places[other] - idle[other]
                        cost = here - claim[other] - reward(reserve, other, used + 1) - level
                    else:
                        i = other - mentees
                        if load[i] + lack[i] == 0:
                            continue
                        cost = here + price[i] - floor[i] - level
                    if cost < distance[other] and cost < bound:
                        size, touched = reach(
                            other, cost, node, -1, distance, came, via, heap, place, size,
                            seen, touched,
                        )  # fmt: skip
                        if other >= mentees and lack[other - mentees] > 0:
                            end, bound = other, cost
        span = distance[end]
        for s in range(touched):
            node = seen[s]
            if done[node] and distance[node] < span:
                if node < mentees:
                    claim[node] -= span - distance[node]
                elif node < ground:
                    price[node - mentees] += span - distance[node]
                else:
                    level += span - distance[node]
        if end == ground:
            waiting -= 1
        else:
            lack[end - mentees] -= 1
            owed -= 1
            if source != ground:
                waiting -= 1
        node = end
        while node != source:
            back = came[node]
            if node == ground:
                if back < mentees:
                    idle[back] += 1
            elif node >= mentees:
                if back != ground:
                    i = node - mentees
                    taken[via[node]] = True
                    slot[first[i] + load[i]] = via[node]
                    load[i] += 1
            elif back == ground:
                idle[node] -= 1
            else:
                i = back - mentees
                taken[via[node]] = False
                s = first[i]
                while slot[s] != via[node]:
                    s += 1
                load[i] -= 1
                slot[s] = slot[first[i] + load[i]]
            node = back
        if source != ground:
            excess[source] -= 1
        for s in range(touched):
            node = seen[s]
            distance[node] = FAR
            done[node] = False
    for i in range(mentors):
        price[i] = max(price[i] - level, floor[i])
    for j in range(mentees):
        claim[j] += level
        if idle[j] == places[j]:
            claim[j] = -reserve[j]
    return waiting + owed


@compiled
def tighten(network: Network, price: Ints, claim: Ints, taken: Flags) -> None:
    """Raise the claim of every mentee without an idle place to the least that its edges leave."""
    ptr, mentor, worth = network.ptr, network.mentor, network.worth
    for j in range(network.places.shape[0]):
        used = 0
        least = FAR
        for e in range(ptr[j], ptr[j + 1]):
            if taken[e]:
                used += 1
                least = min(least, worth[e] - price[mentor[e]])
        if used == network.places[j] and used > 0:
            claim[j] = least
