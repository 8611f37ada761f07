"""Somebody's own growth, over all their cohorts: for them alone, to take along and to erase."""

import datetime as dt
from collections import defaultdict
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from turnabout.closing.models import Kind as WordKind
from turnabout.closing.models import Reader, Word
from turnabout.closing.words import words_for
from turnabout.enrollment.models import Enrollment
from turnabout.growth.items import Number
from turnabout.growth.models import Demonstration, Jotting, Kind, Rung, Shared, Wave, When
from turnabout.people.models import Person
from turnabout.programs.models import Side
from turnabout.skills.ladder import Level

MOST = 200
"""Jottings that somebody can keep."""


class TooManyError(Exception):
    """The book is full."""

    def __str__(self) -> str:
        return _("Your page is full. Take something off it first.")


class TopicGrowth(NamedTuple):
    """Where somebody stood and stands on a topic, by themselves and as they showed it."""

    enrollment: Enrollment
    topic: str
    before: int | None
    after: int | None
    shown: int | None

    @property
    def steps(self) -> int | None:
        """How many rungs lie between before and after; None until both are said."""
        return None if self.before is None or self.after is None else self.after - self.before


class Book(NamedTuple):
    """All of it."""

    topics: list[TopicGrowth]
    thoughts: list[Jotting]
    tools: list[Jotting]
    ties: list[Jotting]
    kudos: list[Word]


def book_of(person: Person) -> Book:
    """Return what somebody has gained, the newest first."""
    jotted: dict[str, list[Jotting]] = defaultdict(list)
    for jotting in Jotting.objects.of(person):
        jotted[jotting.kind].append(jotting)
    return Book(
        topics_of(person),
        jotted[Kind.THOUGHT],
        jotted[Kind.TOOL],
        jotted[Kind.TIE],
        list(words_for(person).filter(kind=WordKind.THANKS, reader=Reader.PARTNER)),
    )


def topics_of(person: Person, enrollment: Enrollment | None = None) -> list[TopicGrowth]:
    """Return the topics on which somebody said where they stand, of one sign-up or of all."""
    rungs = Rung.objects.filter(enrollment__person=person)
    if enrollment:
        rungs = rungs.filter(enrollment=enrollment)
    rows: dict[tuple[int, int], dict[str, Rung]] = {}
    for rung in rungs.select_related("skill", "enrollment__cohort__program"):
        rows.setdefault((rung.enrollment_id, rung.skill_id), {})[rung.when] = rung
    shown = _shown_to(person)
    return [_growth(told, shown.get(key)) for key, told in rows.items()]


@transaction.atomic
def jot(
    person: Person,
    kind: Kind,
    first: str,
    second: str = "",
    *,
    through: bool = False,
    is_counted: bool = False,
    on: dt.date,
) -> Jotting:
    """Return a line that somebody keeps for themselves. TooManyError."""
    if Jotting.objects.of(person).count() >= MOST:
        raise TooManyError
    return Jotting.objects.create(
        person=person,
        kind=kind,
        first=first.strip(),
        second=second.strip(),
        through=through and kind == Kind.TIE,
        is_counted=is_counted,
        on=on,
    )


def strike(person: Person, pk: int) -> bool:
    """Return whether a line of this person is erased now."""
    return bool(Jotting.objects.of(person).filter(pk=pk).delete()[0])


@transaction.atomic
def erase_book(person: Person) -> None:
    """Erase all that somebody keeps here, and what they show others of it.

    Thanks stay where they were sent; what a mentor saw of them is the mentor's word, and counts.
    """
    Jotting.objects.of(person).delete()
    Rung.objects.filter(enrollment__person=person).delete()
    for side in Side:
        Shared.objects.filter(side=side, **{f"pair__{side}__person": person}).delete()


def as_plain(person: Person) -> dict[str, Any]:
    """Return somebody's growth as JSON has it, to take along."""
    book = book_of(person)
    return {
        "topics": [
            {
                "program": str(one.enrollment.program),
                "cohort": str(one.enrollment.cohort),
                "topic": one.topic,
                "before": one.before,
                "after": one.after,
                "shown": one.shown,
            }
            for one in book.topics
        ],
        "ladder": {int(level): str(level.label) for level in Level},
        "thoughts": [
            {"on": one.on.isoformat(), "used_to_think": one.first, "now_think": one.second}
            for one in book.thoughts
        ],
        "tools": [
            {"on": one.on.isoformat(), "tool": one.first, "for": one.second} for one in book.tools
        ],
        "introductions": [
            {
                "on": one.on.isoformat(),
                "name": one.first,
                "from": one.second,
                "through_partner": one.through,
            }
            for one in book.ties
        ],
        "kudos": [
            {
                "at": one.at.isoformat(),
                "by": one.pair.on(Side(one.side)).person.name,
                "words": one.text,
            }
            for one in book.kudos
        ],
    }


def as_rows(person: Person) -> list[list[str | int]]:
    """Return the same as a table: what it is, when or where, and the words or numbers of it."""
    plain = as_plain(person)
    heads = [["kind", "when", "what", "before", "after", "shown", "more"]]
    return [
        *heads,
        *(
            ["topic", one["cohort"], one["topic"], *_said(one), one["program"]]
            for one in plain["topics"]
        ),
        *(
            ["thought", one["on"], "", one["used_to_think"], one["now_think"], "", ""]
            for one in plain["thoughts"]
        ),
        *(["tool", one["on"], one["tool"], "", "", "", one["for"]] for one in plain["tools"]),
        *(
            ["introduction", one["on"], one["name"], "", "", "", one["from"]]
            for one in plain["introductions"]
        ),
        *(["kudos", one["at"], one["words"], "", "", "", one["by"]] for one in plain["kudos"]),
    ]


def _said(one: dict[str, Any]) -> list[str | int]:
    return ["" if one[key] is None else one[key] for key in ("before", "after", "shown")]


def _growth(told: dict[str, Rung], shown: int | None) -> TopicGrowth:
    one = next(iter(told.values()))
    before, after = told.get(When.BEFORE), told.get(When.AFTER)
    return TopicGrowth(
        one.enrollment,
        str(one.skill),
        int(before.level) if before else None,
        int(after.level) if after else None,
        shown,
    )


def _shown_to(person: Person) -> dict[tuple[int, int], int]:
    """Return the rungs that mentors sent somebody, once the wave at the end is closed."""
    closed = Wave.objects.filter(number=Number.END, closed_at__isnull=False).values("cohort")
    sent = Demonstration.objects.filter(
        is_sent=True, pair__mentee__person=person, pair__cohort__in=closed
    ).select_related("pair")
    return {(one.pair.mentee_id, one.skill_id): int(one.level) for one in sent}
