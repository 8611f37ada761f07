"""Pairs that met, and what they answer about it."""

import datetime as dt

from tests.closing.closing_cast import joined
from tests.meetings.meeting_cast import also_paired, met

from turnabout.meetings.models import Meeting
from turnabout.pairs.models import Pair
from turnabout.programs.models import Cohort, Side
from turnabout.respect.pulse import take
from turnabout.respect.release.questions import Question
from turnabout.respect.rules import LEARNED, SAID, WORTH

MAY = dt.datetime(2026, 5, 11, 9, 0, tzinfo=dt.UTC)
"""A Monday."""

AFTER = dt.datetime(2026, 6, 1, 3, 0, tzinfo=dt.UTC)
"""May is over."""


def said(worth: int, could_say: int, learned: int | None = None) -> dict[Question, int]:
    """Return the taps of one side."""
    return {WORTH: worth, SAID: could_say} | ({LEARNED: learned} if learned else {})


def more_who_meet(cohort: Cohort, many: int, *, at: dt.datetime = MAY) -> list[Meeting]:
    """Return so many sessions, each of another pair, which both say were held."""
    return [
        met(
            also_paired(
                cohort,
                joined(cohort, f"Mo{number} Moe", Side.MENTOR).pk,
                joined(cohort, f"Ro{number} Roe", Side.MENTEE).pk,
            ),
            1,
            at,
        )
        for number in range(many)
    ]


def all_take(meetings: list[Meeting], values: list[int], *, at: dt.datetime) -> None:
    """Let both sides of each pair answer both questions with the value at its place."""
    for meeting, value in zip(meetings, values, strict=True):
        for side in Side:
            take(meeting, said(value, value), side=side, at=at)


def in_department(pair: Pair, name: str) -> None:
    """Let both of a pair work there."""
    for one in (pair.mentor.person, pair.mentee.person):
        one.department = name
        one.save()
