"""An auction: prices near the best ones, quickly. Where to start, not where to end."""

import numpy as np

from turnabout.matchmaking.arrays import Ints, Number
from turnabout.matchmaking.kernels.compiled import compiled
from turnabout.matchmaking.kernels.flow import FAR, Network


@compiled
def bid(network: Network, step: Number, ceiling: Number) -> Ints:
    """Return the mentors' prices after mentees have bid for places until nobody bids more.

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
    holder = np.full(first[-1], -1, dtype=np.int64)
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
                    mine |= holder[s] == j
            if mine:
                continue
            if value > best:
                second = max(best, least)
                best = value
                choice = i
            else:
                second = value
        if choice < 0:
            continue
        cheapest = first[choice]
        for s in range(first[choice], first[choice + 1]):
            if paid[s] < paid[cheapest]:
                cheapest = s
        if holder[cheapest] >= 0:
            waiting[size] = holder[cheapest]
            size += 1
        holder[cheapest] = j
        paid[cheapest] = price[choice] + best - second + step
        lowest = FAR
        for s in range(first[choice], first[choice + 1]):
            lowest = min(lowest, paid[s])
        price[choice] = lowest
    return price
