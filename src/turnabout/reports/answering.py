"""How many answered what they were asked: in fives, and never what."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from turnabout.closing.models import FitCheck, Midpoint
from turnabout.closing.rules import at_least
from turnabout.pairs.models import Pair
from turnabout.programs.models import Cohort


class Rate(NamedTuple):
    """One round of questions: at least so many answered, of so many whom it is for."""

    title: str
    answered: int
    of: int


def rates_of(cohort: Cohort) -> list[Rate]:
    """Return how many answered each round, of both sides together."""
    seats = 2 * Pair.objects.filter(cohort=cohort).count()
    fits = FitCheck.objects.filter(pair__cohort=cohort).count()
    middles = Midpoint.objects.filter(pair__cohort=cohort).count()
    return [
        Rate(_("Does it fit (after session 2)"), at_least(fits), seats),
        Rate(_("Mid-point (after session 3)"), at_least(middles), seats),
    ]
