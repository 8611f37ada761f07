"""The clock of the demo in words, and by how much a visitor can move it."""

import datetime as dt
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from turnabout.clock import current_time
from turnabout.demo.jobs import HOUR
from turnabout.pairs.days import the_zone

SESSION = "session"
"""The leap to the next session of whoever one is."""


def about(until_session: dt.timedelta | None) -> dict[str, Any]:
    """Return what time it is in the demo, how it can be later, and when all starts anew."""
    to_session = {SESSION: _("On to your next session")} if until_session is not None else {}
    leaps = to_session | _leaps()
    return {"now": now_in_words(), "leaps": leaps, "starts_anew": dt.time(HOUR)}


def now_in_words() -> str:
    """Return what the clock of the organisation shows: "Thursday 12 March 2026, 14:00"."""
    return date_format(current_time().astimezone(the_zone()), "l j F Y, H:i")


def _leaps() -> dict[str, str]:
    return {
        "hour": _("An hour later"),
        "day": _("A day later"),
        "week": _("A week later"),
        "month": _("Four weeks later"),
    }
