"""How pairs of a whole program live: sessions, taps after them, a few exits, a good ending."""

import datetime as dt
from collections.abc import Sequence

from tests.reports.whole_time import WEEK

from turnabout.closing.ends import close
from turnabout.closing.exits import leave_pair, say_goodbye
from turnabout.closing.models import Choice
from turnabout.growth.demonstrating import rate, taught
from turnabout.meetings.answering import say
from turnabout.meetings.models import Answer, Meeting
from turnabout.meetings.planning import hold
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side
from turnabout.respect.pulse import take
from turnabout.respect.rules import SAID, WORTH

SESSIONS = 6
EVERY = 4
"""Weeks from one session to the next."""

LEAVE = 8
"""So many pairs end after their second session."""

SHOWN = 2
"""The rung on which mentors saw their mentees, at the end."""

FAREWELL = "canary-farewell"
"""Words from one to the other: wherever else they stand, something leaks."""

HOUR = dt.timedelta(hours=1)


def hold_dates(pairs: Sequence[Pair], *, first: dt.datetime, at: dt.datetime) -> None:
    """Let each pair hold all of its dates at once, on Monday mornings."""
    dates = {number: first + (number - 1) * EVERY * WEEK for number in range(1, SESSIONS + 1)}
    for pair in pairs:
        hold(pair, dates, by=pair.mentor.person, at=at)


def meet(pairs: Sequence[Pair], number: int) -> None:
    """Let both sides of each pair say that they met, and tap what they thought of it."""
    held = Meeting.objects.filter(pair__in=pairs, number=number)
    known = {pair.pk: pair for pair in pairs}
    for place, meeting in enumerate(held.order_by("pair")):
        meeting.pair = known[meeting.pair_id]
        for side in Side:
            say(meeting, Answer.YES, side=side, at=meeting.ends_at)
            tap(meeting, side, worth=3 + (place + number) % 3, said=2 + (place + number) % 4)


def tap_after(pair: Pair, number: int, answer: int) -> None:
    """Let both say that they met, and the mentor answer the same to all."""
    meeting = Meeting.objects.get(pair=pair, number=number)
    meeting.pair = pair
    for side in Side:
        say(meeting, Answer.YES, side=side, at=meeting.ends_at)
    tap(meeting, Side.MENTOR, worth=answer, said=answer)


def tap(meeting: Meeting, side: Side, *, worth: int, said: int) -> None:
    """Let a side answer for a session, an hour after it."""
    take(meeting, {WORTH: worth, SAID: said}, side=side, at=meeting.ends_at + HOUR)


def leave(pairs: Sequence[Pair], *, at: dt.datetime) -> list[Pair]:
    """Return the pairs that go on after a few have ended, nobody's fault."""
    for pair in pairs[:LEAVE]:
        leave_pair(pair, at=at)
        pair.refresh_from_db()
        say_goodbye(pair, FAREWELL, side=Side.MENTOR, at=at)
    return list(pairs[LEAVE:])


def end_well(pairs: Sequence[Pair], *, at: dt.datetime) -> None:
    """Let the mentors say what they saw, and both of each pair close it."""
    for pair in pairs:
        see(pair, SHOWN, at=at)
        for side in Side:
            close(pair, Choice.END, side=side, at=at)


def see(pair: Pair, level: int, *, at: dt.datetime) -> None:
    """Let the mentor say on which rung they saw the mentee, and send it to nobody."""
    rate(pair, {skill.pk: level for skill in taught(pair)}, is_sent=False, at=at)
