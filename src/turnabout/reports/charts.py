"""Charts as values: where each bar begins and ends, in hundredths of the width.

Page and paper draw the same values, each in its own way. A chart has a title that says what was
found, an axis with its unit, and the table that stands behind it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Tone = Literal["full", "half", "pale"]
"""Dark, middle and light: told apart without colour, and by a key in words."""

LABEL, BAR, ROW = 16, 24, 46
"""In pixels: how far below its row a label stands, a bar begins, and the next row begins."""

HIGH = 12
"""In pixels: how high a bar is."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar."""

    start: float
    width: float
    tone: Tone = "full"


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a chart: what it is of, what it says in words, and what is drawn.

    `low`, `point` and `high` are an estimate with its interval, in hundredths of the width.
    """

    label: str
    said: str
    parts: tuple[Part, ...] = ()
    low: float | None = None
    point: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its table. `zero` is where nothing changes, in hundredths of the width."""

    title: str
    axis: str
    bars: tuple[Bar, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    key: tuple[tuple[Tone, str], ...] = ()
    zero: float | None = None
    note: str = ""


def counted(
    title: str, rows: Sequence[tuple[str, int]], *, of: int, axis: str, head: tuple[str, str]
) -> Chart:
    """Return a chart of counts out of the same many: never a share, which would need more."""
    return Chart(
        title=title,
        axis=axis,
        bars=tuple(Bar(label, f"{count}", (part_of(count, of),)) for label, count in rows),
        head=head,
        rows=tuple((label, f"{count}") for label, count in rows),
    )


def part_of(count: float, of: float, *, start: float = 0, tone: Tone = "full") -> Part:
    """Return the stretch that a count takes out of so many; nothing where there are none."""
    whole = 100 / of if of else 0
    return Part(start * whole, count * whole, tone)
