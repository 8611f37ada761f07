"""An auction: prices near the best ones, quickly. Where to start, not where to end."""

import numpy as np

from turnabout.matchmaking.arrays import Flags, Ints, Number
from turnabout.matchmaking.kernels.compiled import compiled
from turnabout.matchmaking.kernels.flow import FAR, Network


@compiled
def bid(network: Network, step: Number, ceiling: Number) -> tuple[Ints, Flags]:
    """Return the mentors' prices and the edges taken after bids for places until nobody bids more.

    A mentee without a mentor bids for the best one what it is worth beyond the second best, and
    `step` more (Bertsekas 1988, the forward auction from prices of 0; Bertsekas and Castanon 1989
    for several places). Nobody bids beyond what leaves them at minus their reserve, or minus the
    ceiling where that is nearer.
    """
    ptr, mentor, worth = network.ptr, network.mentor, network.worth
    capacity, places = network.capacity, network.places
    mentees = places.shape[0]
    first = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(capacity)))
    paid = np.zeros(first[-1], dtype=np.int64)
    held = np.full(first[-1], -1, dtype=np.int64)
    price = np.zeros(capacity.shape[0], dtype=np.int64)
    waiting = np.zeros(places.sum() + 1, dtype=np.int64)
    size = 0
    for j in range(mentees):
        for _ in range(places[j]):
            waiting[size] = j
            size += 1
    while size > 0:
        size -= 1
        j = waiting[size]
        least = -min(network.reserve[j], ceiling)
        best, second, choice = -FAR, least, -1
        for e in range(ptr[j], ptr[j + 1]):
            i = mentor[e]
            value = worth[e] - price[i]
            if capacity[i] == 0 or value <= second:
                continue
            mine = False
            if places[j] > 1:
                for s in range(first[i], first[i + 1]):
                    mine |= held[s] >= 0 and network.owner[held[s]] == j
            if mine:
                continue
            if value > best:
                second = max(best, least)
                best = value
                choice = e
            else:
                second = value
        if choice < 0:
            continue
        i = mentor[choice]
        cheapest = first[i]
        for s in range(first[i], first[i + 1]):
            if paid[s] < paid[cheapest]:
                cheapest = s
        if held[cheapest] >= 0:
            waiting[size] = network.owner[held[cheapest]]
            size += 1
        held[cheapest] = choice
        paid[cheapest] = price[i] + best - second + step
        lowest = FAR
        for s in range(first[i], first[i + 1]):
            lowest = min(lowest, paid[s])
        price[i] = lowest
    taken = np.zeros(mentor.shape[0], dtype=np.bool_)
    for s in range(held.shape[0]):
        if held[s] >= 0:
            taken[held[s]] = True
    return price, taken
