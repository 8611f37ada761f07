"""Who is beyond reach: whom no rearrangement of places could give a mentor."""

import numpy as np

from turnabout.matchmaking.arrays import Flags
from turnabout.matchmaking.kernels.compiled import compiled
from turnabout.matchmaking.kernels.flow import Network
from turnabout.matchmaking.kernels.reach import uses


@compiled
def stranded(network: Network, taken: Flags) -> tuple[bool, Flags, Flags]:
    """Return whether all who have no mentor are beyond reach, and all who compete with them.

    Those are the mentees and mentors on alternating paths from a mentee who uses no place (Hall
    1935, Konig 1931). Nobody is beyond reach where such a path ends at a mentor with a place left,
    or at a mentee who can do without one more easily: with another mentor or a smaller reserve.
    """
    ptr, mentor, places, reserve = network.ptr, network.mentor, network.places, network.reserve
    mentees, mentors = places.shape[0], network.capacity.shape[0]
    used, load = uses(network, taken)
    first = np.zeros(mentors + 1, dtype=np.int64)
    first[1:] = np.cumsum(load)
    held = np.zeros(first[mentors], dtype=np.int64)
    filled = first[:mentors].copy()
    highest = reserve.max() if mentees > 0 else 0
    here = np.zeros(mentees, dtype=np.bool_)
    there = np.zeros(mentors, dtype=np.bool_)
    waiting = np.zeros(mentees, dtype=np.int64)
    size = 0
    for j in range(mentees):
        if used[j] == 0 and places[j] > 0 and reserve[j] == highest:
            here[j] = True
            waiting[size] = j
            size += 1
        for e in range(ptr[j], ptr[j + 1]):
            if taken[e]:
                held[filled[mentor[e]]] = j
                filled[mentor[e]] += 1
    while size > 0:
        size -= 1
        j = waiting[size]
        for e in range(ptr[j], ptr[j + 1]):
            i = mentor[e]
            if there[i]:
                continue
            if load[i] < network.capacity[i]:
                return False, here, there
            there[i] = True
            for s in range(first[i], first[i + 1]):
                other = held[s]
                if used[other] > 1 or reserve[other] < highest:
                    return False, here, there
                if not here[other]:
                    here[other] = True
                    waiting[size] = other
                    size += 1
    return True, here, there
