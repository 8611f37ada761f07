"""How far prices can move while they still prove the same choice best.

Both kernels walk the residual network of a best choice until nothing changes; distances are in
reduced worth, so none is negative (Ahuja, Magnanti and Orlin, Network Flows, 1993, chapter 5).
"""

import numpy as np

from turnabout.matchmaking.arrays import Flags, Ints
from turnabout.matchmaking.kernels.compiled import compiled, inlined
from turnabout.matchmaking.kernels.flow import FAR, Network, reward


@inlined
def uses(network: Network, taken: Flags) -> tuple[Ints, Ints]:
    """Return how many of their places each mentee and each mentor use."""
    used = np.zeros(network.places.shape[0], dtype=np.int64)
    load = np.zeros(network.capacity.shape[0], dtype=np.int64)
    for j in range(used.shape[0]):
        for e in range(network.ptr[j], network.ptr[j + 1]):
            used[j] += taken[e]
            load[network.mentor[e]] += taken[e]
    return used, load


@compiled
def from_ground(network: Network, price: Ints, claim: Ints, taken: Flags) -> tuple[Ints, Ints]:
    """Return what it costs to bring a place from the ground to each mentor and each mentee.

    A mentor's price less this is what one more place of theirs would add; a mentee's claim and this
    is what their place would be worth to somebody new.
    """
    ptr, mentor, worth = network.ptr, network.mentor, network.worth
    mentees, mentors = network.places.shape[0], network.capacity.shape[0]
    to_mentor = np.full(mentors, FAR, dtype=np.int64)
    to_mentee = np.full(mentees, FAR, dtype=np.int64)
    used, load = uses(network, taken)
    for j in range(mentees):
        if used[j] < network.places[j]:
            to_mentee[j] = -claim[j] - reward(network.reserve, j, used[j] + 1)
    for i in range(mentors):
        if load[i] > 0:
            to_mentor[i] = price[i] - network.floor[i]
    moved = True
    while moved:
        moved = False
        for j in range(mentees):
            for e in range(ptr[j], ptr[j + 1]):
                i = mentor[e]
                slack = worth[e] - price[i] - claim[j]
                if taken[e] and to_mentor[i] < FAR and to_mentor[i] + slack < to_mentee[j]:
                    to_mentee[j] = to_mentor[i] + slack
                    moved = True
            if to_mentee[j] < FAR:
                for e in range(ptr[j], ptr[j + 1]):
                    i = mentor[e]
                    cost = to_mentee[j] + price[i] + claim[j] - worth[e]
                    if not taken[e] and cost < to_mentor[i]:
                        to_mentor[i] = cost
                        moved = True
    return to_mentor, to_mentee


@compiled
def to_ground(network: Network, price: Ints, claim: Ints, taken: Flags) -> tuple[Ints, Ints]:
    """Return what it costs to bring a place from each mentor and each mentee to the ground.

    A mentor's price and this is what would be lost with one place of theirs.
    """
    ptr, mentor, worth = network.ptr, network.mentor, network.worth
    mentees, mentors = network.places.shape[0], network.capacity.shape[0]
    from_mentor = np.full(mentors, FAR, dtype=np.int64)
    from_mentee = np.full(mentees, FAR, dtype=np.int64)
    used, load = uses(network, taken)
    for j in range(mentees):
        if used[j] > 0:
            from_mentee[j] = claim[j] + reward(network.reserve, j, used[j])
    for i in range(mentors):
        if load[i] < network.capacity[i]:
            from_mentor[i] = network.floor[i] - price[i]
    moved = True
    while moved:
        moved = False
        for j in range(mentees):
            for e in range(ptr[j], ptr[j + 1]):
                i = mentor[e]
                cost = price[i] + claim[j] - worth[e]
                if not taken[e] and from_mentor[i] < FAR and from_mentor[i] + cost < from_mentee[j]:
                    from_mentee[j] = from_mentor[i] + cost
                    moved = True
            if from_mentee[j] < FAR:
                for e in range(ptr[j], ptr[j + 1]):
                    i = mentor[e]
                    slack = from_mentee[j] + worth[e] - price[i] - claim[j]
                    if taken[e] and slack < from_mentor[i]:
                        from_mentor[i] = slack
                        moved = True
    return from_mentor, from_mentee
