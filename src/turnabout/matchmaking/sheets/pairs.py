"""Reads back the pairs of an earlier run."""

from collections.abc import Sequence
from pathlib import Path

from turnabout.matchmaking.sheets.cells import Cell, id_of
from turnabout.matchmaking.sheets.files import Table, open_table
from turnabout.matchmaking.sheets.problems import CellError, Findings, Unreadable

_PAIR = ("mentor_id", "mentee_id")


def read_pair_ids(path: Path) -> frozenset[tuple[str, str]]:
    """Return mentor id and mentee id of each pair in a table of pairs that we wrote.

    Raises SheetError where the table cannot be read or has no such columns.
    """
    findings = Findings()
    try:
        with open_table(path) as table:
            pairs = _read_pairs(table, findings)
    except Unreadable as error:
        findings.refuse(error.message, error.remedy, row=error.row)
        pairs = frozenset()
    findings.stop(path)
    return pairs


def _read_pairs(table: Table, findings: Findings) -> frozenset[tuple[str, str]]:
    row, headings = table.headings()
    places = {heading.strip().casefold(): place for place, heading in enumerate(headings)}
    for column in _PAIR:
        if column not in places:
            findings.refuse(
                f"there is no column {column}", "give a pairs.csv that Turnabout wrote", row=row
            )
    if findings.problems:
        return frozenset()
    found = set()
    for number, cells in table.rows:
        mentor, mentee = (_pair_id(number, places[name], name, cells, findings) for name in _PAIR)
        found.add((mentor, mentee))
    return frozenset(found)


def _pair_id(row: int, place: int, column: str, cells: Sequence[Cell], findings: Findings) -> str:
    try:
        if text := id_of(cells[place] if place < len(cells) else ""):
            return text
        findings.refuse(
            "the id is missing", "give the id, or delete the row", row=row, column=column
        )
    except CellError as error:
        findings.refuse(error.message, error.remedy, row=row, column=column)
    return ""
