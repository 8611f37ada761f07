"""Finds everyone's manager, whom a cell may name by id, by e-mail or by full name."""

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from turnabout.matchmaking.people import Person
from turnabout.matchmaking.sheets.directory import Directory, common_name, rows_in_words
from turnabout.matchmaking.sheets.problems import Findings

_SHOWN = 5
"""Values that a note names."""

_SEPARATORS = re.compile("[;|,]")


class ManagerCells:
    """Remembers what names the managers, row by row; `found()` gives the people at the end."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self.rows: list[int] = []
        self._headings: list[str] = []

    def at(self, row: int, heading: str) -> None:
        """Remember the row of the next person, and the heading above what names the manager."""
        self.rows.append(row)
        self._headings.append(heading)

    def found(self, people: Sequence[Person], ids: Container[str]) -> list[Person]:
        """Return these people, one for each row remembered, with the ids of their managers.

        A manager who is nobody in the sheet stays as written and is noted, since a sheet may hold
        volunteers alone. What several people answer to is refused, since any could be meant.
        """
        if not any(person.manager_id for person in people):
            self._note_none()
        unsettled = {
            place: manager
            for place, person in enumerate(people)
            if (manager := person.manager_id) and (manager not in ids or manager == person.id)
        }
        if not unsettled:
            return list(people)
        return self._settled(people, unsettled)

    def _note_none(self) -> None:
        self._findings.note(
            "nobody has a manager here, so the line rule keeps nobody apart",
            "add a column with everyone's manager: an id, an e-mail or a full name",
            column=next(iter(self._headings), ""),
            blinds="line",
        )

    def _settled(self, people: Sequence[Person], unsettled: dict[int, str]) -> list[Person]:
        directory = _directory(people, unsettled)
        settled = list(people)
        unknown = []
        for place, text in unsettled.items():
            person = people[place]
            match [place] if text == person.id else directory.bearers(text):
                case [manager] if manager == place:
                    self._note_own(place, text)
                    settled[place] = replace(person, manager_id=None)
                case [manager]:
                    settled[place] = replace(person, manager_id=people[manager].id)
                case [_, *_] as bearers:
                    self._refuse_namesakes(place, text, bearers)
                case _ if _names_several(text, directory):
                    self._refuse_several(place, text)
                case _:
                    unknown.append(place)
        if unknown:
            self._note_unknown(unknown, [unsettled[place] for place in unknown])
        return settled

    def _note_own(self, place: int, text: str) -> None:
        self._findings.note(
            "this person is their own manager; it is read as having none",
            "leave the cell empty, or give the manager's id",
            row=self.rows[place],
            column=self._headings[place],
            value=text,
        )

    def _refuse_namesakes(self, place: int, text: str, bearers: Sequence[int]) -> None:
        rows = rows_in_words([self.rows[bearer] for bearer in bearers])
        self._findings.refuse(
            f"{rows} {common_name(text)}, so the manager could be any of them",
            "write the id of the one who is meant",
            row=self.rows[place],
            column=self._headings[place],
            value=text,
        )

    def _refuse_several(self, place: int, text: str) -> None:
        self._findings.refuse(
            "there is more than one manager here",
            "keep one: an id, an e-mail or a full name",
            row=self.rows[place],
            column=self._headings[place],
            value=text,
        )

    def _note_unknown(self, places: Sequence[int], texts: Sequence[str]) -> None:
        """Note all of them at once; where there is only one, beside its row."""
        first, alone = places[0], len(places) == 1
        rows = [self.rows[place] for place in places]
        self._findings.note(
            _UNKNOWN if alone else _SEVERAL_UNKNOWN.format(len(rows), rows_in_words(rows)),
            "write the id, e-mail or full name as it stands in the sheet, or add a row with an "
            "empty role for the manager",
            row=rows[0] if alone else None,
            column=self._headings[first],
            value="; ".join(list(dict.fromkeys(texts))[:_SHOWN]),
            blinds="line",
        )


_UNKNOWN = (
    "nobody in the sheet has this id, e-mail or name: the reporting line above this person is not "
    "known, so the line rule cannot see it"
)
_SEVERAL_UNKNOWN = (
    "the managers of {:,} people are not in the sheet ({}): the reporting lines above these people "
    "are not known, so the line rule cannot see them"
)


def _directory(people: Sequence[Person], unsettled: dict[int, str]) -> Directory:
    texts = unsettled.values()
    return Directory(people, [each for text in texts for each in (text, *_first_two(text))])


def _names_several(text: str, directory: Directory) -> bool:
    """Return True where a list stands in place of one person."""
    if ";" in text or "|" in text:
        return True
    return len([piece for piece in _first_two(text) if directory.bearers(piece)]) > 1


def _first_two(text: str) -> list[str]:
    """Return the first two pieces of a list, none where the text is no list."""
    pieces = [piece.strip() for piece in _SEPARATORS.split(text, 2)[:2]]
    return pieces if len(pieces) > 1 and all(pieces) else []
