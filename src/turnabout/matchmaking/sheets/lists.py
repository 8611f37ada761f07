"""Lists in a cell, taken apart: what the pieces say, or an error for each that says nothing.

They are separated by semicolons, bars or line breaks, and by commas too, since no language or value
holds one (topics and names of people may: see topics.py and colleagues.py).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from turnabout.matchmaking.sheets.limits import MAX_LIST_ERRORS
from turnabout.matchmaking.sheets.problems import CellError, ListError

_SEPARATORS = re.compile(r"[;|\r\n,]")

Found = TypeVar("Found")

_READ_NO_FURTHER = f"{MAX_LIST_ERRORS} pieces of this list are wrong, so it is read no further"


def read_list(
    read: Callable[[str], Found | None], text: str, separator: re.Pattern[str] = _SEPARATORS
) -> tuple[Found, ...]:
    """Return what the pieces say, blank ones left out. Raises ListError for all bad ones."""
    found, errors = read_pieces(read, text, separator)
    if errors:
        raise ListError(errors)
    return found


def read_pieces(
    read: Callable[[str], Found | None], text: str, separator: re.Pattern[str]
) -> tuple[tuple[Found, ...], list[CellError]]:
    """Return what the good pieces say, blank ones left out, and an error for each bad one."""
    pieces = _split(text, separator)
    try:
        return tuple(filter(None, map(read, pieces))), []
    except CellError:
        errors: list[CellError] = []
        return tuple(filter(None, _good_ones(read, pieces, errors))), errors


def _split(text: str, separator: re.Pattern[str]) -> list[str]:
    if "," in text or "|" in text or "\n" in text or "\r" in text:
        return separator.split(text)
    return text.split(";")


def _good_ones(
    read: Callable[[str], Found], pieces: Sequence[str], errors: list[CellError]
) -> Iterator[Found]:
    for piece in pieces:
        if len(errors) == MAX_LIST_ERRORS:
            errors.append(CellError(_READ_NO_FURTHER, "put these right first, or shorten the list"))
            return
        try:
            yield read(piece)
        except CellError as error:
            # A new one, since one that was raised holds on to the frames it passed.
            errors.append(CellError(error.message, error.remedy, error.value or piece.strip()))
