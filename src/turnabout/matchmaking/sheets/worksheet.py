"""Rows of one worksheet, as text: the number 4.0 reads as 4."""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta

from turnabout.matchmaking.sheets.cells import Cell, NotText
from turnabout.matchmaking.sheets.limits import (
    MAX_CELL_CHARACTERS,
    MAX_COLUMNS,
    MAX_WORKBOOK_REPEATS,
    MAX_WORKBOOK_TEXT,
    MAX_WORKBOOK_TEXTS,
)
from turnabout.matchmaking.sheets.problems import Unreadable
from turnabout.matchmaking.sheets.xml_parts import Attributes, Part, parse, tags

_DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""Numbers of the built-in formats that show dates and times."""

_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_PLAIN_NUMBER = re.compile(r"-?[0-9]{1,15}")
_MOST_SPARE = MAX_CELL_CHARACTERS + 1
"""Characters kept of a cell: one too many shows that it is too long."""


_MOST_MERGED = 1000
"""Places of merged cells that are kept: a sheet can name millions."""

_LONGEST_PLACE = len("AAA1000000:ZZZ1000000")

_ROW_OF = re.compile("[0-9]+")


def read_texts(part: Part) -> list[str]:
    """Return the workbook's table of texts."""
    texts = _Texts()
    for _ in parse(part, start=texts.start, end=texts.end, text=texts.text):
        pass
    return texts.found


def read_date_styles(part: Part) -> frozenset[str]:
    """Return the numbers of the cell styles that show a date or a time."""
    custom: set[int] = set()
    styles: list[int] = []
    in_cell_styles = False
    for tag, attributes in tags(part):
        if tag == "numFmt" and _shows_date(attributes.get("formatCode", "")):
            custom.add(int(attributes["numFmtId"]))
        elif tag in {"cellXfs", "cellStyleXfs", "cellStyles", "dxfs"}:
            in_cell_styles = tag == "cellXfs"
        elif tag == "xf" and in_cell_styles:
            styles.append(int(attributes.get("numFmtId", 0)))
    dates = _DATE_FORMATS | custom
    return frozenset(str(number) for number, style in enumerate(styles) if style in dates)


def worksheet_rows(
    part: Part, texts: Sequence[str], date_styles: Collection[str], merged: list[str]
) -> Iterator[tuple[int, list[Cell]]]:
    """Yield each row that has cells with its number.

    At the end `merged` has the places of cells that are merged over several rows, "B2:B4", or the
    first of very many.
    """
    rows = _Rows(texts, date_styles, merged)
    for _ in parse(part, start=rows.start, end=rows.end, text=rows.text):
        yield from rows.found
        rows.found.clear()


class _Texts:
    """Collects the texts while the parser calls."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._listening = False
        self._aloud = 0
        self._left = MAX_WORKBOOK_TEXT

    def start(self, tag: str, _: Attributes) -> None:
        if tag == "t":
            self._listening = not self._aloud
        elif tag == "rPh":
            self._aloud += 1

    def text(self, text: str) -> None:
        if self._listening:
            self._left -= len(text)
            self._pieces.append(text)
            if self._left < 0:
                _refuse_much_text()

    def end(self, tag: str) -> None:
        if tag == "t":
            self._listening = False
        elif tag == "rPh":
            self._aloud -= 1
        elif tag == "si":
            self.found.append(_unescaped("".join(self._pieces)))
            self._pieces.clear()
            if len(self.found) > MAX_WORKBOOK_TEXTS:
                _refuse_much_text()


class _Rows:
    """Collects the rows while the parser calls."""

    def __init__(
        self, texts: Sequence[str], date_styles: Collection[str], merged: list[str]
    ) -> None:
        self.found: list[tuple[int, list[Cell]]] = []
        self._merged = merged
        self._texts = texts
        self._left = MAX_WORKBOOK_REPEATS
        self._date_styles = date_styles
        self._row = 0
        self._cells: list[Cell] = []
        self._column = 0
        self._kind = "n"
        self._style = ""
        self._works_out = False
        self._pieces: list[str] = []
        self._length = 0
        self._listening = False
        self._aloud = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "c":
            place = attributes.get("r")
            self._column = _column_number(place) if place else self._column + 1
            self._kind = attributes.get("t", "n")
            self._style = attributes.get("s", "")
            self._works_out = False
        elif tag in {"v", "t"}:
            self._listening = not self._aloud
        elif tag == "f":
            self._works_out = True
        elif tag == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
        elif tag == "rPh":
            self._aloud += 1
        elif tag == "mergeCell" and len(self._merged) < _MOST_MERGED:
            self._merged += filter(_has_several_rows, [attributes.get("ref", "")[:_LONGEST_PLACE]])

    def text(self, text: str) -> None:
        if self._listening and self._length < _MOST_SPARE:
            self._length += len(text)
            self._pieces.append(text)

    def end(self, tag: str) -> None:
        if tag in {"v", "t"}:
            self._listening = False
        elif tag == "c" and self._pieces:
            self._place(self._value("".join(self._pieces)))
            self._pieces.clear()
            self._length = 0
        elif tag == "c" and self._works_out and self._kind != "str":
            self._place(NotText("a formula that was never worked out"))
        elif tag == "row" and self._cells:
            self.found.append((self._row, self._cells))
            self._cells = []
        elif tag == "rPh":
            self._aloud -= 1

    def _place(self, cell: Cell) -> None:
        if self._column > MAX_COLUMNS:
            raise Unreadable(
                f"a cell stands beyond the {MAX_COLUMNS}th column",
                "delete the columns that are not about mentoring",
                row=self._row,
            )
        missing = self._column - len(self._cells)
        if missing > 0:
            self._cells.extend([""] * missing)
        self._cells[self._column - 1] = cell

    def _value(self, written: str) -> Cell:
        if self._kind == "s":
            return self._shared(self._texts[int(written)])
        if self._kind == "n":
            return _date(written) if self._style in self._date_styles else _number(written)
        if self._kind == "e":
            return NotText(f"the spreadsheet's error {written[:20]}")
        if self._kind == "d":
            return NotText(f"the date {written[:20]}")
        if self._kind == "b":
            return "TRUE" if written == "1" else "FALSE"
        return _unescaped(written)

    def _shared(self, text: str) -> str:
        self._left -= len(text)
        if self._left < 0:
            _refuse_much_text()
        return text


def _refuse_much_text() -> None:
    raise Unreadable("the workbook holds too much text", "save the sheet as CSV")


def _shows_date(code: str) -> bool:
    return any(sign in "dmyhs" for sign in _QUOTED.sub("", code).casefold().replace("general", ""))


def _has_several_rows(place: str) -> bool:
    return len(set(_ROW_OF.findall(place))) > 1


def _column_number(place: str) -> int:
    number = 0
    for letter in place.rstrip("0123456789").upper()[:4]:
        number = number * 26 + ord(letter) - ord("A") + 1
    if number < 1:
        raise ValueError(place)
    return number


def _number(written: str) -> str:
    if _PLAIN_NUMBER.fullmatch(written):
        return written
    number = float(written)
    return str(int(number)) if abs(number) < 1e15 and number.is_integer() else repr(number)


def _date(written: str) -> NotText:
    try:
        moment = datetime(1899, 12, 30) + timedelta(days=float(written))  # noqa: DTZ001 - a wall clock
    except (OverflowError, ValueError):
        return NotText("a date or time")
    return NotText(f"the date or time {moment:%Y-%m-%d %H:%M}")


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
