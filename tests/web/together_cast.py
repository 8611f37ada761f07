"""A pair in the middle of its life, with a word in everything it wrote."""

import datetime as dt
from typing import NamedTuple

from django.utils import timezone
from tests.meetings.meeting_cast import DAY, WEEK, known, met, planned

from turnabout.meetings.models import Meeting
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side
from turnabout.together.agreeing import change, sign
from turnabout.together.aiming import commit, set_goal
from turnabout.together.ground_rules import our_rules
from turnabout.together.models import Result
from turnabout.together.preparing import answer, set_agenda
from turnabout.together.reflecting import LookedBack, look_back_on

CANARY = "kestrel"
"""Stands in everything that the two wrote to each other."""

ALONE = {Side.MENTOR: "lapwing", Side.MENTEE: "dunlin"}
"""Stands in what each of them wrote for themselves."""


class Life(NamedTuple):
    """The pair, the session that it had, and the one to come."""

    pair: Pair
    held: Meeting
    ahead: Meeting


def lived(pair: Pair) -> Life:
    """Return the pair with everything that it can write, written."""
    now = timezone.now()
    soon = now.replace(minute=0, second=0, microsecond=0) + 2 * DAY
    held, ahead = met(pair, 1, soon - 2 * WEEK), planned(pair, 2, soon)
    change(pair, our_rules(), added=[f"{CANARY} rule"], known=1, side=Side.MENTEE, at=now)
    sign(pair, known=2, side=Side.MENTOR, at=now)
    words = {"what": f"{CANARY} goal", "seen_by": f"{CANARY} sight", "owner": "both"}
    set_goal(pair, **words, side=Side.MENTOR, at=now)
    due = now.date() + DAY
    ledger = {"heard": CANARY, "changed": CANARY, "still_open": CANARY}
    commit(pair, **ledger, due_on=due, at=now)
    set_agenda(pair, 2, topic=f"{CANARY} topic", guide="attention", at=now)
    answer(pair, 2, question="What?", text=f"{CANARY} answer", at=now)
    for side in Side:
        look_back_on(held, _said(side, until=due), side=side, at=now)
    return Life(known(pair), held, ahead)


def _said(side: Side, *, until: dt.date) -> LookedBack:
    mentors = side == Side.MENTOR
    return LookedBack(
        Result.MISSED if mentors else None,
        f"{CANARY} action" if mentors else "",
        "mentee",
        until,
        0,
        0,
        f"{ALONE[side]} thought",
    )
