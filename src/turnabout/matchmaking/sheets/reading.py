"""Reads a sign-up sheet: everyone in it, or everything that is wrong with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from turnabout.matchmaking.people import Pool
from turnabout.matchmaking.sheets.columns import Header, read_header
from turnabout.matchmaking.sheets.files import Table, open_table
from turnabout.matchmaking.sheets.problems import Findings, Note, Unreadable, shown
from turnabout.matchmaking.sheets.rows import RowReader
from turnabout.matchmaking.sheets.whole import look_at_whole

Progress = Callable[[int], None]
"""Called with the number of rows read so far; what it raises stops the reading."""

_STEP = 1_000
"""Rows between two calls of Progress."""

_HEADINGS_SHOWN = 10
"""Headings that are named where one is missing."""

_MERGED_SHOWN = 3
"""Places of merged cells that are named."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sign-up sheet says.

    `ignored` are the headings that are never used for matching, by principle; `not_used` those that
    mean nothing here. `notes` has the first 1,000 notes, `note_count` counts all. `rows` counts the
    people.
    """

    pool: Pool
    ignored: tuple[str, ...]
    not_used: tuple[str, ...]
    notes: tuple[Note, ...]
    rows: int
    note_count: int


def read_sheet(
    path: Path, *, ladder: Sequence[str] = (), progress: Progress | None = None
) -> Sheet:
    """Return what the sheet says. Raises SheetError with everything that is wrong with it.

    `ladder` names the grades, junior first: who has no level gets the place of the grade in it,
    counted from 1.
    """
    findings = Findings()
    try:
        with open_table(path) as table:
            return _read(path, table, ladder, findings, progress)
    except Unreadable as error:
        findings.refuse(error.message, error.remedy, row=error.row)
        findings.stop(path)
        raise


def _read(
    path: Path,
    table: Table,
    ladder: Sequence[str],
    findings: Findings,
    progress: Progress | None,
) -> Sheet:
    for remark, remedy in table.remarks:
        findings.note(remark, remedy)
    header = _header(table, findings)
    findings.stop(path)
    reader = RowReader(header, ladder, findings)
    for number, cells in table.rows:
        reader.read(number, cells)
        if progress and reader.rows % _STEP == 0:
            progress(reader.rows)
    _note_merged(table, findings)
    people = reader.everyone()
    if not reader.rows:
        findings.refuse("the sheet has headings and no people", "add a row for each person", row=1)
    findings.stop(path)
    pool = Pool.of(people)
    look_at_whole(pool, reader.row_of, header, findings)
    if progress:
        progress(reader.rows)
    return Sheet(
        pool=pool,
        ignored=header.ignored,
        not_used=header.not_used,
        notes=findings.notes_in_order,
        rows=reader.rows,
        note_count=findings.note_count,
    )


def _note_merged(table: Table, findings: Findings) -> None:
    if table.merged:
        more = ", and more" if len(table.merged) > _MERGED_SHOWN else ""
        places = ", ".join(table.merged[:_MERGED_SHOWN]) + more
        findings.note(
            f"cells are merged over several rows ({places}): "
            "only the first of these rows has what they say",
            "take them apart and fill in each row",
        )


def _header(table: Table, findings: Findings) -> Header:
    row, texts = table.headings()
    header = read_header(row, texts, findings)
    for column, meaning in (("id", "a unique id for each person"), ("role", "who signed up")):
        if column not in header.places:
            findings.refuse(
                f"there is no column {column}",
                f"add one with {meaning}, or rename yours; {_headings_found(header)}",
                row=row,
            )
    return header


def _headings_found(header: Header) -> str:
    if not header.not_used:
        return "the first row with more than one filled cell holds the headings"
    more = "" if len(header.not_used) <= _HEADINGS_SHOWN else ", and more"
    return f"not understood: {', '.join(map(shown, header.not_used[:_HEADINGS_SHOWN]))}{more}"
