"""Moments in words, on somebody's clock, and what a session is called."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from turnabout.pairs.models import Pair


def when(moment: dt.datetime, clock: ZoneInfo) -> str:
    """Return a moment as it is said: "Thursday 12 March, 14:00"."""
    return date_format(moment.astimezone(clock), "l j F, H:i")


def on_day(moment: dt.datetime, clock: ZoneInfo) -> str:
    """Return the day of a moment: "Thursday 12 March"."""
    return date_format(moment.astimezone(clock), "l j F")


def at_time(moment: dt.datetime, clock: ZoneInfo) -> str:
    """Return what a clock shows at a moment: "14:00"."""
    return date_format(moment.astimezone(clock), "H:i")


def title_of(pair: Pair, number: int) -> str:
    """Return what a session is called: the one after the last is the closing."""
    if number > pair.cohort.program.sessions:
        return _("Closing")
    return _("Session %(number)s") % {"number": number}
