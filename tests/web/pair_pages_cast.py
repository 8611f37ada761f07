"""A pair on the pages: moments that stay the same all through a test, and how forms send them."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils import timezone

from turnabout.meetings.models import Meeting

DAY = dt.timedelta(days=1)
WEEK = dt.timedelta(weeks=1)


def soon() -> dt.datetime:
    """Return next week at ten, in UTC."""
    today = timezone.now().replace(hour=10, minute=0, second=0, microsecond=0)
    return today + WEEK


def over() -> dt.datetime:
    """Return three days ago at ten, in UTC."""
    return soon() - WEEK - 3 * DAY


def sent(moment: dt.datetime, number: int | None = None) -> dict[str, object]:
    """Return a moment as a form sends it on the clock of London; of one session among several."""
    here, end = moment.astimezone(ZoneInfo("Europe/London")), f"_{number}" if number else ""
    return {f"day{end}": f"{here:%Y-%m-%d}", f"time{end}": f"{here:%H:%M}"}


def known(meeting: Meeting) -> dict[str, object]:
    """Return the date that a page spoke of, as its form sends it back."""
    return {"known": meeting.starts_at.isoformat()}
