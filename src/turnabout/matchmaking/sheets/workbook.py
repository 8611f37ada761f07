"""Finds the worksheet of an .xlsx workbook and opens it, in bounded memory.

A workbook is a zip file of XML parts. Only the parts that are needed are unpacked, piece by piece,
and counted while that happens, whatever the file says about their sizes.
"""

import os
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from turnabout.matchmaking.sheets.cells import Cell
from turnabout.matchmaking.sheets.limits import MAX_DIRECTORY_BYTES, MAX_WORKBOOK_BYTES
from turnabout.matchmaking.sheets.problems import Unreadable
from turnabout.matchmaking.sheets.worksheet import read_date_styles, read_texts, worksheet_rows
from turnabout.matchmaking.sheets.xml_parts import Budget, Part, tags

EXPLANATION = "What the columns mean"
"""The worksheet of our template that explains; it needs no remark."""

_DAMAGED = ("the workbook is damaged or cut off", "open it in a spreadsheet and save it anew")


@dataclass(frozen=True, slots=True)
class Workbook:
    """The rows of one worksheet, and sentences worth knowing: what, then remedy.

    `merged` has the places of cells merged over several rows, once all rows are read.
    """

    rows: Iterator[tuple[int, list[Cell]]]
    remarks: tuple[tuple[str, str], ...]
    merged: list[str]


@dataclass(frozen=True, slots=True)
class _Worksheet:
    name: str
    part: str


def open_workbook(file: IO[bytes]) -> Workbook:
    """Return the first worksheet that is not hidden."""
    try:
        parts = _Parts(file)
        chosen, *others = _worksheets(parts)
        texts = read_texts(parts.open(parts.related("sharedStrings")))
        dates = read_date_styles(parts.open(parts.related("styles")))
        merged: list[str] = []
        rows = worksheet_rows(parts.open(chosen.part), texts, dates, merged)
    except _BROKEN as error:
        raise Unreadable(*_DAMAGED) from error
    return Workbook(_told_when_damaged(rows), _remarks(chosen, others), merged)


_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    LookupError,
    RuntimeError,
    ValueError,
    struct.error,
)
"""What the standard library raises for zip files that are cut off, invented or encrypted."""


class _Parts:
    """The parts of a workbook, by the names that they use for one another."""

    def __init__(self, file: IO[bytes]) -> None:
        _refuse_long_directory(file)
        self._zip = zipfile.ZipFile(file)
        self._names = {name.casefold(): name for name in self._zip.namelist()}
        self._budget = Budget(MAX_WORKBOOK_BYTES)
        self._refuse_other_kinds()
        self._root = self._main_part()
        self._relations = self._relations_of(self._root)

    @property
    def root(self) -> Part:
        """The part that lists the worksheets."""
        return self.open(self._root)

    def related(self, kind: str, identity: str | None = None) -> str:
        """Return the name of the part that the workbook relates to; "" where there is none."""
        for one, ending, part in self._relations:
            if ending == kind and identity in {None, one}:
                return part
        return ""

    def open(self, name: str) -> Part:
        """Return a part for reading; an empty one where there is none."""
        actual = self._names.get(name.casefold())
        if actual is None:
            return Part(None, self._budget)
        info = self._zip.getinfo(actual)
        if info.flag_bits & 1 or info.compress_type not in {
            zipfile.ZIP_STORED,
            zipfile.ZIP_DEFLATED,
        }:
            raise Unreadable(*_DAMAGED)
        return Part(self._zip.open(info), self._budget)

    def _main_part(self) -> str:
        for _, kind, part in self._relations_of(""):
            if kind == "officeDocument" and part.casefold() in self._names:
                return part
        raise Unreadable("this zip file holds no workbook", "save the sheet as .xlsx or CSV")

    def _relations_of(self, part: str) -> list[tuple[str, str, str]]:
        folder, name = posixpath.split(part)
        found = []
        for tag, attributes in tags(self.open(posixpath.join(folder, "_rels", f"{name}.rels"))):
            if tag == "Relationship":
                target = posixpath.normpath(posixpath.join("/", folder, attributes["Target"]))
                kind = attributes["Type"].rpartition("/")[2]
                found.append((attributes["Id"], kind, target.lstrip("/")))
        return found

    def _refuse_other_kinds(self) -> None:
        if "xl/workbook.bin" in self._names or "mimetype" in self._names:
            raise Unreadable(
                "this is not an .xlsx workbook but one of another kind",
                "save it as .xlsx or CSV",
            )


def _refuse_long_directory(file: IO[bytes]) -> None:
    """Stop before the standard library reads the whole list of parts into memory."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - 0xFFFF - 42))
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < 22:
        raise Unreadable(*_DAMAGED)
    (listed,) = struct.unpack_from("<L", tail, at + 12)
    is_zip64 = tail[max(0, at - 20) : at].startswith(b"PK\x06\x07")
    if listed > MAX_DIRECTORY_BYTES or is_zip64:
        raise Unreadable("the workbook has too many parts", "save the sheet as CSV")
    file.seek(0)


def _worksheets(parts: _Parts) -> list[_Worksheet]:
    found = []
    for tag, attributes in tags(parts.root):
        if tag == "sheet" and attributes.get("state", "visible") == "visible":
            identity = next((attributes[key] for key in attributes if key.endswith(":id")), "")
            if part := parts.related("worksheet", identity):
                found.append(_Worksheet(attributes.get("name", ""), part))
    if not found:
        raise Unreadable("the workbook has no visible worksheet", "save the sheet as .xlsx or CSV")
    return found


def _told_when_damaged(rows: Iterator[tuple[int, list[Cell]]]) -> Iterator[tuple[int, list[Cell]]]:
    try:
        yield from rows
    except _BROKEN as error:
        raise Unreadable(*_DAMAGED) from error


def _remarks(chosen: _Worksheet, others: list[_Worksheet]) -> tuple[tuple[str, str], ...]:
    left = [repr(other.name) for other in others if other.name != EXPLANATION]
    if not left:
        return ()
    remark = f"only the first worksheet {chosen.name!r} is read, not {', '.join(left)}"
    return ((remark, "put everyone on the first worksheet"),)
