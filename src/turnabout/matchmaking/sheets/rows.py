"""Turns rows into people, and keeps in mind what is wrong with each."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any

from turnabout.matchmaking.people import Person, Role
from turnabout.matchmaking.sheets import cells as said
from turnabout.matchmaking.sheets.cells import Cell
from turnabout.matchmaking.sheets.colleagues import ColleagueCells
from turnabout.matchmaking.sheets.columns import COLUMNS, MANAGER_COLUMNS, NAME_COLUMNS, Header
from turnabout.matchmaking.sheets.languages import SHARED_LANGUAGE
from turnabout.matchmaking.sheets.managers import ManagerCells
from turnabout.matchmaking.sheets.problems import CellError, Findings
from turnabout.matchmaking.sheets.times import slot_of, slots_of, timezone_of
from turnabout.matchmaking.sheets.topics import offer_of, offers_of, want_of, wants_of

_REMEMBERED = 65_536
"""Cells, or pieces of cells, that are remembered for each column, since most recur."""

_GRADES_SHOWN = 10
"""Grades that are named where nobody has a level."""

_MAY_BE_MISSING = {
    "timezone": "give the time zone, such as Europe/London",
    "languages": "give at least one language, such as en",
}
"""Columns that either everyone who signed up fills in, or nobody does."""

_Plan = Sequence[tuple[str, int, Callable[[Cell], Any]]]
"""Which columns to read, where they stand, and what reads them."""

_SIGN_UP = ("offers", "wants", "slots")
"""Columns by which someone whose role cannot be read is known to have signed up."""


class RowReader:
    """Reads one row after the other; `everyone()` gives the people at the end."""

    def __init__(self, header: Header, ladder: Sequence[str], findings: Findings) -> None:
        self.rows = 0
        self.row_of: dict[str, int] = {}
        self._header = header
        self._ladder = {grade.casefold(): level for level, grade in enumerate(ladder, 1)}
        self._findings = findings
        self._people: list[Person] = []
        self._managers = ManagerCells(findings)
        self._refused: set[str] = set()
        self._missing: dict[str, list[int]] = {column: [] for column in _MAY_BE_MISSING}
        self._given: set[str] = set()
        self._role = lru_cache(_REMEMBERED)(said.role_of)
        readers = _readers()
        self._plan = [
            (column, header.places[column], readers[column])
            for column in COLUMNS
            if column in header.places and column != "role"
        ]
        self._manager_heading = header.headings.get("manager_id", "")
        self._managers_elsewhere = [
            (column, header.places[column], readers["manager_id"])
            for column in MANAGER_COLUMNS[1:]
            if column in header.places
        ]
        self._name_parts = [
            (column, header.places[column], readers["name"])
            for column in NAME_COLUMNS
            if column in header.places
        ]
        self._unranked: dict[str, None] = {}

    def read(self, row: int, cells: Sequence[Cell]) -> None:
        """Take in the person of this row, or what is wrong with it."""
        if len(cells) < self._header.width:
            cells = [*cells, *[""] * (self._header.width - len(cells))]
        self._refused.clear()
        role = self._role_in(row, cells)
        signed_up = role is None or bool(role)
        values = self._values_in(row, cells, self._plan, signed_up=signed_up)
        if not values and _is_blank(cells):
            return
        self.rows += 1
        if len(cells) > self._header.width or self._header.has_gaps:
            self._refuse_nameless(row, cells)
        if self._name_parts and "name" not in values:
            parts = self._values_in(row, cells, self._name_parts, signed_up=signed_up)
            values["name"] = " ".join(parts.values())
        if role or (role is None and self._gives_sign_up(values)):
            self._complete(row, values)
        self._check_id(row, values)
        if self._managers_elsewhere and "manager_id" not in values:
            self._take_manager_from_elsewhere(row, cells, values, signed_up=signed_up)
        else:
            self._managers.at(row, self._manager_heading)
        self._people.append(Person(role=Role.DIRECTORY if role is None else role, **values))

    def everyone(self) -> list[Person]:
        """Return the people of all rows, after a look at what only all of them show.

        Those whose row is refused are among them, so that their colleagues can name them.
        """
        for column, rows in self._missing.items():
            if column in self._given:
                self._refuse_missing(column, rows)
            elif rows:
                self._note_missing(column)
        if self._unranked:
            self._refuse_unranked([grade for grade in self._unranked if grade])
        people = self._managers.found(self._people, self.row_of)
        colleagues = ColleagueCells(people, self._managers.rows, self._header.headings)
        people = colleagues.found(self.row_of, self._findings)
        if "languages" in self._given:
            return people
        return [
            replace(person, languages=(SHARED_LANGUAGE,)) if person.role else person
            for person in people
        ]

    def _role_in(self, row: int, cells: Sequence[Cell]) -> Role | None:
        cell = cells[self._header.places["role"]]
        try:
            return self._role(cell)
        except CellError as error:
            self._tell(row, "role", cell, error, refuse=True)
            return None

    def _values_in(
        self, row: int, cells: Sequence[Cell], plan: _Plan, *, signed_up: bool
    ) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for column, place, read in plan:
            if not (cell := cells[place]):
                continue
            try:
                value = read(cell)
            except CellError as error:
                self._tell(row, column, cell, error, refuse=signed_up or column == "id")
            else:
                if value or value == 0:
                    values[column] = value
        return values

    def _tell(self, row: int, column: str, cell: Cell, error: CellError, *, refuse: bool) -> None:
        """Refuse what someone who signed up says; for others it is only worth a note."""
        tell = self._findings.refuse if refuse else self._findings.note
        aside = "" if refuse else "; it is left out, since this person did not sign up"
        heading = self._header.headings[column]
        if refuse:
            self._refused.add(column)
        for each in error.each:
            value = each.value or (cell if isinstance(cell, str) else "")
            tell(each.message + aside, each.remedy, row=row, column=heading, value=value)

    def _refuse_nameless(self, row: int, cells: Sequence[Cell]) -> None:
        for place, cell in enumerate(cells):
            if cell and place not in self._header.named:
                self._findings.refuse(
                    f"cell {place + 1} of this row stands under no heading",
                    "give its column a heading; put a text that holds the separator in quotes",
                    row=row,
                    value=cell if isinstance(cell, str) else "",
                )
                return

    def _gives_sign_up(self, values: dict[str, Any]) -> bool:
        return any(column in values or column in self._refused for column in _SIGN_UP)

    def _complete(self, row: int, values: dict[str, Any]) -> None:
        if "level" not in values and "level" not in self._refused:
            values["level"] = self._level_of_grade(row, values.get("grade", ""))
        for column, rows in self._missing.items():
            if column in values or column in self._refused:
                self._given.add(column)
            else:
                rows.append(row)

    def _level_of_grade(self, row: int, grade: str) -> int:
        if not self._ladder and "level" not in self._header.places:
            self._unranked[grade] = None
            return 0
        level = self._ladder.get(grade.casefold())
        if level is None:
            column = "grade" if grade and self._ladder else "level"
            self._findings.refuse(
                "this grade is not on the ladder" if column == "grade" else "the level is missing",
                _LEVEL_REMEDY,
                row=row,
                column=self._header.headings.get(column, column),
                value=grade,
            )
        return level or 0

    def _check_id(self, row: int, values: dict[str, Any]) -> None:
        person_id = values.setdefault("id", "")
        column = self._header.headings["id"]
        if "id" in self._refused:
            return
        if not person_id:
            remedy = "give this person an id of their own, or delete the row"
            self._findings.refuse("the id is missing", remedy, row=row, column=column)
        elif first := self.row_of.get(person_id):
            self._findings.refuse(
                f"rows {first} and {row} have the same id",
                "give each person an id of their own, or delete one of the rows",
                row=row,
                column=column,
                value=person_id,
            )
        else:
            self.row_of[person_id] = row

    def _take_manager_from_elsewhere(
        self, row: int, cells: Sequence[Cell], values: dict[str, Any], *, signed_up: bool
    ) -> None:
        named = self._values_in(row, cells, self._managers_elsewhere, signed_up=signed_up)
        column = next(iter(named), "manager_id")
        values["manager_id"] = named.get(column)
        self._managers.at(row, self._header.headings[column])

    def _refuse_unranked(self, grades: Sequence[str]) -> None:
        """Refuse once a sheet without levels, which would else be wrong in every row."""
        unknown = ", and no ladder that ranks the grades" if grades else ""
        self._findings.refuse(
            f"there is no column level{unknown}",
            _LEVEL_REMEDY,
            column=self._header.headings.get("grade", ""),
            value="; ".join(grades[:_GRADES_SHOWN]),
        )

    def _refuse_missing(self, column: str, rows: list[int]) -> None:
        heading = self._header.headings[column]
        for row in rows:
            message = "it is missing, though others give theirs"
            self._findings.refuse(message, _MAY_BE_MISSING[column], row=row, column=heading)

    def _note_missing(self, column: str) -> None:
        self._findings.note(
            _TAKEN_INSTEAD[column],
            f"if not: {_MAY_BE_MISSING[column]} for everyone",
            column=self._header.headings.get(column, column),
        )


_LEVEL_REMEDY = "give a whole number, larger for more senior, or name the grades in a ladder"
_TAKEN_INSTEAD = {
    "timezone": "nobody gives a time zone, so that all times are taken to be on one clock (UTC)",
    "languages": "nobody gives a language, so that everyone is taken to share one",
}


def _is_blank(cells: Sequence[Cell]) -> bool:
    return not any(not isinstance(cell, str) or cell.strip() for cell in cells)


def _readers() -> dict[str, Callable[[Cell], Any]]:
    """Return what reads each column, with a memory of its own that ends with the sheet."""
    remembered = lru_cache(_REMEMBERED)
    return {
        "id": said.id_of,
        "name": said.text_of,
        "email": said.text_of,
        "job_title": remembered(said.text_of),
        "department": remembered(said.text_of),
        "grade": remembered(said.text_of),
        "level": remembered(said.level_of),
        "manager_id": remembered(said.text_of),
        "timezone": remembered(timezone_of),
        "languages": remembered(said.languages_of),
        "capacity": remembered(said.capacity_of),
        "offers": partial(offers_of, offer=remembered(offer_of)),
        "wants": partial(wants_of, want=remembered(want_of)),
        "slots": partial(slots_of, slot=remembered(slot_of)),
        "not_with": said.people_of,
        "prefers": said.people_of,
        "past": said.people_of,
        "values": remembered(said.values_of),
        "style": remembered(said.style_of),
    }
