"""Who stands before whom, among people who each want some of the same things."""

import numpy as np

from turnabout.matchmaking.arrays import Ints, Words
from turnabout.matchmaking.kernels.compiled import compiled


@compiled
def count_rivals(cost: Ints, wanted: Words) -> tuple[Ints, Ints]:
    """Return for each row how many that share a bit with it cost less, and how many the same.

    Rows stand in order of their cost.
    """
    less = np.zeros(cost.shape[0], dtype=np.int64)
    same = np.zeros(cost.shape[0], dtype=np.int64)
    for one in range(cost.shape[0]):
        some = np.flatnonzero(wanted[one])
        for other in range(one):
            for word in some:
                if wanted[one, word] & wanted[other, word] != 0:
                    if cost[other] < cost[one]:
                        less[one] += 1
                    else:
                        same[one] += 1
                        same[other] += 1
                    break
    return less, same
