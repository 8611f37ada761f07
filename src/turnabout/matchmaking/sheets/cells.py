"""What a cell says: text in, value out, or a CellError that says what to write instead."""

import re
import unicodedata
from dataclasses import dataclass

from turnabout.matchmaking.people import STYLE_SLIDERS, Role
from turnabout.matchmaking.sheets.formulas import unguarded
from turnabout.matchmaking.sheets.languages import language_code
from turnabout.matchmaking.sheets.limits import MAX_CELL_CHARACTERS
from turnabout.matchmaking.sheets.lists import read_list
from turnabout.matchmaking.sheets.problems import CellError

MAX_CAPACITY = 50
MAX_LEVEL = 1_000
MAX_VALUES = 3

_WHOLE = re.compile(r"([+-]?[0-9]{1,9})(?:\.0{1,9})?")
_BETWEEN_PEOPLE = re.compile(r"[;|\r\n]")
_SLIDER = frozenset("12345")
_JOINERS = "\u200c\u200d"
"""Invisible, yet part of how some scripts are written."""


@dataclass(frozen=True, slots=True)
class NotText:
    """A cell in which the spreadsheet holds something other than text or a number."""

    what: str


Cell = str | NotText


def raw(cell: Cell) -> str:
    """Return the cell's text, formula guard undone, line breaks kept."""
    if not isinstance(cell, str):
        raise CellError(f"the cell holds {cell.what}", "format the column as text and type it anew")
    if len(cell) > MAX_CELL_CHARACTERS:
        raise CellError(
            f"the cell has {len(cell):,} characters and {MAX_CELL_CHARACTERS:,} is the most",
            "shorten it; a quotation mark that is opened and never closed also does this",
        )
    return unguarded(cell) if "'" in cell else cell


def plain(text: str) -> str:
    """Return the text on one line, single spaces, without invisible signs."""
    line = " ".join(text.split())
    return line if line.isprintable() else " ".join(_visible(line).split())


def text_of(cell: Cell) -> str:
    """Return a cell of plain words."""
    return plain(raw(cell))


def id_of(cell: Cell) -> str:
    """Return a person's id, which holds no list separator."""
    text = text_of(cell)
    if "," in text or ";" in text or "|" in text:
        raise CellError("an id holds no comma, semicolon or bar", "give one id without them")
    return text


def people_of(cell: Cell) -> tuple[str, ...]:
    """Return what a list calls people, each once; whether a comma parts two is seen later."""
    return tuple(dict.fromkeys(read_list(plain, raw(cell), _BETWEEN_PEOPLE)))


def role_of(cell: Cell) -> Role:
    """Return what the person signed up for."""
    word = text_of(cell).casefold()
    try:
        return Role(word)
    except ValueError:
        raise CellError(
            "this is not a role",
            "write mentor, mentee or both, or leave it empty for someone who did not sign up",
        ) from None


def level_of(cell: Cell) -> int | None:
    """Return the rank of the grade, None where the cell is blank."""
    return _whole_number(text_of(cell), least=0, most=MAX_LEVEL, what="level")


def capacity_of(cell: Cell) -> int | None:
    """Return how many partners at once, None where the cell is blank."""
    return _whole_number(text_of(cell), least=1, most=MAX_CAPACITY, what="capacity")


def languages_of(cell: Cell) -> tuple[str, ...]:
    """Return the codes of the languages, each once."""
    return tuple(dict.fromkeys(read_list(_language, raw(cell))))


def values_of(cell: Cell) -> tuple[str, ...]:
    """Return up to three work values in small letters."""
    values = tuple(dict.fromkeys(map(str.casefold, read_list(plain, raw(cell)))))
    if len(values) > MAX_VALUES:
        raise CellError(
            f"these are {len(values)} values and {MAX_VALUES} is the most",
            f"keep the {MAX_VALUES} that matter most",
        )
    return values


def style_of(cell: Cell) -> tuple[int, ...]:
    """Return a number from 1 to 5 for each style slider."""
    numbers = read_list(plain, raw(cell))
    if numbers and not (
        len(numbers) == len(STYLE_SLIDERS) and all(number in _SLIDER for number in numbers)
    ):
        raise CellError(
            "this is not the four style sliders",
            f"write four numbers from 1 to 5 such as 2; 4; 3; 1, for {', '.join(STYLE_SLIDERS)}",
        )
    return tuple(map(int, numbers))


def _visible(line: str) -> str:
    kept = []
    for sign in line:
        kind = unicodedata.category(sign)
        if kind in {"Cc", "Cs"}:
            raise CellError(
                f"the text holds the control sign U+{ord(sign):04X}",
                "delete the sign, or type the text anew",
            )
        if kind != "Cf" or sign in _JOINERS:
            kept.append(sign)
    return "".join(kept)


def _whole_number(text: str, *, least: int, most: int, what: str) -> int | None:
    if not text:
        return None
    match = _WHOLE.fullmatch(text)
    if match and least <= int(match[1]) <= most:
        return int(match[1])
    raise CellError(f"this is not a {what}", f"write a whole number from {least} to {most:,}")


def _language(piece: str) -> str:
    name = plain(piece)
    code = language_code(name)
    if name and not code:
        raise CellError(
            "this is not a language that we know",
            "write its English name or its ISO 639 code: en for English, cy for Welsh",
            name,
        )
    return code or ""
