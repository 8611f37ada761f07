"""Who manages whom as a tree: circles found, and a walk of what is left."""

import numpy as np

from turnabout.matchmaking.arrays import Ints
from turnabout.matchmaking.kernels.compiled import compiled


@compiled
def heads_of_circles(above: Ints) -> Ints:
    """Return for each row of a circle the one that stands for it, for each other row itself.

    `above` gives the row above, -1 where there is none.
    """
    head = np.arange(above.shape[0])
    seen = np.full(above.shape[0], -1, dtype=np.int64)
    for start in range(above.shape[0]):
        at = start
        while at >= 0 and seen[at] < 0:
            seen[at] = start
            at = above[at]
        if at >= 0 and seen[at] == start:
            first = at
            at = above[first]
            while at != first:
                head[at] = first
                at = above[at]
    return head


@compiled
def walked(above: Ints) -> tuple[Ints, Ints]:
    """Return when a walk of the tree enters each row, and how many it had entered on leaving.

    `above` gives the row above, -1 at a root; there are no circles. The walk enters every row
    before those below.
    """
    rows = above.shape[0]
    first = np.full(rows + 1, -1, dtype=np.int64)
    following = np.full(rows, -1, dtype=np.int64)
    for row in range(rows - 1, -1, -1):
        following[row] = first[above[row]]
        first[above[row]] = row
    enter = np.zeros(rows, dtype=np.int64)
    leave = np.zeros(rows, dtype=np.int64)
    entered = 0
    at = first[-1]
    while at >= 0:
        enter[at] = entered
        entered += 1
        if first[at] >= 0:
            at = first[at]
            continue
        leave[at] = entered
        while following[at] < 0 and above[at] >= 0:
            at = above[at]
            leave[at] = entered
        at = following[at]
    return enter, leave
