"""The inbox is read every five minutes, where there is one."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from turnabout.clock import current_time
from turnabout.core.jobs.kinds import Tell, job
from turnabout.core.mail.inbox.mailbox import is_set
from turnabout.core.mail.inbox.reading import read_inbox


@job(_("Read the inbox"), at_times="*/5 * * * *" if settings.INBOX else "")
def look_into_inbox(_tell: Tell) -> None:
    """Read what arrived for the installation."""
    if is_set():
        read_inbox(at=current_time())
