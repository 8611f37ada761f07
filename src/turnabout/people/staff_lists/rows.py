"""The rows of a staff list, read: which facts each one states, and all that cannot be read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from turnabout.core.jobs import Tell
from turnabout.matchmaking.sheets import cells as said
from turnabout.matchmaking.sheets.cells import Cell
from turnabout.matchmaking.sheets.problems import CellError, Findings
from turnabout.matchmaking.sheets.tables import open_plain_table
from turnabout.matchmaking.sheets.times import timezone_of
from turnabout.people.facts import LONGEST, Facts

_REMEMBERED = 65_536
"""Cells that are remembered, since most departments and jobs recur."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one row states: facts, and beside them what only the whole list gives a meaning.

    `manager` is the cell as written, None where the list has no such column; `level` is None where
    nothing is said.
    """

    number: int
    facts: Facts
    manager: str | None
    level: int | None


def read_rows(
    path: Path,
    columns: Mapping[str, int],
    headings: Sequence[str],
    findings: Findings,
    tell: Tell,
) -> list[Row]:
    """Return the rows that state anything. Raises Unreadable where the file breaks off."""
    with open_plain_table(path) as table:
        told = [(number, list(cells)) for number, cells in table.rows]
    reader = _Reader(columns, headings, findings)
    rows = []
    for count, (number, cells) in enumerate(told, start=1):
        if row := reader.read(number, cells):
            rows.append(row)
        if count % 1_000 == 0:
            tell(count, 2 * len(told))
    return rows


class _Reader:
    def __init__(
        self, columns: Mapping[str, int], headings: Sequence[str], findings: Findings
    ) -> None:
        self._columns = columns
        self._headings = headings
        self._findings = findings
        self._readers = _readers()

    def read(self, number: int, cells: list[Cell]) -> Row | None:
        """Return the row, None where it is blank."""
        held = {
            field: cells[place] if place < len(cells) else ""
            for field, place in self._columns.items()
        }
        if not any(held.values()):
            return None
        facts: Facts = {field: self._value(number, field, cell) for field, cell in held.items()}
        first, last = facts.pop("first_name", ""), facts.pop("last_name", "")
        if "name" not in facts:
            facts["name"] = f"{first} {last}".strip()
        level = facts.pop("level", None)
        if level and not facts.get("grade"):
            facts["grade"] = _("Level %(level)s") % {"level": level}
        manager = facts.pop("manager", None)
        self._refuse_missing(number, facts)
        return Row(number, facts, manager, level or None)

    def _value(self, number: int, field: str, cell: Cell) -> str | int | None:
        try:
            value = self._readers[field](cell)
            _refuse_long(field, value)
        except CellError as error:
            text = error.value or (cell if isinstance(cell, str) else "")
            self._refuse(number, field, error.message, error.remedy, text)
            return None if field == "level" else _UNREAD
        return value

    def _refuse_missing(self, number: int, facts: Facts) -> None:
        if not facts["name"]:
            field = "name" if "name" in self._columns else "last_name"
            self._refuse(number, field, _("the name is missing"), _("write it, or delete the row"))
        if not facts["email"]:
            self._refuse(
                number, "email", _("the e-mail is missing"), _("write it, or delete the row")
            )

    def _refuse(self, row: int, field: str, message: str, remedy: str, value: str = "") -> None:
        column = self._headings[self._columns[field]] if field in self._columns else ""
        self._findings.refuse(message, remedy, row=row, column=column, value=value)


_UNREAD = "?"
"""Stands where a cell could not be read, so that it is not found missing as well."""


def is_read(value: object) -> bool:
    """Return whether a fact is one that the list really states."""
    return value != _UNREAD


def _refuse_long(field: str, value: str | int | None) -> None:
    most = LONGEST.get(field)
    if most and isinstance(value, str) and len(value) > most:
        raise CellError(
            _("the cell has %(length)s characters and %(most)s is the most")
            % {"length": len(value), "most": most},
            _("shorten it"),
        )


def _email_of(cell: Cell) -> str:
    address = said.text_of(cell).lower()
    if address:
        try:
            validate_email(address)
        except ValidationError:
            raise CellError(
                _("this is not an e-mail address"), _("write one such as name@example.org")
            ) from None
    return address


def _languages_of(cell: Cell) -> str:
    return " ".join(said.languages_of(cell))


def _readers() -> dict[str, Callable[[Cell], str | int | None]]:
    """Return what reads each column, with a memory of its own that ends with the list."""
    remembered = lru_cache(_REMEMBERED)
    text = remembered(said.text_of)
    return {
        "staff_id": said.id_of,
        "name": said.text_of,
        "first_name": text,
        "last_name": text,
        "email": _email_of,
        "manager": text,
        "grade": text,
        "level": remembered(said.level_of),
        "job": text,
        "department": text,
        "location": text,
        "time_zone": remembered(timezone_of),
        "languages": remembered(_languages_of),
    }
