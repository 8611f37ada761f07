"""The clock of the demo in words, and by how much a visitor can move it."""

from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from turnabout.clock import current_time
from turnabout.core.organisations import the_organisation


def now_in_words() -> str:
    """Return what the clock of the organisation shows: "Thursday 12 March 2026, 14:00"."""
    organisation = the_organisation()
    zone = ZoneInfo(organisation.time_zone if organisation else "UTC")
    return date_format(current_time().astimezone(zone), "l j F Y, H:i")


def leaps() -> dict[str, str]:
    """Return what each leap is called."""
    return {
        "hour": _("An hour later"),
        "day": _("A day later"),
        "week": _("A week later"),
        "month": _("Four weeks later"),
    }
