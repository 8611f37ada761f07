"""What a worker does for this feature."""

from django.utils.translation import gettext_lazy as _

from turnabout.channels.notes import erase_old_notes
from turnabout.clock import current_time
from turnabout.core.jobs.kinds import Tell, job


@job(_("Erase private notes of pairs that ended 90 days ago"), at_times="40 3 * * *")
def forget_notes(_tell: Tell) -> None:
    """Erase private notes that their authors did not take along."""
    erase_old_notes(at=current_time())
