"""Which dates to suggest: in the rhythm of the program, when both said that they are free."""

import datetime as dt

from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.rules import possible_dates
from turnabout.meetings.models import Meeting
from turnabout.meetings.rules import clock_of, is_free
from turnabout.pairs.models import Pair

WEEKS_TO_CHOOSE = 3
MOST = 4
NOTICE = dt.timedelta(hours=24)
"""Nobody is asked to come sooner than that."""


def suggested_dates(pair: Pair, *, at: dt.datetime, after: Meeting | None) -> list[dt.datetime]:
    """Return up to four moments in UTC, the earliest first.

    They begin a week before the rhythm asks for the next session, or tomorrow where that is past.
    Load the pair with both people and the program.
    """
    minutes = pair.cohort.program.minutes
    both = (pair.mentor, pair.mentee)
    first = _first_day(pair, at=at, after=after)
    found = {moment for one in both for moment in _theirs(one, first=first, minutes=minutes)}
    soon = at + NOTICE
    fitting = [
        moment
        for moment in sorted(found)
        if moment >= soon and all(is_free(one, moment, minutes=minutes) for one in both)
    ]
    return fitting[:MOST]


def _first_day(pair: Pair, *, at: dt.datetime, after: Meeting | None) -> dt.date:
    program, cohort = pair.cohort.program, pair.cohort
    if after is None:
        return max(at.date(), cohort.starts_on)
    return max(at, after.starts_at + dt.timedelta(weeks=program.weeks_between - 1)).date()


def _theirs(one: Enrollment, *, first: dt.date, minutes: int) -> set[dt.datetime]:
    """Return when one of the two could begin, in UTC."""
    span = dt.timedelta(weeks=WEEKS_TO_CHOOSE)
    choices = possible_dates(
        one.slots,
        zone=clock_of(one),
        first=first,
        last=first + span,
        weeks_between=WEEKS_TO_CHOOSE,
        sessions=1,
        minutes=minutes,
    )
    return {moment.astimezone(dt.UTC) for moment in choices[0]}
