"""Deferred acceptance: mentees ask down their lists, mentors keep the best who asked."""

import numpy as np

from turnabout.matchmaking.arrays import Flags, Ints
from turnabout.matchmaking.kernels.compiled import compiled


@compiled
def defer(ptr: Ints, mentor: Ints, view: Ints, places: Ints, capacity: Ints) -> Flags:
    """Return which entries of the mentees' lists are accepted in the end.

    Mentee j asks `mentor[ptr[j]:ptr[j+1]]` in this order, for up to `places[j]` at a time; a mentor
    keeps those with the highest `view`, of equals the mentee earlier in order (Gale and Shapley
    1962; with places on both sides Roth 1984). A mentee who was let go asks on.
    """
    mentees = places.shape[0]
    held = np.full(capacity.sum(), -1, dtype=np.int64)
    first = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(capacity)))
    owner = np.zeros(mentor.shape[0], dtype=np.int64)
    for j in range(mentees):
        owner[ptr[j] : ptr[j + 1]] = j
    accepted = np.zeros(mentor.shape[0], dtype=np.bool_)
    ahead = ptr[:-1].copy()
    have = np.zeros(mentees, dtype=np.int64)
    asking = np.zeros(mentees + mentor.shape[0] + 1, dtype=np.int64)
    asking[:mentees] = np.arange(mentees)[::-1]
    size = mentees
    while size > 0:
        j = asking[size - 1]
        if have[j] == places[j] or ahead[j] == ptr[j + 1]:
            size -= 1
            continue
        e = ahead[j]
        ahead[j] += 1
        i = mentor[e]
        if capacity[i] == 0:
            continue
        worst = first[i]
        for s in range(first[i], first[i + 1]):
            if held[s] < 0:
                worst = s
                break
            same = view[held[s]] == view[held[worst]]
            if view[held[s]] < view[held[worst]] or (same and owner[held[s]] > owner[held[worst]]):
                worst = s
        if held[worst] >= 0:
            same = view[held[worst]] == view[e]
            if view[held[worst]] > view[e] or (same and owner[held[worst]] < j):
                continue
            let_go = owner[held[worst]]
            accepted[held[worst]] = False
            have[let_go] -= 1
            asking[size - 1] = let_go
            asking[size] = j
            size += 1
        held[worst] = e
        accepted[e] = True
        have[j] += 1
    return accepted
