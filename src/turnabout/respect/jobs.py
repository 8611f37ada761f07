"""What a worker does for this feature, by the clock."""

from django.utils.translation import gettext_lazy as _

from turnabout.clock import current_time
from turnabout.core.jobs.kinds import Tell, job


@job(_("Release the pulse of a month that is over"), at_times="10 * * * *")
def release_pulses(_tell: Tell) -> None:
    """Release what is over. Begun again, it releases what is left."""
    from turnabout.respect.months import release_months  # noqa: PLC0415 - a solver is loaded

    release_months(at=current_time())
