"""What a worker does about nudges: each quarter of an hour it looks whom to write to."""

from django.utils.translation import gettext_lazy as _

from turnabout.clock import current_time
from turnabout.core.jobs.kinds import Tell, job
from turnabout.nudges.nudging import nudge_everybody


@job(_("Nudge whoever can act"), at_times="*/15 * * * *")
def nudge_all(_tell: Tell) -> None:
    """Tell people of what waits in their pairs, in one letter a day at most."""
    nudge_everybody(at=current_time())
