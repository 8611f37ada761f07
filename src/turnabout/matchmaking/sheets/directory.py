"""Finds the people whom a cell names: by id, by e-mail or by full name."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from turnabout.matchmaking.people import Person
from turnabout.matchmaking.sentences import listed

_SHOWN = 5
"""Rows that a finding names."""

_NAME_AND_MARK = re.compile(r"([^<>()]*)(?:<([^<>()]+)>|\(([^<>()]+)\))")
"""A name with an e-mail or an id behind it: "Tom Okafor <tom@x.org>", "Tom Okafor (T-1)"."""


class Directory:
    """Who answers to what is sought, as places in the list of people."""

    def __init__(self, people: Sequence[Person], sought: Iterable[str]) -> None:
        texts = {piece for text in sought for piece in (text, *_name_and_mark(text))} - {""}
        keys = {_key(text) for text in texts}
        self._by_id: dict[str, list[int]] = {}
        self._by_email: dict[str, list[int]] = {}
        self._by_name: dict[str, list[int]] = {}
        for place, person in enumerate(people if texts else ()):
            if person.id in texts:
                self._by_id.setdefault(person.id, [place])
            if person.email and (email := _key(person.email)) in keys:
                self._by_email.setdefault(email, []).append(place)
            if person.name and (name := _key(person.name)) in keys:
                self._by_name.setdefault(name, []).append(place)

    def bearers(self, text: str) -> list[int]:
        """Return the places of those with this id, or else this e-mail, or else this name.

        Where a name stands with an e-mail or an id, it is whoever both mean, or the one of the two
        that somebody has; several people where the two contradict each other.
        """
        return self._marked(text) or self._by_name.get(_key(text)) or self._named_and_marked(text)

    def _marked(self, text: str) -> list[int]:
        return self._by_id.get(text) or self._by_email.get(_key(text), [])

    def _named_and_marked(self, text: str) -> list[int]:
        if not (halves := _name_and_mark(text)):
            return []
        name, mark = halves
        named, marked = self._by_name.get(_key(name), []), self._marked(mark)
        if "," in name and not named:  # a list of people of which only the last has a mark
            return []
        return [place for place in marked if place in named] or sorted({*named, *marked})


def rows_in_words(rows: Sequence[int]) -> str:
    """Return the rows as they are named in a sentence: "rows 2, 3 and 4", the first few of many."""
    named = [f"{row}" for row in rows[:_SHOWN]]
    if len(rows) > _SHOWN:
        named.append(f"{len(rows) - _SHOWN:,} more")
    return f"rows {listed(named)}"


def common_name(text: str) -> str:
    """Return what people share who are all meant by this text."""
    if _name_and_mark(text):
        return "are meant by this"
    return "have this e-mail" if "@" in text else "have this name"


def _name_and_mark(text: str) -> tuple[str, ...]:
    """Return the name and the e-mail or id behind it, nothing where the text has no such form."""
    if text[-1:] not in {">", ")"} or not (found := _NAME_AND_MARK.fullmatch(text)):
        return ()
    return found[1].strip(' "'), (found[2] or found[3]).strip()


def _key(text: str) -> str:
    """Return the text as it is compared: in small letters, and "Last, First" as "First Last"."""
    last, _, first = map(str.strip, text.partition(","))
    turned = f"{first} {last}" if first and "," not in first else text
    return unicodedata.normalize("NFC", turned.casefold())
