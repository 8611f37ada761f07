"""What a worker does for this feature, by the clock; the same each day, whatever there is."""

from django.utils.translation import gettext_lazy as _

from turnabout.clock import current_day, current_time
from turnabout.core.jobs.kinds import Tell, job


@job(_("Write the letters of the morning"), at_times="30 5 * * *")
def write_to_contacts(_tell: Tell) -> None:
    """Tell contacts what is there to open, and what is due."""
    from turnabout.concerns.reminding import tell_contacts  # noqa: PLC0415 - letters ask for templates

    tell_contacts(at=current_time(), today=current_day())


@job(_("Erase what was kept for a year"), at_times="40 3 * * *")
def forget_what_was_closed(_tell: Tell) -> None:
    """Erase concerns that were closed a year ago."""
    from turnabout.concerns.forgetting import forget_closed  # noqa: PLC0415 - as above

    forget_closed(today=current_day())
