"""Taking a file in: kept until it is applied or thrown away, looked at no further than needed."""

import datetime as dt
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.db import transaction

from turnabout.core.files import as_copy, forget_file
from turnabout.core.history import remember
from turnabout.matchmaking.sheets.cells import Cell
from turnabout.matchmaking.sheets.tables import open_plain_table
from turnabout.people.models import Person, StaffList
from turnabout.people.staff_lists.columns import guessed, remembered

SHORT = 5_000
"""Rows of a list that is worked through while somebody waits; longer ones are a job."""

SHOWN = 3
"""First values of a column that are shown when columns are chosen."""

LONGEST_SAMPLE = 40


def take_in(file: "File[Any]", *, by: Person, at: dt.datetime) -> StaffList:
    """Return a new staff list of this file, with a guess of its columns.

    Unreadable where it is no table.
    """
    with as_copy(file.chunks()) as path, open_plain_table(path) as table:
        first = [list(cells) for _, cells in islice(table.rows, SHORT + 1)]
        headings = list(table.headings)
        notes = [{"message": what, "remedy": remedy} for what, remedy in table.remarks]
    staff_list = StaffList(
        file_name=Path(file.name or "").name[:200],
        headings=headings,
        samples=[_samples(first, place) for place in range(len(headings))],
        rows=len(first) if len(first) <= SHORT else None,
        columns=guessed(headings, remembered()),
        notes=notes,
        uploaded_by=by,
        uploaded_at=at,
    )
    staff_list.file.save(f"{at:%Y-%m-%d}", file, save=False)
    staff_list.save()
    return staff_list


@transaction.atomic
def throw_away(staff_list: StaffList, *, by: Person | None, at: dt.datetime) -> None:
    """Forget a list that was never applied, file and all."""
    forget_file(staff_list)
    remember(staff_list, "throw away", by=by, at=at)
    staff_list.delete()


def _samples(rows: list[list[Cell]], place: int) -> list[str]:
    """Return the first different values of a column, shortened."""
    values = (str(row[place]).strip() for row in rows[:200] if place < len(row) and row[place])
    return [value[:LONGEST_SAMPLE] for value in list(dict.fromkeys(values))[:SHOWN]]
