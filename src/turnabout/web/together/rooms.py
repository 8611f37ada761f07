"""What every page of a pair begins with, and which of its sessions comes next."""

import datetime as dt
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from turnabout.meetings.models import Meeting
from turnabout.pairs.models import Pair
from turnabout.web.pairs.loading import Seat
from turnabout.web.pairs.next import standing
from turnabout.web.pairs.rooms import rooms_of


def room(seat: Seat, here: str) -> dict[str, Any]:
    """Return what stands at the head of a page of the pair."""
    pair = seat.pair
    return {
        "seat": seat,
        "pair": pair,
        "program": pair.cohort.program,
        "other": seat.other.person.first_name,
        "rooms": rooms_of(pair, here=here),
    }


def meeting_of(seat: Seat, pk: int) -> Meeting:
    """Return a date of the pair that is not off."""
    found = get_object_or_404(seat.pair.meetings.standing(), pk=pk)
    found.pair = seat.pair
    return found


def next_session(pair: Pair, *, at: dt.datetime) -> Meeting | None:
    """Return the session that is on or comes next. No query where the pair comes with its dates."""
    ahead = (one for one in standing(pair) if one.ends_at > at)
    return min(ahead, key=lambda one: one.starts_at, default=None)


def sent(request: HttpRequest, name: str) -> int:
    """Return a number that a form sent along; 0 where there is none."""
    said = request.POST.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < len("1000000000") else 0
