"""The snapshots of a cohort, as a report calls them and as raw tables: every number comes from one.

The page of a source and the export write the same tables; each row has an anchor, to which whatever
is said of it leads.
"""

import datetime as dt
from dataclasses import astuple, dataclass, fields
from typing import NamedTuple

from django.utils.translation import gettext as _

from turnabout.programs.models import Cohort
from turnabout.respect.models.snapshots import Snapshot, Source
from turnabout.respect.release.told import Asked, Change, Comment, Effect, Figure, Told

Cell = str | int | float | None

END = 2
"""The wave at the end of the program, which says what was found."""


class Origin(NamedTuple):
    """Where a number comes from: a snapshot, and a row of one of its tables."""

    snapshot: int
    title: str
    frozen_at: dt.datetime
    digest: str
    row: str = ""

    def at(self, row: str) -> "Origin":
        """Return the same, at another row."""
        return self._replace(row=row)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a snapshot: its name, its columns, and its rows, each with its anchor."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


def released(cohort: Cohort) -> list[Snapshot]:
    """Return the snapshots of a cohort, in the order of their release."""
    return list(Snapshot.objects.of_cohort(cohort))


def at_the_end(snapshots: list[Snapshot]) -> Snapshot | None:
    """Return the one that says what was found, where it is released."""
    found = (one for one in snapshots if (one.source, one.number) == (Source.WAVE, END))
    return next(found, None)


def origin_of(snapshot: Snapshot) -> Origin:
    """Return where its numbers come from."""
    return Origin(snapshot.pk, title_of(snapshot), snapshot.frozen_at, snapshot.digest)


def title_of(snapshot: Snapshot) -> str:
    """Return what a snapshot is called."""
    if snapshot.source == Source.PULSE:
        return _("Pulse after sessions, month %(n)s") % {"n": snapshot.number}
    return wave_title(snapshot.number)


def wave_title(number: int) -> str:
    """Return what a wave is called."""
    titles = (
        _("Before the start (T0)"),
        _("In the middle (T1)"),
        _("At the end (T2)"),
        _("Half a year later (T3)"),
    )
    return titles[number] if number < len(titles) else f"T{number}"


def tables_of(told: Told, *, with_comments: bool) -> list[Table]:
    """Return everything that was told, raw; words that people left only for who may read them."""
    kinds: list[tuple[str, type, tuple[object, ...]]] = [
        ("asked", Asked, told.asked),
        ("figures", Figure, told.figures),
        ("changes", Change, told.changes),
        ("effects", Effect, told.effects),
    ]
    if with_comments:
        kinds.append(("comments", Comment, told.comments))
    return [_table(name, kind, rows) for name, kind, rows in kinds if rows]


def anchor(one: object) -> str:
    """Return the anchor of a row: of what, of whom, and of which question."""
    facts = [getattr(one, name, "") for name in ("question", "measure", "side", "group")]
    return "-".join([type(one).__name__.lower(), *(_plain(fact) for fact in facts if fact)])


def _table(name: str, kind: type, rows: tuple[object, ...]) -> Table:
    columns = tuple(field.name for field in fields(kind))
    return Table(name, columns, tuple((anchor(row), _cells(row)) for row in rows))


def _cells(row: object) -> tuple[Cell, ...]:
    return tuple(_cell(value) for value in astuple(row))  # type: ignore[call-overload]


def _cell(value: object) -> Cell:
    """Return a value as a table has it; counts by answer stand in one cell."""
    if isinstance(value, tuple | list):
        return "; ".join(f"{answer}: {many}" for answer, many in value)
    if isinstance(value, bool):
        return int(value)
    return value if isinstance(value, str | int | float) else None


def _plain(fact: str) -> str:
    return "".join(letter if letter.isalnum() else "_" for letter in fact)
