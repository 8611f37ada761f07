"""How the pairs ended: a few early, most with a closing, and one when its cohort was over."""

import datetime as dt
from collections.abc import Sequence
from itertools import cycle

from turnabout.closing.exits import leave_pair
from turnabout.closing.models import (
    Choice,
    Closing,
    FitCheck,
    Going,
    Heading,
    Midpoint,
    Reason,
    Record,
)
from turnabout.demo.earlier.meeting import LEFT_AFTER
from turnabout.meetings.models import Meeting
from turnabout.pairs.models import Ending, Pair
from turnabout.programs.models import Side

DAY = dt.timedelta(days=1)

REASONS = (Reason.TIME, Reason.TOPIC)

CHOICES = (
    (Choice.TOUCH, Choice.TOUCH),
    (Choice.END, Choice.TOUCH),
    (Choice.TOUCH, Choice.TOUCH),
    (Choice.END, Choice.END),
)
"""What a mentor and a mentee chose at their closing, pair after pair."""

CAN_SAY = (4, 3, 5, 4, 2, 4, 5)
GOING = (Going.YES, Going.YES, Going.CHANGES, Going.YES, Going.YES)
HEADING = (Heading.CONTINUE, Heading.ADJUST, Heading.CONTINUE)
"""What they said of themselves on the way, one after the other."""


def let_part(pairs: Sequence[Pair], *, at: dt.datetime) -> list[Pair]:
    """Return those who came to their closing, once a few have left early."""
    _say_how_it_goes(pairs)
    left = [pairs[place] for place in LEFT_AFTER if place < len(pairs)]
    for pair, reason in zip(left, REASONS, strict=False):
        leave_pair(pair, reason=reason, at=_last_session(pair) + 5 * DAY)
    stayed = [pair for pair in pairs if pair not in left]
    Closing.objects.bulk_create(
        Closing(pair=pair, side=side, choice=choice, at=at)
        for pair, choices in zip(stayed, cycle(CHOICES), strict=False)
        for side, choice in zip((Side.MENTOR, Side.MENTEE), choices, strict=True)
    )
    Record.objects.bulk_create(Record(pair=pair) for pair in stayed)
    theirs = Pair.objects.filter(pk__in=[pair.pk for pair in stayed])
    theirs.update(ended_at=at, ending=Ending.CLOSED)
    return stayed


def _say_how_it_goes(pairs: Sequence[Pair]) -> None:
    """Let both sides say how it fits after the second session, and where it goes in the middle."""
    second, third = (
        {one.pair_id: one.ends_at for one in Meeting.objects.filter(pair__in=pairs, number=number)}
        for number in (2, 3)
    )
    can_say, going, heading = cycle(CAN_SAY), cycle(GOING), cycle(HEADING)
    FitCheck.objects.bulk_create(
        FitCheck(pair_id=pair, side=side, going=next(going), can_say=next(can_say), at=at)
        for pair, at in second.items()
        for side in Side
    )
    Midpoint.objects.bulk_create(
        Midpoint(pair_id=pair, side=side, heading=next(heading), talk=False, at=at)
        for pair, at in third.items()
        for side in Side
    )


def _last_session(pair: Pair) -> dt.datetime:
    return Meeting.objects.filter(pair=pair).order_by("-starts_at")[0].ends_at
