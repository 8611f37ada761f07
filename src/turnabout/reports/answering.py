"""How many answered what they were asked: in bands of five, and never what."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from turnabout.closing.models import FitCheck, Midpoint
from turnabout.growth.asking import who_is_asked
from turnabout.growth.bands import answered_in_bands
from turnabout.growth.models import Wave
from turnabout.pairs.models import Pair
from turnabout.programs.models import Cohort
from turnabout.reports.sources import wave_title


class Rate(NamedTuple):
    """One round of questions: at least so many answered, of so many whom it is for."""

    title: str
    answered: int
    of: int


def rates_of(cohort: Cohort) -> list[Rate]:
    """Return how many answered each round, of both sides together; never that all of them did."""
    seats = 2 * Pair.objects.filter(cohort=cohort).count()
    fits = FitCheck.objects.filter(pair__cohort=cohort).count()
    middles = Midpoint.objects.filter(pair__cohort=cohort).count()
    waves = Wave.objects.filter(cohort=cohort, opened_at__isnull=False).select_related("cohort")
    return [
        _rate(_("Does it fit (after session 2)"), fits, seats),
        _rate(_("Mid-point (after session 3)"), middles, seats),
        *(_rate(wave_title(one.number), one.answered, len(who_is_asked(one))) for one in waves),
    ]


def _rate(title: str, answered: int, of: int) -> Rate:
    return Rate(title, answered_in_bands(answered, of=of), of)
