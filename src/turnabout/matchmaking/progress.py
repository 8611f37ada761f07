"""How far a match run is: told while it works, and a way to stop it."""

from collections.abc import Callable
from typing import NamedTuple


class Progress(NamedTuple):
    """A stage of the work, how much of it is done, and of how much."""

    stage: str
    done: int
    total: int


Watch = Callable[[Progress], None]
"""Told of progress many times; what it raises cancels the run and reaches the caller."""


class Stages:
    """Hands each stage its own way of telling progress."""

    def __init__(self, watch: Watch | None) -> None:
        self._watch = watch

    def __call__(self, stage: str) -> Callable[[int, int], None]:
        """Return what this stage calls with how much is done, and of how much."""
        return lambda done, total: self._watch and self._watch(Progress(stage, done, total))
