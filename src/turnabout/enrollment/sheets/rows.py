"""The rows of a sheet of sign-ups, read: what each one says, and all that cannot be read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from turnabout.core.jobs import Tell
from turnabout.enrollment.models import WorkValue
from turnabout.enrollment.models.choices import MOST_TOPICS
from turnabout.matchmaking.people import Offer, Role, Want
from turnabout.matchmaking.sheets import cells as said
from turnabout.matchmaking.sheets.cells import Cell
from turnabout.matchmaking.sheets.columns import Header, read_header
from turnabout.matchmaking.sheets.problems import CellError, Findings
from turnabout.matchmaking.sheets.tables import open_plain_table
from turnabout.matchmaking.sheets.times import slot_of, slots_of, timezone_of
from turnabout.matchmaking.sheets.topics import offer_of, offers_of, want_of, wants_of

MOST_PARTNERS = 2
"""The form offers one partner or two."""

_REMEMBERED = 65_536
"""Cells, or pieces of cells, that are remembered, since most recur."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one row says of somebody who signed up, by the engine's names of the columns."""

    number: int
    role: Role
    told: dict[str, Any]

    def list_of(self, column: str) -> tuple[Any, ...]:
        """Return what stands in a column that lists things."""
        return tuple(self.told.get(column, ()))


def read_rows(path: Path, findings: Findings, tell: Tell) -> tuple[Header, list[Row]]:
    """Return the headings, and the rows of those who signed up.

    Raises Unreadable where the file breaks off.
    """
    with open_plain_table(path) as table:
        header = read_header(1, table.headings, findings)
        every = [(number, list(cells)) for number, cells in table.rows]
    reader = _Reader(header, findings)
    rows = []
    for count, (number, cells) in enumerate(every, start=1):
        if row := reader.read(number, cells):
            rows.append(row)
        if count % 1_000 == 0:
            tell(count, 2 * len(every))
    return header, rows


class _Reader:
    def __init__(self, header: Header, findings: Findings) -> None:
        self._header = header
        self._findings = findings
        self._readers = _readers()
        self._role = lru_cache(_REMEMBERED)(said.role_of)

    def read(self, number: int, cells: list[Cell]) -> Row | None:
        """Return the row, None where it signs nobody up."""
        role = self._value(number, "role", cells, self._role)
        if not role:
            return None
        told = {
            column: value
            for column, read in self._readers.items()
            if column in self._header.places and (value := self._value(number, column, cells, read))
        }
        return Row(number, role, told)

    def _value(
        self, number: int, column: str, cells: list[Cell], read: Callable[[Cell], Any]
    ) -> Any:  # noqa: ANN401 - each column holds another kind
        """Return what a cell says, None where it says nothing that can be read."""
        place = self._header.places[column]
        cell = cells[place] if place < len(cells) else ""
        try:
            return read(cell) if cell else None
        except CellError as error:
            for each in error.each:
                value = each.value or (cell if isinstance(cell, str) else "")
                self._findings.refuse(
                    each.message,
                    each.remedy,
                    row=number,
                    column=self._header.headings[column],
                    value=value,
                )
            return None


def _readers() -> dict[str, Callable[[Cell], Any]]:
    """Return what reads each column, with a memory of its own that ends with the sheet."""
    remembered = lru_cache(_REMEMBERED)
    return {
        "id": said.id_of,
        "email": said.text_of,
        "timezone": remembered(timezone_of),
        "languages": remembered(said.languages_of),
        "capacity": remembered(_capacity_of),
        "offers": partial(_few, partial(offers_of, offer=remembered(offer_of))),
        "wants": partial(_few, partial(wants_of, want=remembered(want_of))),
        "slots": partial(slots_of, slot=remembered(slot_of)),
        "not_with": said.people_of,
        "prefers": said.people_of,
        "values": remembered(_values_of),
        "style": remembered(said.style_of),
    }


def _capacity_of(cell: Cell) -> int | None:
    capacity = said.capacity_of(cell)
    if capacity and capacity > MOST_PARTNERS:
        raise CellError(
            _("this is more than one or two partners at once"), _("write 1, or 2 at the most")
        )
    return capacity


def _few(read: Callable[[Cell], Sequence[Offer | Want]], cell: Cell) -> Sequence[Offer | Want]:
    topics = read(cell)
    if len(topics) > MOST_TOPICS:
        raise CellError(
            _("these are %(count)s topics and the form has room for %(most)s")
            % {"count": len(topics), "most": MOST_TOPICS},
            _("keep those that matter most"),
        )
    return topics


def _values_of(cell: Cell) -> list[str]:
    values = said.values_of(cell)
    if unknown := [value for value in values if value not in WorkValue.values]:
        raise CellError(
            _("the form does not ask about this"),
            _("choose from: %(values)s") % {"values": ", ".join(WorkValue.values)},
            unknown[0],
        )
    return list(values)
