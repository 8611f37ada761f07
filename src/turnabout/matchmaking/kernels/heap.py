"""A heap of nodes by distance in which a node's distance can still fall."""

from turnabout.matchmaking.arrays import Ints, Number
from turnabout.matchmaking.kernels.compiled import inlined


@inlined
def rise(heap: Ints, place: Ints, distance: Ints, at: Number) -> None:
    """Move the node at this place up until its parent is no farther."""
    node = heap[at]
    while at > 0 and distance[heap[(at - 1) // 2]] > distance[node]:
        heap[at] = heap[(at - 1) // 2]
        place[heap[at]] = at
        at = (at - 1) // 2
    heap[at] = node
    place[node] = at


@inlined
def sink(heap: Ints, place: Ints, distance: Ints, size: Number) -> None:
    """Move the node on top down until no child is nearer."""
    node = heap[0]
    at = 0
    child = 1
    while child < size:
        if child + 1 < size and distance[heap[child + 1]] < distance[heap[child]]:
            child += 1
        if distance[heap[child]] < distance[node]:
            heap[at] = heap[child]
            place[heap[at]] = at
            at = child
            child = 2 * at + 1
        else:
            child = size
    heap[at] = node
    place[node] = at
