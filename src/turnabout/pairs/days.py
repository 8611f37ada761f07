"""Days as they are where the organisation is."""

import datetime as dt
from zoneinfo import ZoneInfo

from turnabout.core.organisations import the_organisation

WEEKEND = 5
"""The first day of it, counted from Monday as 0."""


def the_zone() -> ZoneInfo:
    """Return the time zone of the organisation."""
    organisation = the_organisation()
    return ZoneInfo(organisation.time_zone if organisation else "UTC")


def day_at(moment: dt.datetime) -> dt.date:
    """Return the day that it is there."""
    return moment.astimezone(the_zone()).date()


def working_days_after(day: dt.date, count: int) -> dt.date:
    """Return the day that lies so many working days, Monday to Friday, after another."""
    for _ in range(count):
        day += dt.timedelta(days=1)
        while day.weekday() >= WEEKEND:
            day += dt.timedelta(days=1)
    return day
