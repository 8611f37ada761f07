"""Free hours, dates and places on the ladder: what follows from plain values."""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import pairwise
from zoneinfo import ZoneInfo

Stretch = tuple[int, int]
"""Weekly free time: its start and end, in minutes since Monday 00:00."""

HOUR = 60
DAY = 24 * HOUR
WEEK = 7 * DAY


def merged(stretches: Iterable[Sequence[int]]) -> list[Stretch]:
    """Return the same time in order, with what touches or overlaps as one stretch."""
    result: list[Stretch] = []
    for start, end in sorted((one[0], one[1]) for one in stretches):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], end))
        else:
            result.append((start, end))
    return result


def is_week(stretches: Iterable[Sequence[int]]) -> bool:
    """Return whether each is a stretch of one week, none over another."""
    told = sorted((one[0], one[1]) for one in stretches)
    inside = all(0 <= start < end <= WEEK for start, end in told)
    return inside and all(one[1] <= other[0] for one, other in pairwise(told))


def has_room(stretches: Iterable[Sequence[int]], *, minutes: int) -> bool:
    """Return whether a session of so many minutes fits into the week without a break."""
    return any(end - start >= minutes for start, end in merged(stretches))


def starts_in_a_week(stretches: Iterable[Sequence[int]], *, minutes: int) -> list[int]:
    """Return when a session can begin, in minutes since Monday 00:00: each hour with room."""
    return [
        start for begin, end in merged(stretches) for start in range(begin, end - minutes + 1, HOUR)
    ]


def possible_dates(
    stretches: Iterable[Sequence[int]],
    *,
    zone: ZoneInfo,
    first: dt.date,
    last: dt.date,
    weeks_between: int,
    sessions: int,
    minutes: int,
) -> list[list[dt.datetime]]:
    """Return for each session when it could be: in its own weeks, from `first` to `last`.

    The first session has the weeks from `first` on, each later one the same number after it.
    """
    starts = starts_in_a_week(stretches, minutes=minutes)
    span = dt.timedelta(weeks=weeks_between)
    return [
        [
            moment
            for moment in _moments(starts, first + number * span, first + (number + 1) * span, zone)
            if moment.date() <= last
        ]
        for number in range(sessions)
    ]


def one_of_each(choices: Sequence[Sequence[dt.datetime]]) -> list[dt.datetime | None]:
    """Return a date for each session, as far as there are any: the same hour of the week if so."""
    first = next((dates[0] for dates in choices if dates), None)
    if first is None:
        return [None] * len(choices)
    return [_like(first, dates) for dates in choices]


def stands_where(height: int | None, *, up_to: int | None = None, least: int | None = None) -> bool:
    """Return whether a grade may take a role. One that has no place on the ladder yet may."""
    if height is None:
        return True
    return (up_to is None or height <= up_to) and (least is None or height >= least)


def _like(first: dt.datetime, dates: Sequence[dt.datetime]) -> dt.datetime | None:
    same = (one for one in dates if (one.weekday(), one.time()) == (first.weekday(), first.time()))
    return next(same, dates[0] if dates else None)


def _moments(
    starts: Sequence[int], begin: dt.date, end: dt.date, zone: ZoneInfo
) -> Iterable[dt.datetime]:
    days = (begin + dt.timedelta(days=number) for number in range((end - begin).days))
    for day in days:
        for start in starts:
            if start // DAY == day.weekday():
                hour, minute = divmod(start % DAY, HOUR)
                yield dt.datetime.combine(day, dt.time(hour, minute), tzinfo=zone)
