"""Reminders: three days and one hour before a session, to each on their own clock.

A letter is written while its time is there: from three days before a date until two days before,
and from an hour before until twenty minutes before. What is later than that is dropped. The key of
a letter names the date it is about, so that however often the clock asks, whichever process dies,
each of the two is reminded of a date once.
"""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from turnabout.core.mail.outbox import Post, drop_stale, post_all
from turnabout.meetings.away import is_away
from turnabout.meetings.letters import IN_AN_HOUR, IN_DAYS, reminder
from turnabout.meetings.models import Away, Meeting, MeetingQuerySet
from turnabout.meetings.where import the_template
from turnabout.programs.models import Side

AT_ONCE = 100
"""Dates of which the letters are written in one transaction."""


class Occasion(NamedTuple):
    """When to remind: so long before a date, and until when that still helps."""

    kind: str
    ahead: dt.timedelta
    until: dt.timedelta


OCCASIONS = (
    Occasion(IN_DAYS, ahead=dt.timedelta(days=3), until=dt.timedelta(days=2)),
    Occasion(IN_AN_HOUR, ahead=dt.timedelta(hours=1), until=dt.timedelta(minutes=20)),
)


def remind(*, at: dt.datetime) -> int:
    """Return of how many dates both are reminded now; letters that come too late are dropped."""
    drop_stale(at=at)
    template = the_template()
    return sum(_remind(one, template, at=at) for one in OCCASIONS)


def due(occasion: Occasion, *, at: dt.datetime) -> MeetingQuerySet:
    """Return the dates of which it is time to remind; not those that were told of since."""
    told = Coalesce(F("moved_at"), F("planned_at"))
    soon = Meeting.objects.standing().in_open_pairs().annotate(told=told)
    return soon.filter(
        Q(starts_at__lte=at + occasion.ahead),
        Q(starts_at__gt=at + occasion.until),
        Q(told__lt=F("starts_at") - occasion.ahead),
    )


def _remind(occasion: Occasion, template: str, *, at: dt.datetime) -> int:
    numbers = list(due(occasion, at=at).values_list("pk", flat=True))
    batches = (numbers[start : start + AT_ONCE] for start in range(0, len(numbers), AT_ONCE))
    return sum(_write(occasion, batch, template, at=at) for batch in batches)


@transaction.atomic
def _write(occasion: Occasion, numbers: list[int], template: str, *, at: dt.datetime) -> int:
    """Write the letters of dates that are still due: who moves one waits, and takes them back."""
    held = Meeting.objects.filter(pk__in=numbers).order_by("pk").select_for_update()
    known = due(occasion, at=at).filter(pk__in=[one.pk for one in held])
    away = _away(known)
    meetings = [one for one in known.with_people() if not _rests(one, away=away, at=at)]
    post_all((post for one in meetings for post in _posts(occasion, one, template)), at=at)
    return len(meetings)


def _posts(occasion: Occasion, meeting: Meeting, template: str) -> Iterator[Post]:
    best_before = meeting.starts_at - occasion.until
    for side in Side:
        yield reminder(occasion.kind, meeting, side, template, best_before=best_before)


def _away(meetings: MeetingQuerySet) -> list[Away]:
    mentors, mentees = (meetings.order_by().values(f"pair__{side}__person") for side in Side)
    return list(Away.objects.filter(Q(person__in=mentors) | Q(person__in=mentees)))


def _rests(meeting: Meeting, *, away: list[Away], at: dt.datetime) -> bool:
    """Return whether one of the two is away: now, or when they would meet."""
    return any(is_away(meeting.pair, moment, away) for moment in (at, meeting.starts_at))
