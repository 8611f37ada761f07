"""What becomes of the dates of a pair that no longer meets: they leave both calendars."""

import datetime as dt

from django.db import transaction
from django.db.models import F

from turnabout.meetings.letters import forget_reminders, tell_over
from turnabout.meetings.models import Meeting
from turnabout.pairs.models import Pair


def clear_dates(*, at: dt.datetime) -> int:
    """Return how many dates are taken out of calendars, since their pair was ended."""
    ahead = Meeting.objects.ahead(at).filter(pair__ended_at__isnull=False)
    pairs = Pair.objects.filter(pk__in=ahead.order_by().values("pair")).order_by("pk")
    return sum(_clear(pair, at=at) for pair in pairs)


@transaction.atomic
def _clear(pair: Pair, *, at: dt.datetime) -> int:
    """Call the dates of one pair off, by nobody: an end is nobody's fault."""
    ahead = Meeting.objects.ahead(at).filter(pair=pair).order_by("pk")
    numbers = [one.pk for one in ahead.select_for_update()]
    Meeting.objects.filter(pk__in=numbers).update(off_at=at, sequence=F("sequence") + 1)
    meetings = list(Meeting.objects.filter(pk__in=numbers).with_people())
    for meeting in meetings:
        forget_reminders(meeting, at=at)
    tell_over(meetings, at=at)
    return len(meetings)
