"""Finds the people whom somebody lists: never to be with, preferred, or partners of the past."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from turnabout.matchmaking.people import Person
from turnabout.matchmaking.sheets.directory import Directory, common_name, rows_in_words
from turnabout.matchmaking.sheets.problems import Findings

LISTS = ("not_with", "prefers", "past")
"""The columns that list people, each by id, by e-mail or by full name."""

_SHOWN = 10
"""Values that a note names."""

_NOBODY = "nobody in the sheet has this id, e-mail or name"
_UNKNOWN = {
    "not_with": (
        f"{_NOBODY}, so it keeps nobody apart",
        "write what stands in the sheet; if this person did not sign up, all is well",
    ),
    "prefers": (_NOBODY, "check it; if the person has left, delete it"),
    "past": (_NOBODY, "check it; if the person has left, delete it"),
}
"""What is said of an entry that names nobody, and what to do."""


class ColleagueCells:
    """Finds whom the lists of these people name; each person stands in the row of their place."""

    def __init__(
        self, people: Sequence[Person], rows: Sequence[int], headings: Mapping[str, str]
    ) -> None:
        self._people = people
        self._rows = rows
        self._headings = headings

    def found(self, ids: Container[str], findings: Findings) -> list[Person]:
        """Return the people with the ids of those whom they list.

        Who is nobody in the sheet stays as written and is noted. What several people answer to is
        refused, since any could be meant.
        """
        lists = {at: self._between_commas(*at) for at in self._unsettled(ids)}
        in_words = [at for at, names in lists.items() if any(name not in ids for name in names)]
        directory = self._directory(in_words)
        for place, column in in_words:
            lists[place, column] = self._ids(place, column, directory, findings)
        settled: dict[int, dict[str, Any]] = {}
        for (place, column), names in lists.items():
            settled.setdefault(place, {})[column] = tuple(dict.fromkeys(names))
        return [
            replace(person, **settled[place]) if place in settled else person
            for place, person in enumerate(self._people)
        ]

    def _unsettled(self, ids: Container[str]) -> list[tuple[int, str]]:
        """Return the places and columns of lists that hold anything but ids."""
        return [
            (place, column)
            for column in LISTS
            if column in self._headings
            for place, person in enumerate(self._people)
            if any(entry not in ids for entry in getattr(person, column))
        ]

    def _between_commas(self, place: int, column: str) -> list[str]:
        return [piece for entry in self._entries(place, column) for piece in _pieces(entry)]

    def _directory(self, in_words: Sequence[tuple[int, str]]) -> Directory:
        entries = {entry for place, column in in_words for entry in self._entries(place, column)}
        return Directory(self._people, [text for entry in entries for text in _readings(entry)])

    def _entries(self, place: int, column: str) -> tuple[str, ...]:
        entries: tuple[str, ...] = getattr(self._people[place], column)
        return entries

    def _ids(self, place: int, column: str, directory: Directory, findings: Findings) -> list[str]:
        """Return the ids of those listed; what names nobody, or several, stays as written."""
        found, unknown = [], []
        for entry in self._entries(place, column):
            for text in _names_in(entry, directory):
                bearers = directory.bearers(text)
                found.append(self._people[bearers[0]].id if len(bearers) == 1 else text)
                if not bearers:
                    unknown.append(text)
                elif len(bearers) > 1:
                    self._refuse_namesakes(place, column, text, bearers, findings)
        if unknown:
            self._note_unknown(place, column, unknown, findings)
        return found

    def _refuse_namesakes(
        self, place: int, column: str, text: str, bearers: Sequence[int], findings: Findings
    ) -> None:
        rows = rows_in_words([self._rows[bearer] for bearer in bearers])
        findings.refuse(
            f"{rows} {common_name(text)}, so any of them could be the one",
            "write the id of the one who is meant",
            row=self._rows[place],
            column=self._headings[column],
            value=text,
        )

    def _note_unknown(
        self, place: int, column: str, texts: Sequence[str], findings: Findings
    ) -> None:
        message, remedy = _UNKNOWN[column]
        findings.note(
            message,
            remedy,
            row=self._rows[place],
            column=self._headings[column],
            value="; ".join(texts[:_SHOWN]),
            blinds="apart" if column == "not_with" else "",
        )


def _names_in(entry: str, directory: Directory) -> Iterator[str]:
    """Yield what names one person each: a comma stands between two of them, or within a name."""
    pieces = _pieces(entry)
    place = 0
    while place < len(pieces):
        one, both = pieces[place], ", ".join(pieces[place : place + 2])
        whole = both != one and not directory.bearers(one) and bool(directory.bearers(both))
        yield both if whole else one
        place += 2 if whole else 1


def _readings(entry: str) -> list[str]:
    """Return everything in the entry that may name somebody."""
    pieces = _pieces(entry)
    return [*pieces, *(", ".join(both) for both in pairwise(pieces))]


def _pieces(entry: str) -> list[str]:
    return [piece for piece in map(str.strip, entry.split(",")) if piece]
