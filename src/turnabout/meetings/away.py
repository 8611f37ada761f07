"""Being away: said by oneself, for one's own days. Dates keep clear of them, reminders rest."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from turnabout.enrollment.models import Enrollment
from turnabout.meetings.models import Away
from turnabout.meetings.models.away import LONGEST
from turnabout.meetings.rules import clock_of
from turnabout.pairs.models import Pair
from turnabout.people.models import Person

MOST = 50


class WrongDaysError(Exception):
    """Days on which nobody can be away."""


@transaction.atomic
def be_away(person: Person, first: dt.date, last: dt.date, *, at: dt.datetime) -> Away:
    """Return from when to when somebody is away: each of these days. WrongDaysError."""
    if last < first:
        raise WrongDaysError(_("The last day comes before the first."))
    if last < at.date() - dt.timedelta(days=1):
        raise WrongDaysError(_("That is past. Say when you will be away."))
    if last - first > LONGEST:
        raise WrongDaysError(_("That is more than a year. Say the days of this year first."))
    if Away.objects.of(person).from_day(at.date()).count() >= MOST:
        raise WrongDaysError(_("That is very much. Take some away first."))
    days = {"person": person, "first_day": first, "last_day": last}
    return Away.objects.get_or_create(**days, defaults={"said_at": at})[0]


def be_here(person: Person, pk: int) -> bool:
    """Return whether one stretch of days of this person is taken back."""
    return bool(Away.objects.of(person).filter(pk=pk).delete()[0])


def away_from(pair: Pair, *, at: dt.datetime) -> list[Away]:
    """Return when either of a pair is away from now on."""
    both = (pair.mentor.person, pair.mentee.person)
    return list(Away.objects.of_any(both).from_day(at.date() - dt.timedelta(days=1)))


def until(one: Enrollment, away: Iterable[Away], *, at: dt.datetime) -> dt.date | None:
    """Return the last day of somebody's absence today, on their own clock; None who is here.

    Stretches that touch are one. Those of others count for nothing.
    """
    here = at.astimezone(clock_of(one)).date()
    day, last = here, None
    theirs = [stretch for stretch in away if stretch.person_id == one.person_id]
    while found := [stretch.last_day for stretch in theirs if stretch.covers(day)]:
        last = max(found)
        day = last + dt.timedelta(days=1)
    return last


def is_away(pair: Pair, moment: dt.datetime, away: Iterable[Away]) -> bool:
    """Return whether either of the two is away then, each on their own clock."""
    days = {
        one.person_id: moment.astimezone(clock_of(one)).date() for one in (pair.mentor, pair.mentee)
    }
    return any(
        stretch.person_id in days and stretch.covers(days[stretch.person_id]) for stretch in away
    )
