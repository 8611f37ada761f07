"""A session of a pair: the one that is meant, and the one that comes next."""

import datetime as dt

from django.shortcuts import get_object_or_404

from turnabout.meetings.models import Meeting
from turnabout.pairs.models import Pair
from turnabout.web.pairs.loading import Seat
from turnabout.web.pairs.next import standing


def meeting_of(seat: Seat, pk: int) -> Meeting:
    """Return a date of the pair that is not off."""
    found = get_object_or_404(seat.pair.meetings.standing(), pk=pk)
    found.pair = seat.pair
    return found


def next_session(pair: Pair, *, at: dt.datetime) -> Meeting | None:
    """Return the session that is on or comes next. No query where the pair comes with its dates."""
    ahead = (one for one in standing(pair) if one.ends_at > at)
    return min(ahead, key=lambda one: one.starts_at, default=None)
