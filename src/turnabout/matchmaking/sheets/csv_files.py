"""Rows of a text file: comma, semicolon or tab between the cells, in any usual encoding."""

import codecs
import csv
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from turnabout.matchmaking.sheets.columns import column_of
from turnabout.matchmaking.sheets.limits import (
    CHUNK_BYTES,
    MAX_COLUMNS,
    MAX_ROW_CHARACTERS,
    MAX_UNPACKED_BYTES,
    MIB,
)
from turnabout.matchmaking.sheets.problems import Unreadable

_SEPARATORS = ",;\t"
_CELL_TOO_LONG = (
    "a cell has no end",
    "look for a quotation mark that is opened and never closed in this row, and shorten long texts",
)
_TOO_MANY_COLUMNS = (
    f"this row has more than {MAX_COLUMNS} columns",
    "delete the columns that are not about mentoring",
)


@dataclass(frozen=True, slots=True)
class TextKind:
    """How a text file is written: its encoding, its separator, a `sep=` line before the headings.

    `remarks` are sentences worth knowing: what, then remedy.
    """

    encoding: str
    separator: str
    has_separator_line: bool
    remarks: tuple[tuple[str, str], ...]


def survey(file: IO[bytes]) -> TextKind:
    """Return how the file is written, after reading it once from end to end in small pieces.

    Raises Unreadable where it is damaged, too large, or no text at all.
    """
    try:
        return _survey(file)
    except (EOFError, zlib.error):
        raise Unreadable("the packed file is cut off or damaged", "copy it anew") from None


def csv_rows(file: IO[bytes], kind: TextKind) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with its number; a line break within a cell does not count."""
    file.seek(0)
    with io.TextIOWrapper(file, encoding=kind.encoding, newline="") as text:
        lines = _Lines(text)
        if kind.has_separator_line:
            next(lines)
        yield from _rows(lines, kind.separator)


class _RowTooLongError(Exception):
    """A row goes on and on: `line` is the last of it that was read."""

    def __init__(self, line: str) -> None:
        super().__init__()
        self.line = line


class _Lines:
    """The lines of a text, that never hold more of one row than a row may have."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self.row_characters = 0
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._text.readline(MAX_ROW_CHARACTERS + 1)
        self.row_characters += len(line)
        if self.row_characters > MAX_ROW_CHARACTERS:
            raise _RowTooLongError(line)
        if not line:
            self.ended = True
            raise StopIteration
        return line


def _rows(lines: _Lines, separator: str) -> Iterator[tuple[int, list[str]]]:
    number = 0
    try:
        for number, cells in enumerate(csv.reader(lines, delimiter=separator), 1):
            if lines.ended:
                raise Unreadable(
                    "a quotation mark is opened in this row and never closed",
                    "close it, or delete it",
                    row=number,
                )
            lines.row_characters = 0
            yield number, cells
    except _RowTooLongError as error:
        wide = '"' not in error.line and error.line.count(separator) >= MAX_COLUMNS
        raise Unreadable(*(_TOO_MANY_COLUMNS if wide else _CELL_TOO_LONG), row=number + 1) from None
    except csv.Error:
        raise Unreadable(*_CELL_TOO_LONG, row=number + 1) from None


def _survey(file: IO[bytes]) -> TextKind:
    sample = file.read(CHUNK_BYTES)
    for encoding in _candidates(sample):
        file.seek(0)
        if _is_written_in(encoding, file):
            break
    else:
        raise Unreadable(
            "this is not a text file that we can read",
            "save the sheet as CSV (UTF-8) or as an .xlsx workbook",
        )
    start = codecs.getincrementaldecoder(encoding)().decode(sample)
    named = _named_separator(start)
    return TextKind(
        encoding=encoding,
        separator=named or _separator(start),
        has_separator_line=bool(named),
        remarks=_remarks(encoding),
    )


def _candidates(sample: bytes) -> tuple[str, ...]:
    if sample.startswith(codecs.BOM_UTF8):
        return ("utf-8-sig",)
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    start = sample[:4096]
    if start[1::2].count(0) > len(start) / 3:
        return ("utf-16-le",)
    if start[::2].count(0) > len(start) / 3:
        return ("utf-16-be",)
    return ("utf-8", "cp1252")


def _is_written_in(encoding: str, file: IO[bytes]) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    size = 0
    try:
        while chunk := file.read(CHUNK_BYTES):
            size += len(chunk)
            _refuse_large(size)
            _refuse_nul(decoder.decode(chunk))
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _refuse_large(size: int) -> None:
    if size > MAX_UNPACKED_BYTES:
        raise Unreadable(
            f"the file holds more than {MAX_UNPACKED_BYTES // MIB:,} MiB once unpacked",
            "keep only the rows and columns about mentoring",
        )


def _refuse_nul(text: str) -> None:
    if "\0" in text:
        raise Unreadable(
            "this is not a text file: it holds zero bytes",
            "save the sheet as CSV (UTF-8) or as an .xlsx workbook",
        )


def _named_separator(start: str) -> str:
    line = start.split("\n", 1)[0].rstrip("\r")
    return line[4:] if line[:4].casefold() == "sep=" and line[4:] in tuple(_SEPARATORS) else ""


def _separator(start: str) -> str:
    return max(_SEPARATORS, key=lambda separator: _headings_known(start, separator))


def _headings_known(start: str, separator: str) -> tuple[int, int]:
    lines = start.lstrip("\r\n,;\t ").splitlines(keepends=True)
    try:
        headings = next(csv.reader(lines, delimiter=separator), [])
    except csv.Error:
        return 0, 0
    return sum(1 for heading in headings if column_of(heading)), len(headings)


def _remarks(encoding: str) -> tuple[tuple[str, str], ...]:
    if encoding != "cp1252":
        return ()
    remark = "the file is not UTF-8 and was read as Windows-1252"
    return ((remark, "check the accents in the names; if they are wrong, save as CSV (UTF-8)"),)
