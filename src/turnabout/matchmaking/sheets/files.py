"""Opens a sheet of whatever kind and gives its rows."""

import gzip
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, cast

from turnabout.matchmaking.sheets.cells import Cell
from turnabout.matchmaking.sheets.csv_files import csv_rows, survey
from turnabout.matchmaking.sheets.limits import MAX_FILE_BYTES, MAX_PACKED_BYTES, MAX_ROWS, MIB
from turnabout.matchmaking.sheets.problems import Unreadable
from turnabout.matchmaking.sheets.workbook import open_workbook

Row = tuple[int, Sequence[Cell]]
"""The number that the spreadsheet shows beside a row, and the cells."""

_LINES_OF_TITLE = 5
"""Rows with one filled cell that may stand above the headings."""

_GZIP = b"\x1f\x8b"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a sheet that are not blank, and sentences worth knowing: what, then remedy.

    `merged` has the places of cells merged over several rows, once all rows are read.
    """

    rows: Iterator[Row]
    remarks: tuple[tuple[str, str], ...]
    merged: Sequence[str] = ()

    def headings(self) -> tuple[int, list[str]]:
        """Take the headings from the rows: the number of their row and its cells.

        A title above them, with one filled cell in its row, is left out.
        """
        above: list[tuple[int, list[str]]] = []
        for number, cells in islice(self.rows, _LINES_OF_TITLE + 1):
            texts = [cell if isinstance(cell, str) else cell.what for cell in cells]
            if sum(map(bool, map(str.strip, texts))) > 1:
                return number, texts
            above.append((number, texts))
        if not above:
            raise Unreadable("the sheet is empty", "start with a row of headings")
        return above[0]


@contextmanager
def open_table(path: Path) -> Iterator[Table]:
    """Open a CSV file (packed with gzip or not) or a workbook, known by content, not by name.

    Raises Unreadable, here or while the rows are read.
    """
    try:
        _refuse_what_is_no_file(path)
        with path.open("rb") as file:
            yield _table(file)
    except OSError as error:
        raise Unreadable(*_reason(error)) from error


def _refuse_what_is_no_file(path: Path) -> None:
    kind = path.stat().st_mode
    if stat.S_ISDIR(kind):
        raise Unreadable("this is a folder", "name the sheet inside it")
    if not stat.S_ISREG(kind):
        raise Unreadable("this is not a file on a disk", "save the sheet as a file first")


def _reason(error: OSError) -> tuple[str, str]:
    if isinstance(error, FileNotFoundError):
        return "there is no such file", "check the name and the folder"
    if isinstance(error, PermissionError):
        return "you have no permission to read this file", "ask its owner, or copy it elsewhere"
    if isinstance(error, gzip.BadGzipFile):
        return "the packed file is damaged", "copy it anew"
    return f"the file cannot be read ({error.strerror or error})", "copy it anew"


def _table(file: IO[bytes]) -> Table:
    start = file.read(8)
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    if not size:
        raise Unreadable("the file is empty", "save the sheet again, with one row of headings")
    packed = start.startswith((_GZIP, *_ZIP))
    _refuse_large(size, MAX_PACKED_BYTES if packed else MAX_FILE_BYTES)
    if start.startswith(_OLD_OFFICE):
        raise Unreadable(
            "this is an old .xls workbook, or one with a password",
            "save it as .xlsx without a password, or as CSV",
        )
    if start.startswith(_ZIP):
        workbook = open_workbook(file)
        return Table(_worth_reading(workbook.rows), workbook.remarks, workbook.merged)
    return _text_table(_unpacked(file) if start.startswith(_GZIP) else file)


def _refuse_large(size: int, most: int) -> None:
    if size > most:
        raise Unreadable(
            f"the file has {size // MIB:,} MiB and {most // MIB:,} MiB is the most",
            "keep only the rows and columns about mentoring",
        )


def _unpacked(file: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", gzip.GzipFile(fileobj=file, mode="rb"))


def _text_table(file: IO[bytes]) -> Table:
    kind = survey(file)
    return Table(_worth_reading(csv_rows(file, kind)), kind.remarks)


def _worth_reading(rows: Iterable[Row]) -> Iterator[Row]:
    for count, row in enumerate(rows, 1):
        if count > MAX_ROWS:
            raise Unreadable(f"the sheet has more than {MAX_ROWS:,} rows", "split it", row=row[0])
        if any(row[1]):
            yield row
