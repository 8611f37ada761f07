"""What stands in the way of a lottery: features above add why it is too late for one."""

import datetime as dt
from collections.abc import Callable

from django.utils.translation import gettext as _

from turnabout.programs.models import Cohort

TOO_LATE: list[Callable[[Cohort], str]] = []
"""Each returns why a cohort can no longer draw who takes part, or nothing."""


def why_no_lottery(cohort: Cohort, *, at: dt.datetime) -> str:
    """Return why no lottery can be sealed for this cohort, or nothing."""
    if cohort.finished_at and cohort.finished_at <= at:
        return _("This cohort is finished.")
    if not cohort.closed_at:
        return _("Close sign-up first: a lottery is drawn among everybody who signed up.")
    return next((reason for tell in TOO_LATE if (reason := tell(cohort))), "")
