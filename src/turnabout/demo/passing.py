"""Time passes in the demo, faster than elsewhere: to see what comes, and what becomes of pairs."""

import datetime as dt

from django.db import transaction
from django.db.models import Q
from django_q.models import Schedule

from turnabout.clock import current_time, move_forward
from turnabout.core.jobs.asking import ask_for
from turnabout.core.jobs.clock import ASK
from turnabout.core.jobs.kinds import kind_of, name_of
from turnabout.demo.jobs import start_demo_anew
from turnabout.demo.making import NoDemoHereError, is_demo
from turnabout.meetings.models import Meeting
from turnabout.people.models import Person

LEAPS = {
    "hour": dt.timedelta(hours=1),
    "day": dt.timedelta(days=1),
    "week": dt.timedelta(weeks=1),
    "month": dt.timedelta(weeks=4),
}
"""By how much a visitor can let it be later."""


REMINDED = dt.timedelta(minutes=50)
"""A leap to a session stops so long before it first: the reminder of an hour before is there."""

MOMENT = dt.timedelta(minutes=1)
"""Clocks run on between two leaps."""


def until_session_of(person: Person) -> dt.timedelta | None:
    """Return how long it is until somebody's next session: first until its last reminder.

    None where no session of theirs has a date.
    """
    at = current_time()
    theirs = Q(pair__mentor__person=person) | Q(pair__mentee__person=person)
    following = Meeting.objects.ahead(at).in_open_pairs().filter(theirs).order_by("starts_at")
    if (meeting := following.first()) is None:
        return None
    left = meeting.starts_at - at
    return left - REMINDED if left > REMINDED + MOMENT else left


def let_time_pass(by: dt.timedelta) -> dt.datetime:
    """Return what time it is then: everybody's clock moves, and what the clock asks for is done.

    NoDemoHereError where this is none.
    """
    if not is_demo():
        raise NoDemoHereError
    move_forward(by)
    at = current_time()
    _ask_for_what_is_due(at=at)
    return at


@transaction.atomic
def _ask_for_what_is_due(*, at: dt.datetime) -> None:
    timed = Schedule.objects.filter(func=ASK).exclude(name=name_of(start_demo_anew))
    for name in timed.order_by("pk").values_list("name", flat=True):
        ask_for(kind_of(name).work, by=None, at=at)
