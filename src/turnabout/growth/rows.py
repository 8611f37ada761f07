"""Who answered what: the rows that a release begins with. Nobody sees them; they are never kept."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from statistics import mean, median_low
from typing import NamedTuple

from turnabout.growth.answering import Given, Sheets, opened
from turnabout.growth.asking import (
    Asked,
    drawn_in,
    partners_in,
    taught_in,
    who_is_asked,
)
from turnabout.growth.guessing import MANY, hits
from turnabout.growth.items import COUNT, Number
from turnabout.growth.models import Demonstration, Guess, Jotting, Kind, Time, Wave, WaveKey
from turnabout.pairs.models import Pair
from turnabout.programs.models import Cohort, Side
from turnabout.respect.release.questions import Answer
from turnabout.together.models import Result, TeachBack

LADDER = "B8."
TICK = {Result.MISSED: 0, Result.PARTLY: 1, Result.GOT_IT: 2}
FIRST_SESSIONS, LAST_SESSIONS = 2, 5
"""Ticks of the first two sessions are held against those from the fifth on."""

ByPerson = dict[int, Given]
"""Answers by question, by the number of a sign-up."""


class Row(NamedTuple):
    """Something that somebody answered, or that was seen of them; it counts for a side."""

    who: int
    question: str
    value: int


class Wanted(NamedTuple):
    """Everybody whose answers are in a wave: as they are asked, and with whom they are paired."""

    asked: list[Asked]
    partners: Mapping[int, list[int]]

    def answers(self, rows: Iterable[Row]) -> Iterator[Answer]:
        """Yield rows as the release takes them: one for each partner, or one with none."""
        seats = {one.enrollment.pk: one for one in self.asked}
        for row in rows:
            if row.who in seats:
                yield from self._of(seats[row.who], row)

    def _of(self, one: Asked, row: Row) -> Iterator[Answer]:
        for partner in self.partners.get(row.who, [None]):
            other = None if partner is None else str(partner)
            mine, mentors = str(row.who), one.side == Side.MENTOR
            yield Answer(
                who=mine,
                mentor=mine if mentors else other,
                mentee=other if mentors else mine,
                side=one.side.value,
                group=one.enrollment.person.department,
                value=row.value,
                question=row.question,
            )


def wanted_in(wave: Wave) -> Wanted:
    """Return of whom figures are told: at the end not of those who wait for the next cohort."""
    asked = who_is_asked(wave)
    if wave.number == Number.END:
        drawn = drawn_in(wave.cohort)
        asked = [one for one in asked if one.has_partner or drawn.get(one.enrollment.pk) == "offer"]
    return Wanted(asked, partners_in(wave.cohort))


def sheets_of(wave: Wave | None) -> dict[int, Sheets]:
    """Return what everyone answered in a wave, by sign-up: found by the keys that are left."""
    if wave is None:
        return {}
    keys = WaveKey.objects.filter(enrollment__cohort=wave.cohort_id)
    codes = {key.code: key.pk for key in keys}
    return {codes[sheet.code]: opened(sheet) for sheet in wave.sheets.all() if sheet.code in codes}


def rows_of(sheets: Mapping[int, Sheets], taught: Mapping[int, set[int]] | None) -> list[Row]:
    """Return what was answered; a ladder is one of a topic that was taught, or another.

    Where `taught` is None, nobody is taught yet, and all topics count alike.
    """
    return [
        Row(who, _question(key, None if taught is None else taught.get(who, set())), value)
        for who, told in sheets.items()
        for key, value in told.given.items()
        if value is not None
    ]


def seen_in(cohort: Cohort) -> tuple[list[Row], list[Row]]:
    """Return what was seen before and at the end, beside what was answered."""
    values = dict(cohort.enrollments.values_list("pk", "values"))
    pairs = list(Pair.objects.filter(cohort=cohort, swap__isnull=True))
    before, after = _ticks(cohort)
    first, last = _guesses(pairs, values)
    return [*before, *first], [*after, *last, *_shown(cohort), *_jotted(cohort, pairs)]


def once(
    rows: Iterable[Row], by: Callable[[list[int]], float] = mean
) -> dict[str, dict[int, float]]:
    """Return one value a person for each question, by the mean of what they said of topics."""
    found: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        found[row.question][row.who].append(row.value)
    return {
        question: {who: by(values) for who, values in people.items()}
        for question, people in found.items()
    }


def teaching(wave: Wave) -> dict[int, set[int]] | None:
    """Return who is taught what at the end; before, nobody can know."""
    return taught_in(wave.cohort) if wave.number == Number.END else None


def _question(key: str, taught: set[int] | None) -> str:
    if not key.startswith(LADDER):
        return key
    is_taught = taught is None or int(key.removeprefix(LADDER)) in taught
    return "B8" if is_taught else "B8.other"


def _ticks(cohort: Cohort) -> tuple[list[Row], list[Row]]:
    """Return how clear mentors were in their first sessions, and in their last: the middle tick."""
    early, late = defaultdict(list), defaultdict(list)
    ticks = TeachBack.objects.filter(meeting__pair__cohort=cohort).select_related("meeting__pair")
    for tick in ticks:
        mentor, number = tick.meeting.pair.mentor_id, tick.meeting.number
        if number <= FIRST_SESSIONS:
            early[mentor].append(TICK[Result(tick.result)])
        elif number >= LAST_SESSIONS:
            late[mentor].append(TICK[Result(tick.result)])
    return tuple(  # type: ignore[return-value]
        [Row(mentor, "B4", median_low(values)) for mentor, values in found.items()]
        for found in (early, late)
    )


def _guesses(pairs: list[Pair], values: Mapping[int, list[str]]) -> tuple[list[Row], list[Row]]:
    """Return how many values were guessed right, first and last, and what one's own would be."""
    by_pair = {pair.pk: pair for pair in pairs}
    found: dict[str, list[Row]] = {Time.FIRST: [], Time.LAST: []}
    for guess in Guess.objects.filter(pair__in=by_pair):
        pair = by_pair[guess.pair_id]
        both = (pair.mentor_id, pair.mentee_id)
        me, other = both if guess.side == Side.MENTOR else both[::-1]
        mine, named = values[me], values[other]
        if len(named) == MANY:
            found[guess.time].append(Row(me, "B2.hits", hits(json.loads(guess.values), named)))
            found[guess.time].append(Row(me, "B2.own", hits(mine, named)))
    return found[Time.FIRST], found[Time.LAST]


def _shown(cohort: Cohort) -> list[Row]:
    shown = Demonstration.objects.filter(pair__cohort=cohort).select_related("pair")
    return [Row(one.pair.mentor_id, "B8.shown", int(one.level)) for one in shown]


def _jotted(cohort: Cohort, pairs: list[Pair]) -> list[Row]:
    """Return how much somebody jotted down, who lets it be counted, since they had a partner."""
    since = {
        seat: pair.published_at.date()
        for pair in pairs
        for seat in (pair.mentor_id, pair.mentee_id)
    }
    seats = {one.person_id: one.pk for one in cohort.enrollments.filter(pk__in=since)}
    names = {Kind.THOUGHT.value: "B5.notes", Kind.TOOL.value: "B7.tools"}
    many: dict[tuple[int, str], int] = defaultdict(int)
    for one in Jotting.objects.filter(person__in=seats, is_counted=True, kind__in=names):
        seat = seats[one.person_id]
        if since[seat] <= one.on <= cohort.ends_on:
            many[seat, names[one.kind]] += 1
    return [Row(seat, name, _in_bands(count)) for (seat, name), count in many.items()]


def _in_bands(count: int) -> int:
    """Return a count as its scale has it: 0, 1, 2 for two or three, 3 for more."""
    highest = COUNT.ends[1]
    return min(count if count <= 1 else 2 + (count > highest), highest)
