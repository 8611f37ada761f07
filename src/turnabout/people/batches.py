"""Many things a few at a time: SQLite takes no more than 999 values in one statement."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

AT_ONCE = 500

Thing = TypeVar("Thing")


def batches(things: Iterable[Thing], *, of: int = AT_ONCE) -> Iterator[list[Thing]]:
    """Yield the things, some hundreds at a time."""
    rest = iter(things)
    while some := list(islice(rest, of)):
        yield some
