"""Time passes in the demo, faster than elsewhere: to see what comes, and what becomes of pairs."""

import datetime as dt

from django.db import transaction
from django_q.models import Schedule

from turnabout.clock import current_time, move_forward
from turnabout.core.jobs.asking import ask_for
from turnabout.core.jobs.clock import ASK
from turnabout.core.jobs.kinds import kind_of, name_of
from turnabout.demo.jobs import start_demo_anew
from turnabout.demo.making import NoDemoHereError, is_demo

LEAPS = {
    "hour": dt.timedelta(hours=1),
    "day": dt.timedelta(days=1),
    "week": dt.timedelta(weeks=1),
    "month": dt.timedelta(weeks=4),
}
"""By how much a visitor can let it be later."""


def let_time_pass(leap: str) -> dt.datetime:
    """Return what time it is then: everybody's clock moves, and what the clock asks for is done.

    NoDemoHereError where this is none, KeyError where there is no such leap.
    """
    if not is_demo():
        raise NoDemoHereError
    move_forward(LEAPS[leap])
    at = current_time()
    _ask_for_what_is_due(at=at)
    return at


@transaction.atomic
def _ask_for_what_is_due(*, at: dt.datetime) -> None:
    timed = Schedule.objects.filter(func=ASK).exclude(name=name_of(start_demo_anew))
    for name in timed.order_by("pk").values_list("name", flat=True):
        ask_for(kind_of(name).work, by=None, at=at)
