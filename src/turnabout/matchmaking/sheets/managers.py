"""Finds everyone's manager, whom a cell may name by id, by e-mail or by full name."""

import re
import unicodedata
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from turnabout.matchmaking.people import Person
from turnabout.matchmaking.sheets.problems import Findings

_SHOWN = 5
"""Rows, or values, that a finding names."""

_SEPARATORS = re.compile("[;|,]")


class ManagerCells:
    """Remembers where managers are named, row by row; `found()` gives the people at the end."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._rows: list[int] = []
        self._headings: list[str] = []

    def at(self, row: int, heading: str) -> None:
        """Remember the row of the next person, and the heading above what names the manager."""
        self._rows.append(row)
        self._headings.append(heading)

    def found(self, people: Sequence[Person], ids: Container[str]) -> list[Person]:
        """Return these people, one for each row remembered, with the ids of their managers.

        A manager who is nobody in the sheet stays as written and is noted, since a sheet may hold
        volunteers alone. What several people answer to is refused, since any could be meant.
        """
        unsettled = {
            place: manager
            for place, person in enumerate(people)
            if (manager := person.manager_id) and (manager not in ids or manager == person.id)
        }
        if not unsettled:
            return list(people)
        return self._settled(people, unsettled)

    def _settled(self, people: Sequence[Person], unsettled: dict[int, str]) -> list[Person]:
        directory = _Directory(people, unsettled.values())
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
                case _ if directory.names_several(text):
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
            row=self._rows[place],
            column=self._headings[place],
            value=text,
        )

    def _refuse_namesakes(self, place: int, text: str, bearers: Sequence[int]) -> None:
        what = "e-mail" if "@" in text else "name"
        self._findings.refuse(
            f"{self._said_rows(bearers)} have this {what}, so the manager could be any of them",
            "write the id of the one who is meant",
            row=self._rows[place],
            column=self._headings[place],
            value=text,
        )

    def _refuse_several(self, place: int, text: str) -> None:
        self._findings.refuse(
            "there is more than one manager here",
            "keep one: an id, an e-mail or a full name",
            row=self._rows[place],
            column=self._headings[place],
            value=text,
        )

    def _note_unknown(self, places: Sequence[int], texts: Sequence[str]) -> None:
        """Note all of them at once; where there is only one, beside its row."""
        first, alone = places[0], len(places) == 1
        self._findings.note(
            _UNKNOWN if alone else _SEVERAL_UNKNOWN.format(len(places), self._said_rows(places)),
            "write the id, e-mail or full name as it stands in the sheet, or add a row with an "
            "empty role for the manager",
            row=self._rows[first] if alone else None,
            column=self._headings[first],
            value="; ".join(list(dict.fromkeys(texts))[:_SHOWN]),
        )

    def _said_rows(self, places: Sequence[int]) -> str:
        rows = [f"{self._rows[place]}" for place in places[:_SHOWN]]
        if len(places) > _SHOWN:
            rows.append(f"{len(places) - _SHOWN:,} more")
        return f"rows {', '.join(rows[:-1])} and {rows[-1]}"


_UNKNOWN = (
    "nobody in the sheet has this id, e-mail or name: the reporting line above this person is not "
    "known, so the line rule cannot see it"
)
_SEVERAL_UNKNOWN = (
    "the managers of {:,} people are not in the sheet ({}): the reporting lines above these people "
    "are not known, so the line rule cannot see them"
)


class _Directory:
    """Who answers to the e-mails and names that are sought, as places in the list of people."""

    def __init__(self, people: Sequence[Person], texts: Iterable[str]) -> None:
        sought = {_key(name) for text in texts for name in (text, *_first_two(text))}
        self._ids = {person.id for person in people}
        self._by_email: dict[str, list[int]] = {}
        self._by_name: dict[str, list[int]] = {}
        for place, person in enumerate(people):
            if (email := _key(person.email)) in sought:
                self._by_email.setdefault(email, []).append(place)
            if (name := _key(person.name)) in sought:
                self._by_name.setdefault(name, []).append(place)

    def bearers(self, text: str) -> list[int]:
        """Return the places of those with this e-mail, or else with this name."""
        key = _key(text)
        return self._by_email.get(key) or self._by_name.get(key, [])

    def names_several(self, text: str) -> bool:
        """True where a list stands in place of one person."""
        if ";" in text or "|" in text:
            return True
        known = [piece for piece in _first_two(text) if piece in self._ids or self.bearers(piece)]
        return len(known) > 1


def _first_two(text: str) -> list[str]:
    """Return the first two pieces of a list, none where the text is no list."""
    pieces = [piece.strip() for piece in _SEPARATORS.split(text, 2)[:2]]
    return pieces if len(pieces) > 1 and all(pieces) else []


def _key(text: str) -> str:
    """Return the text as it is compared: in small letters, and "Last, First" as "First Last"."""
    last, _, first = map(str.strip, text.partition(","))
    turned = f"{first} {last}" if first and "," not in first else text
    return unicodedata.normalize("NFC", turned.casefold())
