"""What the pages of dates show."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from turnabout.meetings.away import away_from
from turnabout.meetings.models import Meeting
from turnabout.meetings.rules import clock_of
from turnabout.meetings.series import sessions_of
from turnabout.meetings.words import title_of, when
from turnabout.pairs.models import Pair
from turnabout.web.meetings.forms import Move, Plan, as_known
from turnabout.web.pairs.loading import Seat
from turnabout.web.pairs.overview import choices, choices_instead, number_to_book


def to_plan(seat: Seat, form: Plan, *, at: dt.datetime) -> dict[str, Any]:
    """Return the page on which a date of the next session is looked for."""
    number = number_to_book(seat.pair)
    form.initial = {"number": number}
    told = {"title": title_of(seat.pair, number), "name": seat.other.person.first_name}
    return {
        "seat": seat,
        "title": _("When is %(title)s with %(name)s?") % told,
        "button": _("Plan it"),
        "form": form,
        "sent": {"number": number},
        "choices": choices(seat.pair, seat, at=at, away=away_from(seat.pair, at=at)),
    }


def to_move(seat: Seat, meeting: Meeting, form: Move, *, at: dt.datetime) -> dict[str, Any]:
    """Return the page on which another date of a session is looked for."""
    known = as_known(meeting)
    form.initial = {"known": known}
    return {
        "seat": seat,
        "title": _("Move %(when)s") % {"when": when(meeting.starts_at, clock_of(seat.me))},
        "button": _("Move it"),
        "form": form,
        "sent": {"known": known},
        "meeting": meeting,
        "choices": choices_instead(meeting, seat, at=at, away=away_from(seat.pair, at=at)),
    }


def to_call_off(seat: Seat, meeting: Meeting) -> dict[str, Any]:
    """Return the page that asks whether to call a session off."""
    return {
        "seat": seat,
        "meeting": meeting,
        "when": when(meeting.starts_at, clock_of(seat.me)),
        "known": as_known(meeting),
    }


def lacks_a_date(pair: Pair, *, at: dt.datetime) -> bool:
    """Return whether the next session is still to be booked, with none ahead."""
    if pair.meetings.ahead(at).exists():
        return False
    return number_to_book(pair) in sessions_of(pair)
