"""Nudges are written: what waits for somebody in one letter a day, at an hour that suits them."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import groupby
from operator import attrgetter

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from turnabout.enrollment.models import Enrollment
from turnabout.meetings.away import is_away
from turnabout.meetings.models import Away
from turnabout.meetings.rules import clock_of
from turnabout.nudges.due import Due, due
from turnabout.nudges.letters import tell_of_nudges, was_told_on
from turnabout.nudges.models import Nudge, QuietHours
from turnabout.nudges.rules import is_quiet_hour
from turnabout.nudges.words import said
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.people.speaking import language_of

Pairs = Mapping[int, Pair]


def nudge_everybody(*, at: dt.datetime) -> int:
    """Return how many people are written to now, in all cohorts that have not finished."""
    found = due(Pair.objects.open().filter(cohort__finished_at__isnull=True), at=at)
    pairs = Pair.objects.with_people().in_bulk({one.pair for one in found})
    people = Person.objects.select_related("quiet_hours").in_bulk({one.person for one in found})
    away = _away(pairs, at=at)
    by_person = groupby(found, key=attrgetter("person"))
    return sum(
        _nudge(people[number], list(theirs), pairs, away=away, at=at)
        for number, theirs in by_person
    )


def _nudge(
    person: Person, found: Sequence[Due], pairs: Pairs, *, away: Iterable[Away], at: dt.datetime
) -> bool:
    """Return whether somebody is told now of what waits for them.

    Not during their quiet hours, not twice a day, and of no pair of which one is away: what waits
    is told later, if it still waits then.
    """
    theirs = [one for one in found if not is_away(pairs[one.pair], at, away)]
    if not theirs:
        return False
    shown = at.astimezone(clock_of(_seat(pairs[theirs[0].pair], person)))
    if _wants_silence(person, shown) or was_told_on(shown.date(), person):
        return False
    with suppress(IntegrityError), transaction.atomic():  # another worker was quicker
        _tell(person, theirs, pairs, day=shown.date(), at=at)
        return True
    return False


def _tell(
    person: Person, found: Sequence[Due], pairs: Pairs, *, day: dt.date, at: dt.datetime
) -> None:
    """Write one letter of all that waits; what somebody was told of is never told again."""
    Nudge.objects.bulk_create(_as_rows(found, at=at))
    with translation.override(language_of(person)):
        sentences = [_said(one, pairs[one.pair], person, at=at) for one in found]
    tell_of_nudges(person, sentences, address=_address(found), day=day, at=at)


def _away(pairs: Pairs, *, at: dt.datetime) -> list[Away]:
    """Return the days away of everybody in these pairs, whom one would wait for as well."""
    both = [one.person for pair in pairs.values() for one in (pair.mentor, pair.mentee)]
    return list(Away.objects.of_any(both).from_day(at.date() - dt.timedelta(days=1)))


def _wants_silence(person: Person, shown: dt.datetime) -> bool:
    hours = getattr(person, "quiet_hours", None) or QuietHours()
    return is_quiet_hour(shown, begins=hours.begins, ends=hours.ends, at_weekends=hours.at_weekends)


def _as_rows(found: Iterable[Due], *, at: dt.datetime) -> list[Nudge]:
    return [
        Nudge(person_id=one.person, pair_id=one.pair, kind=one.kind, occasion=one.occasion, at=at)
        for one in found
    ]


def _said(one: Due, pair: Pair, person: Person, *, at: dt.datetime) -> str:
    me = _seat(pair, person)
    other = pair.mentee if me == pair.mentor else pair.mentor
    return said(
        one.kind, other=other.person.first_name, moment=one.moment, clock=clock_of(me), at=at
    )


def _seat(pair: Pair, person: Person) -> Enrollment:
    return pair.mentor if pair.mentor.person_id == person.pk else pair.mentee


def _address(found: Sequence[Due]) -> str:
    """Return the page of the only pair that is meant, or that of all."""
    pairs = {one.pair for one in found}
    return reverse("pair", args=[pairs.pop()]) if len(pairs) == 1 else reverse("pairs")
