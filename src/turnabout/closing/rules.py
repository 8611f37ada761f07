"""When it is time for what, in the life of a pair; and groups of five."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from turnabout.meetings.rules import clock_of
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side

FIT_AFTER = 2
MIDPOINT_AFTER = 3
"""After which session each side is asked how it goes."""

NEAR = dt.timedelta(weeks=2)
"""So long before the end date the closing opens, whatever was held."""

GROUP = 5
"""Nothing that people answered is shown of fewer than so many."""


def sessions_held(pair: Pair, side: Side) -> int:
    """Return how often the two met, as this side says: nothing tells of what the other answers.

    No query, where the pair comes with its dates and answers.
    """
    return sum(meeting.is_met_by(side) for meeting in pair.meetings.all())


def is_fit_time(pair: Pair, side: Side) -> bool:
    """Return whether this side may say how it fits."""
    return sessions_held(pair, side) >= FIT_AFTER


def is_midpoint(pair: Pair, side: Side) -> bool:
    """Return whether this side may say where it goes from the middle."""
    return sessions_held(pair, side) >= MIDPOINT_AFTER


def is_closing_time(pair: Pair, side: Side, *, at: dt.datetime) -> bool:
    """Return whether the last session was held, or the end date is near on the clock of a side."""
    all_held = sessions_held(pair, side) >= pair.cohort.program.sessions
    today = at.astimezone(clock_of(pair.on(side))).date()
    return all_held or today >= pair.ends_on - NEAR


def in_fives(values: Iterable[str]) -> Counter[str]:
    """Return how often each was said among those told so far, given in order.

    The next few change nothing until they are five that are not all alike, else ten, fifteen ...:
    no difference tells of one person, and no five equal answers tell what each of the five said.
    """
    told: Counter[str] = Counter()
    waiting: list[str] = []
    for value in values:
        waiting.append(value)
        if len(waiting) % GROUP == 0 and len(set(waiting)) > 1:
            told.update(waiting)
            waiting.clear()
    return told


def at_least(count: int) -> int:
    """Return a count as it is told: of five, ten, fifteen ...; 0 says fewer than five."""
    return count - count % GROUP
