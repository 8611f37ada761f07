"""Waves open and close by themselves, by the dates of their cohort."""

import datetime as dt
import random
import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from turnabout.core.history import remember
from turnabout.growth.asking import drawn_in, who_is_asked
from turnabout.growth.items import BEFORE_AND_END, Number
from turnabout.growth.models import OwnScale, Sheet, Wave, WaveKey
from turnabout.pairs.days import day_at
from turnabout.pairs.models import Pair, Preview
from turnabout.people.models import Person
from turnabout.programs.models import Cohort

DAY = dt.timedelta(days=1)
WEEK = dt.timedelta(weeks=1)
HALF_A_YEAR = dt.timedelta(days=182)
LONGEST = 8 * WEEK
"""So long a wave can be open at most, however often it is extended."""

Days = tuple[dt.date, dt.date]

SHUFFLE = random.SystemRandom().shuffle


class CannotExtendError(Exception):
    """The wave is over, or cannot be open so long."""


def dates_of(cohort: Cohort) -> dict[Number, Days]:
    """Return from when to when each wave is open, where nothing happens in between.

    Before: from sign-up until a week after it, or the day before the cohort starts. In the middle:
    two weeks from half-time. At the end: from a week before it for three weeks. After: three weeks,
    half a year later.
    """
    opened = day_at(cohort.opened_at) if cohort.opened_at else cohort.sign_up_closes_on
    half = cohort.starts_on + (cohort.ends_on - cohort.starts_on) / 2
    end, after = cohort.ends_on - WEEK, cohort.ends_on + HALF_A_YEAR
    last = min(cohort.sign_up_closes_on + WEEK, cohort.starts_on - DAY)
    return {
        Number.BEFORE: (min(opened, last), last),
        Number.MIDDLE: (half, half + 2 * WEEK),
        Number.END: (end, end + 3 * WEEK),
        Number.AFTER: (after, after + 3 * WEEK),
    }


def plan_waves(cohort: Cohort) -> None:
    """Let a cohort have its four waves; those it has stay as they are."""
    known = set(cohort.waves.values_list("number", flat=True))
    Wave.objects.bulk_create(
        [
            Wave(cohort=cohort, number=number, opens_on=opens, closes_on=closes)
            for number, (opens, closes) in dates_of(cohort).items()
            if number not in known
        ],
        ignore_conflicts=True,
    )


def keep_time(*, at: dt.datetime) -> None:
    """Plan, close and open what it is time for. Done twice, it does nothing the second time."""
    for cohort in Cohort.objects.filter(opened_at__isnull=False).exclude(waves__number=3):
        plan_waves(cohort)
    today = day_at(at)
    for wave in Wave.objects.filter(closed_at__isnull=True).select_related("cohort"):
        if is_over(wave, today=today):
            close_wave(wave, at=at)
        elif not wave.opened_at and wave.opens_on <= today:
            open_wave(wave, at=at)


def is_over(wave: Wave, *, today: dt.date) -> bool:
    """Return whether nobody can answer any more: its last day is past, or places are known."""
    if wave.number == Number.BEFORE and are_places_known(wave.cohort):
        return True
    return today > wave.closes_on


def are_places_known(cohort: Cohort) -> bool:
    """Return whether anybody can know their place: what comes after that is no baseline."""
    return (
        Pair.objects.filter(cohort=cohort).exists()
        or Preview.objects.filter(cohort=cohort).exists()
        or bool(drawn_in(cohort))
    )


@transaction.atomic
def open_wave(wave: Wave, *, at: dt.datetime) -> bool:
    """Return whether the wave opens now, with the scales of its program as they are from now on.

    Everyone's key is made now and in an order of chance, so that no order tells who answers.
    """
    waiting = Wave.objects.filter(pk=wave.pk, opened_at__isnull=True, closed_at__isnull=True)
    if not waiting.update(opened_at=at):
        return False
    wave.opened_at = at
    if wave.number in BEFORE_AND_END:
        scales = OwnScale.objects.standing().filter(program=wave.cohort.program_id)
        wave.scales.set(scales)
        scales.filter(frozen_at__isnull=True).update(frozen_at=at)
    make_keys(wave)
    return True


def make_keys(wave: Wave) -> None:
    """Make the keys that are missing of those who are asked."""
    asked = {one.enrollment.pk for one in who_is_asked(wave)}
    known = WaveKey.objects.filter(enrollment__cohort=wave.cohort_id)
    missing = list(asked - set(known.values_list("pk", flat=True)))
    SHUFFLE(missing)
    keys = [WaveKey(enrollment_id=pk, code=secrets.token_hex(16), done="[]") for pk in missing]
    WaveKey.objects.bulk_create(keys, ignore_conflicts=True)


@transaction.atomic
def close_wave(wave: Wave, *, at: dt.datetime) -> bool:
    """Return whether the wave closes now; its sheets are written anew, in an order of chance."""
    Wave.objects.select_for_update().get(pk=wave.pk)  # somebody may answer at this moment
    if not Wave.objects.filter(pk=wave.pk, closed_at__isnull=True).update(closed_at=at):
        return False
    wave.closed_at = at
    sheets = [(sheet.code, sheet.answers) for sheet in wave.sheets.all()]
    wave.sheets.all().delete()
    SHUFFLE(sheets)
    Sheet.objects.bulk_create(
        [Sheet(wave=wave, code=code, answers=answers) for code, answers in sheets]
    )
    Wave.objects.filter(pk=wave.pk).update(answered=len(sheets))
    return True


@transaction.atomic
def extend(wave: Wave, until: dt.date, *, by: Person, at: dt.datetime) -> None:
    """Let a wave be open until a later day. CannotExtendError."""
    if wave.closed_at or until <= wave.closes_on:
        raise CannotExtendError(_("Choose a day after the one on which it closes now."))
    if until - wave.opens_on > LONGEST:
        raise CannotExtendError(_("A wave is open for eight weeks at most."))
    if wave.number == Number.BEFORE and until >= wave.cohort.starts_on:
        raise CannotExtendError(_("The first wave ends before the cohort starts."))
    if not Wave.objects.filter(pk=wave.pk, closed_at__isnull=True).update(closes_on=until):
        raise CannotExtendError(_("This wave is closed."))
    remember(wave, "extend", by=by, at=at, detail={"until": until.isoformat()})


def count_answers() -> None:
    """Note how many have answered in each open wave, as of this night."""
    for wave in Wave.objects.open():
        Wave.objects.filter(pk=wave.pk).update(answered=wave.sheets.count())


@transaction.atomic
def destroy_keys(cohort: Cohort) -> int:
    """Return how many keys are gone now, and with them the answers that lay under their codes.

    What was released stays; what people keep of their own growth is theirs and stays.
    """
    Sheet.objects.filter(wave__cohort=cohort).delete()
    return WaveKey.objects.filter(enrollment__cohort=cohort).delete()[0]


def destroy_old_keys() -> None:
    """Destroy the keys of the cohorts whose last wave is released, or was left out."""
    last = Wave.objects.filter(number=Number.AFTER, closed_at__isnull=False)
    over = last.exclude(opened_at__isnull=False, frozen_at__isnull=True).values("cohort")
    for cohort in Cohort.objects.filter(
        pk__in=over, enrollments__wave_key__isnull=False
    ).distinct():
        destroy_keys(cohort)
