"""The letters of waves: to everyone who is asked, never to those alone who have not answered."""

import datetime as dt
from collections.abc import Iterable

from django.conf import settings

from turnabout.core.mail.outbox import Post, post_all
from turnabout.core.models import Letter
from turnabout.enrollment.models import Enrollment
from turnabout.growth.asking import who_is_asked
from turnabout.growth.models import Wave
from turnabout.meetings.models import Away
from turnabout.meetings.rules import clock_of
from turnabout.pairs.days import day_at
from turnabout.people.speaking import language_of

OPENS, CLOSES = "wave_opens", "wave_closes"

REMIND = dt.timedelta(days=4)
"""So long before its last day everyone is reminded of a wave."""

AWAKE = range(8, 18)
"""The hours of one's own clock at which such letters are written."""


def write_letters(*, at: dt.datetime) -> None:
    """Write to everyone who is asked that a wave is open, and once more before it closes.

    Who is away, or asleep, is written to when they are back.
    """
    for wave in Wave.objects.open().select_related("cohort__program"):
        tell(wave, OPENS, at=at)
        if day_at(at) >= max(wave.closes_on - REMIND, wave.opens_on + REMIND):
            tell(wave, CLOSES, at=at)


def tell(wave: Wave, kind: str, *, at: dt.datetime) -> None:
    """Write one kind of letter to all who are asked, and to nobody twice."""
    asked = {_key(kind, wave, one.enrollment): one.enrollment for one in who_is_asked(wave)}
    known = set(Letter.objects.filter(kind=kind, key__in=asked).values_list("key", flat=True))
    fresh = {key: one for key, one in asked.items() if key not in known}
    there = _who_is_there(fresh.values(), at=at)
    post_all((_post(wave, kind, key, one) for key, one in fresh.items() if one.pk in there), at=at)


def _post(wave: Wave, kind: str, key: str, one: Enrollment) -> Post:
    facts = {
        "name": one.person.first_name,
        "program": wave.cohort.program.name,
        "until": wave.closes_on,
        "address": f"{settings.SITE}/questions/{one.pk}/{wave.number}/",
    }
    return Post(kind, one.person.email, key, facts, language_of(one.person), wave.cohort.program)


def _who_is_there(people: Iterable[Enrollment], *, at: dt.datetime) -> set[int]:
    """Return the sign-ups of those who are neither away nor asleep, by number."""
    everyone = list(people)
    away = set(
        Away.objects.on(at.date())
        .filter(person__in=[one.person_id for one in everyone])
        .values_list("person", flat=True)
    )
    return {
        one.pk
        for one in everyone
        if one.person_id not in away and at.astimezone(clock_of(one)).hour in AWAKE
    }


def _key(kind: str, wave: Wave, one: Enrollment) -> str:
    return f"{kind} {wave.pk} {one.pk}"
