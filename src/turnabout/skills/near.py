"""Near names: which skills somebody may mean, from what is spelt alike to what means alike.

Near is never equal: a suggestion says by which name and in what way it is near.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz import fuzz, process

from turnabout.skills.book import Book, Known, Name, the_book
from turnabout.skills.models import Skill
from turnabout.skills.names import key, words

MOST = 8
"""Suggestions at a time."""

ENOUGH = 4
"""Where so many are spelt alike, nobody needs those that only mean alike."""

TELLING = 4
"""Letters from which on a slip of the pen and a meaning can be told."""

ALIKE = 80.0
"""Percent of letters that two spellings must share."""


class Nearness(IntEnum):
    """In what way a name is near, the nearest way first."""

    SAME = 0
    BEGINS = 1
    WORD = 2
    SPELLING = 3
    MEANING = 4


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A skill that may be meant: by which of its names, and in what way that is near."""

    skill: Known
    said: str
    how: Nearness

    @property
    def other_name(self) -> str:
        """The name that was near, where it is not the one that the reader sees anyway."""
        return "" if key(self.said) == key(self.skill.local_name) else self.said

    @property
    def is_only_near(self) -> bool:
        """Whether it means something alike and is spelt quite differently."""
        return self.how == Nearness.MEANING


def near(
    typed: str, *, personal: bool = False, most: int = MOST, book: Book | None = None
) -> list[Suggestion]:
    """Return the skills that may be meant, nearest first, each once.

    Those of personal experience only where `personal` says so. Who asks often brings the book.
    """
    book = book or the_book()
    found: dict[Known, Suggestion] = {}
    for way in (_spelt, _misspelt, _meant):
        if len(found) < ENOUGH:
            for one in way(typed, book):
                if personal or not one.skill.is_personal:
                    found.setdefault(one.skill, one)
    return list(found.values())[:most]


def near_others(skill: Skill, *, most: int, book: Book) -> list[Suggestion]:
    """Return the other skills that this one may be the same as, nearest first."""
    found: dict[Known, Suggestion] = {}
    for one in (*_misspelt(skill.name, book), *_meant(skill.name, book)):
        if one.skill.pk != skill.pk:
            found.setdefault(one.skill, one)
    return list(found.values())[:most]


def _spelt(typed: str, book: Book) -> list[Suggestion]:
    """Return what has the name, begins with it, or has words that begin with its words."""
    sought, parts = key(typed), [f" {word}" for word in words(typed)]
    if not sought:
        return []
    return _ordered(
        Suggestion(name.skill, name.text, how)
        for name in book.names
        if (how := _way(name, sought, parts)) is not None
    )


def _way(name: Name, sought: str, parts: list[str]) -> Nearness | None:
    if name.key.startswith(sought):
        return Nearness.SAME if name.key == sought else Nearness.BEGINS
    if all(part in name.spaced for part in parts):
        return Nearness.WORD
    return None


def _misspelt(typed: str, book: Book) -> list[Suggestion]:
    """Return what shares most of its letters with the name, most first."""
    sought = key(typed)
    if len(sought) < TELLING:
        return []
    found = process.extract(
        sought, book.keys, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=MOST * 2
    )
    names = [book.names[place] for _, _, place in found]
    return [Suggestion(name.skill, name.text, Nearness.SPELLING) for name in names]


def _meant(typed: str, book: Book) -> list[Suggestion]:
    """Return what means something alike, most alike first."""
    if len(key(typed)) < TELLING:
        return []
    return [
        Suggestion(skill, skill.local_name, Nearness.MEANING)
        for skill in book.meanings.nearest([typed])
    ]


def _ordered(found: Iterable[Suggestion]) -> list[Suggestion]:
    """Return the nearest first; of equally near ones a skill's own name, then the shorter one."""
    return sorted(
        found, key=lambda one: (one.how, one.said != one.skill.name, len(one.said), one.said)
    )
