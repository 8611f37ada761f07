"""What a nudge says: kind, short, and nothing that the other one answered."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from turnabout.meetings.words import on_day
from turnabout.nudges.models import Kind


def said(kind: Kind, *, other: str, moment: dt.datetime, clock: ZoneInfo, at: dt.datetime) -> str:
    """Return the sentence of a nudge about the pair with somebody of this first name."""
    told = {"other": other, "day": on_day(moment, clock)}
    match kind:
        case Kind.SAY:
            return _("Did you and %(other)s meet on %(day)s? One tap says so.") % told
        case Kind.BOOK:
            return _("Your next session with %(other)s has no date yet.") % told
        case Kind.GAP:
            return _gap(other, weeks=(at - moment).days // 7)
        case Kind.MOVED:
            return (
                _(
                    "You moved two sessions with %(other)s in a row. It happens; say a word about "
                    "it, so that the next one holds."
                )
                % told
            )
        case Kind.TOPIC:
            return (
                _(
                    "The last two sessions with %(other)s had no topic. Choose a guide for the "
                    "next one: it asks the questions for you."
                )
                % told
            )


def _gap(other: str, *, weeks: int) -> str:
    sentence = ngettext(
        "You and %(other)s have not met for %(weeks)s week. A date is all it takes.",
        "You and %(other)s have not met for %(weeks)s weeks. A date is all it takes.",
        weeks,
    )
    return sentence % {"other": other, "weeks": weeks}
