"""Sealed words that stand in no model of ours: a library keeps them in its own way."""

from collections.abc import Callable, Iterator
from typing import Protocol


class Kept(Protocol):
    """A place where sealed words are kept."""

    @property
    def table(self) -> str:
        """The table that they stand in."""

    def keys(self) -> set[str]:
        """Return the names of the keys in use."""

    def count_outdated(self) -> int:
        """Return how many rows a newer key should seal."""

    def seal_anew(self) -> Iterator[int]:
        """Seal what is outdated with the newest key; yield how many rows, after each batch."""

    def erase_lost(self) -> int:
        """Return how many rows are erased now, since the ring has no key that opens them."""


ELSEWHERE: list[Callable[[], Kept]] = []
"""Such places; whoever uses the library adds them when its app is ready."""
