"""What somebody reads: the sentences of a report, each with the row that it comes from."""

import csv
import io
import re
import zipfile
from html.parser import HTMLParser
from typing import NamedTuple

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


class Sentence(NamedTuple):
    """A sentence of a report, and the address of its source: "" where it has none."""

    text: str
    source: str

    @property
    def row(self) -> str:
        """The anchor of the row that it comes from."""
        return self.source.partition("#")[2]

    @property
    def page(self) -> str:
        """The address of the snapshot that it comes from."""
        return self.source.partition("#")[0]


def sentences_of(page: str) -> list[Sentence]:
    """Return the sentences of a report, in their order."""
    reader = _Reader()
    reader.feed(page)
    return reader.sentences


def rows_of(page: str) -> dict[str, str]:
    """Return the rows of a snapshot's page as text, by their anchors."""
    found = re.findall(r'<tr id="([^"]+)">(.*?)</tr>', page, flags=re.DOTALL)
    return {anchor: re.sub(r"<[^>]+>", " ", cells) for anchor, cells in found}


def numbers_in(text: str) -> set[str]:
    """Return the numbers that stand in a text."""
    return set(NUMBER.findall(text))


def tables_in(packed: bytes) -> dict[str, list[dict[str, str]]]:
    """Return the tables of an export, by the names of their files."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        files = [name for name in archive.namelist() if name.endswith(".csv")]
        told = {name: archive.read(name).decode("utf-8-sig") for name in files}
    return {name: list(csv.DictReader(io.StringIO(text))) for name, text in told.items()}


class _Reader(HTMLParser):
    """Keeps each paragraph with the address that it leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.sentences: list[Sentence] = []
        self._words: list[str] | None = None
        self._source = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "p":
            self._words, self._source = [], ""
        elif told.get("class") == "source":
            self._source = told["href"] or ""

    def handle_data(self, data: str) -> None:
        if self._words is not None and not self._source:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "p" and self._words is not None:
            self.sentences.append(Sentence(" ".join("".join(self._words).split()), self._source))
            self._words = None
