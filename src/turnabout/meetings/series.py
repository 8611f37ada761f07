"""All the dates of a pair at once: a proposal for each session that has none, and the closing."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from turnabout.enrollment.models import HeldDate
from turnabout.meetings.models import Away, Meeting
from turnabout.meetings.rules import clock_of
from turnabout.meetings.suggesting import NOTICE, fitting_dates, suits
from turnabout.pairs.models import Pair

WEEK = dt.timedelta(weeks=1)
BEFORE, AFTER = 1, 3
"""How many weeks before and after the day that the rhythm asks for a date is looked for."""


class Proposed(NamedTuple):
    """A session without a date, and the moment proposed for it; None where nothing suits both."""

    number: int
    starts_at: dt.datetime | None


def sessions_of(pair: Pair) -> range:
    """Return the numbers of the sessions of a pair; the last one is the closing."""
    return range(1, pair.cohort.program.sessions + 2)


def undated(pair: Pair, taken: Iterable[int]) -> list[int]:
    """Return which sessions have no date, where these have one."""
    known = set(taken)
    return [number for number in sessions_of(pair) if number not in known]


def held_at_sign_up(pair: Pair) -> dict[int, dt.datetime]:
    """Return the dates that the mentee held before anybody was paired, by session."""
    held = HeldDate.objects.filter(enrollment=pair.mentee_id)
    return dict(held.values_list("number", "starts_at"))


def proposed_series(
    pair: Pair,
    dated: Iterable[Meeting],
    *,
    held: Mapping[int, dt.datetime],
    away: Iterable[Away],
    at: dt.datetime,
) -> list[Proposed]:
    """Return a date for each session without one, in order, in the rhythm of the program.

    A date that the mentee held at sign-up comes first, where it suits the mentor too. Else it is
    the one nearest to the rhythm at which both are free and neither is away; of several the one
    at the hour of the session before. `dated` are the sessions that have a date.
    """
    stretches, known = list(away), {one.number: one.starts_at for one in dated}
    series: list[Proposed] = []
    for number in sessions_of(pair):
        if number in known:
            continue
        before = max((when for one, when in known.items() if one < number), default=None)
        limit = min((when for one, when in known.items() if one > number), default=None)
        moment = held.get(number)
        if moment is None or not _may(pair, moment, before, limit, away=stretches, at=at):
            moment = _nearest(pair, before, limit, away=stretches, at=at)
        series.append(Proposed(number, moment))
        if moment:
            known[number] = moment
    return series


def _may(
    pair: Pair,
    moment: dt.datetime,
    before: dt.datetime | None,
    limit: dt.datetime | None,
    *,
    away: list[Away],
    at: dt.datetime,
) -> bool:
    """Return whether a held date suits: in order, not in too few days after the session before."""
    earliest = before + WEEK if before else at + NOTICE
    in_order = moment >= max(earliest, at + NOTICE) and (limit is None or moment < limit)
    return in_order and suits(pair, moment, away=away)


def _nearest(
    pair: Pair,
    before: dt.datetime | None,
    limit: dt.datetime | None,
    *,
    away: list[Away],
    at: dt.datetime,
) -> dt.datetime | None:
    asked = _asked_for(pair, before, at=at)
    soon = at + NOTICE if before is None else max(at + NOTICE, before + dt.timedelta(days=1))
    first = max(asked.date() - BEFORE * WEEK, soon.date(), pair.cohort.starts_on)
    fitting = fitting_dates(pair, first=first, weeks=BEFORE + AFTER, away=away)
    may = [one for one in fitting if one >= soon and (limit is None or one < limit)]
    return min(may, key=lambda one: (abs(one - asked), one), default=None)


def _asked_for(pair: Pair, before: dt.datetime | None, *, at: dt.datetime) -> dt.datetime:
    """Return when the rhythm wants the session: at the same hour, whatever clocks do meanwhile."""
    clock = clock_of(pair.mentee)
    if before is None:
        starts = dt.datetime.combine(pair.cohort.starts_on, dt.time(), tzinfo=clock)
        return max(at + NOTICE, starts)
    shown = before.astimezone(clock) + pair.cohort.program.weeks_between * WEEK
    return max(at + NOTICE, shown.astimezone(dt.UTC))
