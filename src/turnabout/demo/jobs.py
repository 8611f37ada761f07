"""What a worker does for the demo, and for nobody else."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.core.jobs.kinds import JobFault, Tell, job

HOUR = 3
"""The hour of the day, in UTC, at which the demo starts anew."""


@job(gettext_lazy("Start the demo anew"), at_times=f"0 {HOUR} * * *" if settings.DEMO else "")
def start_demo_anew(_tell: Tell) -> None:
    """Make the demo as it was at the start; elsewhere the clock never asks, and nothing is done."""
    from turnabout.demo.beginning import start_anew  # noqa: PLC0415 - the engine takes a second
    from turnabout.demo.making import NoDemoHereError  # noqa: PLC0415 - as above

    try:
        start_anew(at=timezone.now())
    except NoDemoHereError:
        raise JobFault(_("This is no demo: nothing was erased.")) from None
