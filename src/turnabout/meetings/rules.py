"""Sessions in order; moments and clocks: what somebody says on their clock, and back."""

import datetime as dt
from collections.abc import Iterable
from itertools import count
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.rules import DAY, HOUR, merged


class NoSuchTimeError(Exception):
    """A time that a clock leaves out when it is put forward."""

    def __str__(self) -> str:
        return _("The clocks go forward then: this time does not exist on that day.")


def next_number(taken: Iterable[int]) -> int:
    """Return the first session that has no date, where these have one."""
    known = set(taken)
    return next(number for number in count(1) if number not in known)


def clock_of(one: Enrollment) -> ZoneInfo:
    """Return the clock that somebody lives by."""
    return ZoneInfo(one.time_zone)


def moment_of(day: dt.date, time: dt.time, clock: ZoneInfo) -> dt.datetime:
    """Return the moment at which a clock shows this, in UTC; the first of two in an autumn night.

    NoSuchTimeError where the clock never shows it, OverflowError beyond all calendars.
    """
    shown = dt.datetime.combine(day, time, tzinfo=clock)
    moment = shown.astimezone(dt.UTC)
    if moment.astimezone(clock).replace(tzinfo=None) != shown.replace(tzinfo=None):
        raise NoSuchTimeError
    return moment


def is_free(one: Enrollment, moment: dt.datetime, *, minutes: int) -> bool:
    """Return whether somebody said that they are free for so long from then, by their own clock."""
    shown = moment.astimezone(clock_of(one))
    start = shown.weekday() * DAY + shown.hour * HOUR + shown.minute
    return any(begin <= start and start + minutes <= end for begin, end in merged(one.slots))
