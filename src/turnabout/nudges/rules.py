"""When a pair is quiet, and when it is a time to write. Dates and ticks in, never what is said."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.pairs.days import WEEKEND

AMBER, RED = 1.5, 2.0
"""How many times the rhythm may pass without a session, until a pair is quiet and very quiet."""

UNBOOKED = dt.timedelta(days=3)
"""How long after a session the next one may be without a date."""

UNSAID = dt.timedelta(days=1)
"""How long after the beginning of a session somebody may take to say whether it took place."""

TWICE = 2
"""In a row, and it is worth a word: moved by the same person, or without a topic."""

REMEMBERED = dt.timedelta(weeks=8)
"""How long a moving counts for the next one."""

BLANK = 2
"""Sessions about which neither has said anything, until somebody should ask."""

EVENING, MORNING = dt.time(18), dt.time(8)


class Quiet(models.TextChoices):
    """How long a pair without a next date has not met."""

    AMBER = "amber", _("Quiet")
    RED = "red", _("Very quiet")


class Moving(NamedTuple):
    """Somebody moved or called off a session."""

    at: dt.datetime
    by: int


def how_quiet(since: dt.datetime, *, weeks: int, at: dt.datetime) -> Quiet | None:
    """Return how quiet a pair is that last met then and has so many weeks between, if it is."""
    waited = (at - since) / dt.timedelta(weeks=weeks)
    if waited > RED:
        return Quiet.RED
    return Quiet.AMBER if waited > AMBER else None


def moved_twice(movings: Iterable[Moving], *, since: dt.datetime) -> Moving | None:
    """Return the last moving, where the last two since then are of the same person."""
    last: Sequence[Moving] = sorted(one for one in movings if one.at > since)[-TWICE:]
    if len(last) == TWICE and last[0].by == last[1].by:
        return last[1]
    return None


def is_quiet_hour(shown: dt.datetime, *, begins: dt.time, ends: dt.time, at_weekends: bool) -> bool:
    """Return whether a clock that shows this asks for silence; `begins` may be later than `ends`.

    Where both are the same there are no quiet hours.
    """
    if at_weekends and shown.weekday() >= WEEKEND:
        return True
    time = shown.time()
    if begins <= ends:
        return begins <= time < ends
    return time >= begins or time < ends
