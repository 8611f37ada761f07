"""What the pulse asks, when, and which month an answer belongs to."""

import datetime as dt
from typing import Final

from turnabout.meetings.models import Meeting
from turnabout.pairs.models import Pair
from turnabout.programs.models import Cohort, Side
from turnabout.respect.release.questions import Question

WORTH: Final = Question("worth_my_time")
SAID: Final = Question("could_say")
LEARNED: Final = Question("learned_more")
"""From 1, the mentor learned more, to 5, the mentee did."""

QUESTIONS: Final = (WORTH, SAID, LEARNED)

ASKED_FOR = dt.timedelta(weeks=3)
"""So long after a session a side is asked about it."""

LOW = 2
"""Whoever answers no higher than this is offered help, privately."""


def session_to_rate(pair: Pair, side: Side, *, at: dt.datetime) -> Meeting | None:
    """Return the last session that a side says was held, where it has not answered for it yet.

    No query, where the pair comes with its dates, answers and pulses.
    """
    held = [one for one in pair.meetings.all() if one.is_met_by(side)]
    last = max(held, key=lambda one: one.starts_at, default=None)
    if last is None or at - last.ends_at > ASKED_FOR:
        return None
    taken = any(one.meeting_id == last.pk and one.side == side for one in pair.pulses.all())
    return None if taken else last


def month_of(day: dt.date, cohort: Cohort) -> dt.date:
    """Return the first day of the month that an answer of this day belongs to."""
    return max(day.replace(day=1), cohort.starts_on.replace(day=1))


def number_of(month: dt.date, cohort: Cohort) -> int:
    """Return which month of the cohort this is, the first one 1."""
    begun = cohort.starts_on
    return (month.year - begun.year) * 12 + month.month - begun.month + 1


def month_after(month: dt.date) -> dt.date:
    """Return the first day of the next month."""
    return (month.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
