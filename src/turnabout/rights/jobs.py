"""What a worker does for this feature."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.clock import current_time
from turnabout.core.jobs.kinds import JobFault, Tell, job
from turnabout.rights.download.making import make
from turnabout.rights.keeping.doing import erase_due
from turnabout.rights.keeping.nightly import keep_limits
from turnabout.rights.models import Download


@job(gettext_lazy("Gather everything about somebody, for them"))
def make_download(tell: Tell, *, download: int) -> None:
    """Make a download. Begun again after a crash, it is made anew."""
    found = Download.objects.select_related("person").filter(pk=download).first()
    if found is None:
        raise JobFault(_("Another one was asked for since."))
    if found.made_at is None:
        make(found, at=current_time(), tell=tell)


@job(gettext_lazy("Erase whoever asked for it a week ago"), at_times="5 * * * *")
def erase_who_asked(_tell: Tell) -> None:
    """Erase people whose time to think is over."""
    erase_due(at=current_time())


@job(gettext_lazy("Erase what is kept no longer"), at_times="0 4 * * *")
def keep_all_limits(tell: Tell) -> None:
    """Keep every limit of the register."""
    keep_limits(at=current_time(), tell=tell)
