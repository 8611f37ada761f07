"""What a worker does for this feature, by the clock."""

from django.utils.translation import gettext_lazy as _

from turnabout.clock import current_time
from turnabout.core.jobs.kinds import Tell, job


@job(_("Remind pairs of their sessions"), at_times="*/5 * * * *")
def remind_pairs(_tell: Tell) -> None:
    """Write the reminders whose time is there. Begun again, it writes those that are missing."""
    from turnabout.meetings.reminding import remind  # noqa: PLC0415 - letters ask for templates

    remind(at=current_time())


@job(_("Take the dates of pairs that no longer meet out of calendars"), at_times="*/15 * * * *")
def clear_calendars(_tell: Tell) -> None:
    """Call off what no longer takes place."""
    from turnabout.meetings.ending import clear_dates  # noqa: PLC0415 - as above

    clear_dates(at=current_time())
