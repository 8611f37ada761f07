"""Reads back the pairs of an earlier run."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from turnabout.matchmaking.sheets.cells import Cell, id_of, text_of
from turnabout.matchmaking.sheets.files import Table, open_table
from turnabout.matchmaking.sheets.problems import CellError, Findings, Unreadable

_PAIR = ("mentor_id", "mentee_id")
_NAMES = ("mentor_name", "mentee_name")


class WrittenPairs(NamedTuple):
    """The pairs of a table, the mentor's id first, and the names of their people by id."""

    ids: frozenset[tuple[str, str]]
    names: dict[str, str]


def read_pairs(path: Path) -> WrittenPairs:
    """Return the pairs in a table of pairs that we wrote; people without a name have none.

    Raises SheetError where the table cannot be read or lacks the columns of ids.
    """
    findings = Findings()
    pairs = WrittenPairs(frozenset(), {})
    try:
        with open_table(path) as table:
            pairs = _read_pairs(table, findings)
    except Unreadable as error:
        findings.refuse(error.message, error.remedy, row=error.row)
    findings.stop(path)
    return pairs


def _read_pairs(table: Table, findings: Findings) -> WrittenPairs:
    row, headings = table.headings()
    places = {heading.strip().casefold(): place for place, heading in enumerate(headings)}
    for column in _PAIR:
        if column not in places:
            findings.refuse(
                f"there is no column {column}", "give a pairs.csv that Turnabout wrote", row=row
            )
    if findings.problems:
        return WrittenPairs(frozenset(), {})
    found, names = set(), {}
    for number, cells in table.rows:
        mentor, mentee = (_pair_id(number, places[name], name, cells, findings) for name in _PAIR)
        found.add((mentor, mentee))
        for who, column in zip((mentor, mentee), _NAMES, strict=True):
            if name := _name(cells, places.get(column)):
                names[who] = name
    return WrittenPairs(frozenset(found), names)


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


def _name(cells: Sequence[Cell], place: int | None) -> str:
    """Return the name that stands there, nothing where none can be read."""
    if place is None or place >= len(cells):
        return ""
    try:
        return text_of(cells[place])
    except CellError:
        return ""
