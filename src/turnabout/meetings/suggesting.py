"""Which dates to suggest: in the rhythm of the program, when both are free and neither is away."""

import datetime as dt
from collections.abc import Iterable

from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.rules import possible_dates
from turnabout.meetings.away import is_away
from turnabout.meetings.models import Away, Meeting
from turnabout.meetings.rules import clock_of, is_free
from turnabout.pairs.models import Pair

WEEKS_TO_CHOOSE = 3
MOST = 4
INSTEAD = 3
"""How many dates are offered in place of one."""

AT_REST = {(12, 24), (12, 25), (12, 26), (12, 31), (1, 1)}
"""Months and days on which hardly anybody works, wherever they are: none is proposed on them."""

NOTICE = dt.timedelta(hours=24)
"""Nobody is asked to come sooner than that."""


def suggested_dates(
    pair: Pair, *, at: dt.datetime, after: Meeting | None, away: Iterable[Away] = ()
) -> list[dt.datetime]:
    """Return up to four moments in UTC, the earliest first.

    They begin a week before the rhythm asks for the next session, or tomorrow where that is past.
    Load the pair with both people and the program.
    """
    first = _first_day(pair, at=at, after=after)
    soon = at + NOTICE
    fitting = fitting_dates(pair, first=first, weeks=WEEKS_TO_CHOOSE, away=away)
    return [moment for moment in fitting if moment >= soon][:MOST]


def dates_instead(
    meeting: Meeting,
    *,
    at: dt.datetime,
    away: Iterable[Away] = (),
    before: dt.datetime | None = None,
) -> list[dt.datetime]:
    """Return up to three moments in UTC to move a date to: the next ones, each on another day.

    The first is soon after the date itself, or tomorrow where that is past; all come `before` the
    next session. Where days run short, a day is offered with several of its hours.
    """
    soon = max(at + NOTICE, meeting.starts_at)
    fitting = fitting_dates(meeting.pair, first=soon.date(), weeks=2 * WEEKS_TO_CHOOSE, away=away)
    later = [moment for moment in fitting if moment > soon and (not before or moment < before)]
    clock = clock_of(meeting.pair.mentee)
    by_day = {moment.astimezone(clock).date(): moment for moment in reversed(later)}
    on_other_days = sorted(by_day.values())[:INSTEAD]
    others = [moment for moment in later if moment not in on_other_days]
    return sorted([*on_other_days, *others[: INSTEAD - len(on_other_days)]])


def fitting_dates(
    pair: Pair, *, first: dt.date, weeks: int, away: Iterable[Away] = ()
) -> list[dt.datetime]:
    """Return each moment in UTC, from a day on, at which both are free and neither is away."""
    minutes = pair.cohort.program.minutes
    both = (pair.mentor, pair.mentee)
    stretches = list(away)
    found = {moment for one in both for moment in _theirs(one, first, weeks, minutes=minutes)}
    return [moment for moment in sorted(found) if suits(pair, moment, away=stretches)]


def suits(pair: Pair, moment: dt.datetime, *, away: Iterable[Away]) -> bool:
    """Return whether both are free at a moment, each by their own clock, and neither is away."""
    minutes = pair.cohort.program.minutes
    both = (pair.mentor, pair.mentee)
    is_work = all(_is_working_day(moment.astimezone(clock_of(one))) for one in both)
    free = is_work and all(is_free(one, moment, minutes=minutes) for one in both)
    return free and not is_away(pair, moment, away)


def _is_working_day(shown: dt.datetime) -> bool:
    return (shown.month, shown.day) not in AT_REST


def _first_day(pair: Pair, *, at: dt.datetime, after: Meeting | None) -> dt.date:
    program, cohort = pair.cohort.program, pair.cohort
    if after is None:
        return max(at.date(), cohort.starts_on)
    return max(at, after.starts_at + dt.timedelta(weeks=program.weeks_between - 1)).date()


def _theirs(one: Enrollment, first: dt.date, weeks: int, *, minutes: int) -> set[dt.datetime]:
    """Return when one of the two could begin, in UTC."""
    choices = possible_dates(
        one.slots,
        zone=clock_of(one),
        first=first,
        last=first + dt.timedelta(weeks=weeks),
        weeks_between=weeks,
        sessions=1,
        minutes=minutes,
    )
    return {moment.astimezone(dt.UTC) for moment in choices[0]}
