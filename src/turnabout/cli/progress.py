"""Bars on stderr while a run takes its time; nothing where nobody watches."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

T = TypeVar("T")

Tell = Callable[[str, int, int | None], None]
"""Takes a stage in words, how much of it is done, and of how much (None: nobody knows)."""


@contextmanager
def watching(*, quiet: bool) -> Iterator[Tell]:
    """Yield what tells of progress: with bars where stderr is a terminal, else to nobody.

    The bars are gone at the end, however it comes.
    """
    if quiet or not sys.stderr.isatty():
        yield _tell_nobody
        return
    with Progress(*_columns(), console=Console(stderr=True), transient=True) as bars:
        yield _Stages(bars).tell


def each_told(items: Iterable[T], stage: str, total: int, tell: Tell) -> Iterator[T]:
    """Yield the items, telling how many have gone by."""
    step = max(1, total // 100)
    for done, item in enumerate(items, start=1):
        yield item
        if done % step == 0 or done == total:
            tell(stage, done, total)


class _Stages:
    """One bar for each stage, in the order in which they come."""

    def __init__(self, bars: Progress) -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}

    def tell(self, stage: str, done: int, total: int | None) -> None:
        if stage not in self._tasks:
            self._tasks[stage] = self._bars.add_task(stage.capitalize(), total=total)
        self._bars.update(self._tasks[stage], completed=done, total=total)


def _tell_nobody(_stage: str, _done: int, _total: int | None) -> None:
    pass


def _columns() -> tuple[ProgressColumn, ...]:
    return (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
    )
