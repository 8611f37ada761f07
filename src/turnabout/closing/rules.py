"""When it is time for what, in the life of a pair; and groups of five."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from turnabout.pairs.models import Pair

FIT_AFTER = 2
MIDPOINT_AFTER = 3
"""After which session each side is asked how it goes."""

NEAR = dt.timedelta(weeks=2)
"""So long before the end date the closing opens, whatever was held."""

GROUP = 5
"""Nothing that people answered is shown of fewer than so many."""


def sessions_held(pair: Pair) -> int:
    """Return how often the two met. No query, where the pair comes with its dates."""
    return sum(meeting.is_met for meeting in pair.meetings.all())


def is_fit_time(pair: Pair) -> bool:
    """Return whether both may say how it fits."""
    return sessions_held(pair) >= FIT_AFTER


def is_midpoint(pair: Pair) -> bool:
    """Return whether both may say where they go from the middle."""
    return sessions_held(pair) >= MIDPOINT_AFTER


def is_closing_time(pair: Pair, today: dt.date) -> bool:
    """Return whether the last session was held, or the end date is near."""
    all_held = sessions_held(pair) >= pair.cohort.program.sessions
    return all_held or today >= pair.ends_on - NEAR


def in_fives(values: Iterable[str]) -> Counter[str]:
    """Return how often each was said among the first five, ten, fifteen ... in order.

    The next few answers change nothing until they are five: no difference tells of one person.
    """
    told = list(values)
    return Counter(told[: len(told) - len(told) % GROUP])


def at_least(count: int) -> int:
    """Return a count as it is told: of five, ten, fifteen ...; 0 says fewer than five."""
    return count - count % GROUP
