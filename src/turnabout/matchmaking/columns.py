"""People as columns of numbers, which is what the kernels read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from turnabout.matchmaking.arrays import Ints, Words
from turnabout.matchmaking.hours import Hours
from turnabout.matchmaking.lines import Spans, reporting_spans
from turnabout.matchmaking.people import Person, Pool
from turnabout.matchmaking.policy import Policy
from turnabout.matchmaking.topics import folded


class Kinds(NamedTuple):
    """What many people have alike: person n has row `of[n]` of `rows`."""

    rows: NDArray[Any]
    of: Ints

    def part(self, people: slice | Ints) -> "Kinds":
        """Return whose is which for these people only."""
        return Kinds(self.rows, self.of[people])


class Side(NamedTuple):
    """The mentors, or the mentees, in order.

    `enter` and `leave` are the spans in the reporting tree; `department` is 0 where unknown.
    `languages` and `values` are kinds of bits in words, one bit a word of the sheet; `style` kinds
    of four sliders, 0 where unknown; `hours` bits in words, a row a person.
    """

    level: Ints
    capacity: Ints
    enter: Ints
    leave: Ints
    department: Ints
    languages: Kinds
    values: Kinds
    style: Kinds
    hours: Words

    def part(self, rows: slice | Ints) -> "Side":
        """Return these rows only."""
        return Side(
            level=self.level[rows],
            capacity=self.capacity[rows],
            enter=self.enter[rows],
            leave=self.leave[rows],
            department=self.department[rows],
            languages=self.languages.part(rows),
            values=self.values.part(rows),
            style=self.style.part(rows),
            hours=self.hours[rows],
        )


@dataclass(frozen=True, slots=True)
class Columns:
    """Both sides. Mentors stand from junior to senior, so that a level's reach is a prefix.

    `spans` are the places of everyone in the reporting tree, by id.
    """

    mentors: tuple[Person, ...]
    mentees: tuple[Person, ...]
    mentor: Side
    mentee: Side
    reach: Ints
    cell: int
    seasons: int
    spans: Spans

    def shared_minutes(self, mentors: Ints, mentees: Ints) -> tuple[Ints, Ints]:
        """Return the minutes a week that these pairs, given by row, are free: winter, summer."""
        both = self.mentor.hours[mentors] & self.mentee.hours[mentees]
        words = both.shape[1] // self.seasons
        cells = np.bitwise_count(both).reshape(len(mentors), self.seasons, words)
        minutes: Ints = self.cell * cells.sum(axis=2, dtype=np.int64)
        return minutes[:, 0], minutes[:, -1]


def columns(pool: Pool, policy: Policy) -> Columns:
    """Return the pool's two sides as columns; `reach` counts the mentors junior enough."""
    mentors = tuple(sorted(pool.mentors, key=lambda person: (person.level, person.id)))
    hours = Hours(mentors, pool.mentees, policy.year)
    spans = reporting_spans(pool.people)
    everyone = _side((*mentors, *pool.mentees), spans, hours)
    mentor = everyone.part(slice(None, len(mentors)))
    mentee = everyone.part(slice(len(mentors), None))
    reach = np.searchsorted(mentor.level, mentee.level - policy.level_gap, side="right")
    return Columns(mentors, pool.mentees, mentor, mentee, reach, hours.cell, hours.seasons, spans)


def _side(people: Sequence[Person], spans: Spans, hours: Hours) -> Side:
    departments: dict[str, int] = {"": 0}
    enter, leave = spans.of(people)
    return Side(
        level=_ints(person.level for person in people),
        capacity=_ints(person.capacity for person in people),
        enter=enter,
        leave=leave,
        department=_ints(
            departments.setdefault(folded(person.department), len(departments)) for person in people
        ),
        languages=_word_kinds([person.languages for person in people]),
        values=_word_kinds([person.values for person in people]),
        style=_style_kinds([person.style for person in people]),
        hours=hours.masks,
    )


def _ints(numbers: Iterable[int]) -> Ints:
    return np.fromiter(numbers, dtype=np.int64)


def _word_kinds(lists: Sequence[tuple[str, ...]]) -> Kinds:
    """Return the kinds of word lists, each a row of bits: one bit for every word there is."""
    kinds = {words: kind for kind, words in enumerate(dict.fromkeys(lists))}
    bits: dict[str, int] = {}
    rows = [sum({1 << bits.setdefault(folded(w), len(bits)) for w in words}) for words in kinds]
    width = max(1, -(-len(bits) // 64))
    data = b"".join(row.to_bytes(8 * width, "little") for row in rows)
    table = np.frombuffer(data, dtype="<u8").reshape(-1, width).copy()
    return Kinds(table, _ints(kinds[words] for words in lists))


def _style_kinds(styles: Sequence[tuple[int, ...]]) -> Kinds:
    kinds = {style: kind for kind, style in enumerate(dict.fromkeys(styles))}
    rows = np.array([style or (0, 0, 0, 0) for style in kinds], dtype=np.int64).reshape(-1, 4)
    return Kinds(rows, _ints(kinds[style] for style in styles))
