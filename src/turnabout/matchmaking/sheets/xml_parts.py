"""Reads the XML parts of a workbook piece by piece, refusing what could grow without end."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO
from xml.parsers import expat

from turnabout.matchmaking.sheets.limits import (
    CHUNK_BYTES,
    MAX_DEPTH,
    MAX_TOKEN_BYTES,
    MAX_WORKBOOK_BYTES,
    MIB,
)
from turnabout.matchmaking.sheets.problems import Unreadable

Attributes = dict[str, str]


@dataclass(slots=True)
class Budget:
    """How many bytes may still be unpacked, over all parts of a workbook."""

    left: int

    def spend(self, size: int) -> None:
        """Take away `size` bytes. Raises Unreadable where there are none left."""
        self.left -= size
        if self.left < 0:
            raise Unreadable(
                f"the workbook holds more than {MAX_WORKBOOK_BYTES // MIB:,} MiB once unpacked",
                "save the sheet as CSV, which may be larger",
            )


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a workbook, unpacked while it is read; `file` is None where it is missing."""

    file: IO[bytes] | None
    budget: Budget

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes, some at a time."""
        while self.file and (chunk := self.file.read(CHUNK_BYTES)):
            self.budget.spend(len(chunk))
            yield chunk


def parse(
    part: Part,
    *,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> Iterator[None]:
    """Feed a part to the callbacks, and yield after each chunk.

    Tags go without their prefix. Raises Unreadable for a part that is no plain XML.
    """
    parser = _parser(start, end, text)
    fed = 0
    try:
        for chunk in part.chunks():
            parser.Parse(chunk)
            fed += len(chunk)
            if fed - parser.CurrentByteIndex > MAX_TOKEN_BYTES:
                raise Unreadable("the workbook holds a tag without an end", "save the sheet anew")
            yield
        if fed:
            parser.Parse(b"", True)  # noqa: FBT003 - the parser's own signature
    except expat.ExpatError as error:
        raise Unreadable(
            f"the workbook is damaged ({expat.ErrorString(error.code)})", "save the sheet anew"
        ) from error
    yield


def tags(part: Part) -> Iterator[tuple[str, Attributes]]:
    """Yield each tag of a small part with its attributes."""
    found: list[tuple[str, Attributes]] = []
    for _ in parse(part, start=lambda tag, attributes: found.append((tag, attributes))):
        yield from found
        found.clear()


def _parser(
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None,
    text: Callable[[str], None] | None,
) -> expat.XMLParserType:
    # The encoding is fixed, so that no part can be read in two ways.
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    depth = 0

    def opened(tag: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise Unreadable("the workbook nests its tags too deep", "save the sheet anew")
        start(tag[tag.find(":") + 1 :], attributes)

    def closed(tag: str) -> None:
        nonlocal depth
        depth -= 1
        if end:
            end(tag[tag.find(":") + 1 :])

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = text
    return parser


def _refuse_doctype(*_: object) -> None:
    raise Unreadable(
        "the workbook declares a document type, which no spreadsheet writes",
        "open it in a spreadsheet and save it anew",
    )
