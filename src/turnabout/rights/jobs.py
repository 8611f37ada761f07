"""What a worker does for this feature."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.clock import current_time
from turnabout.core.jobs.kinds import JobFault, Tell, job
from turnabout.rights.download.making import make
from turnabout.rights.models import Download


@job(gettext_lazy("Gather everything about somebody, for them"))
def make_download(tell: Tell, *, download: int) -> None:
    """Make a download. Begun again after a crash, it is made anew."""
    found = Download.objects.select_related("person").filter(pk=download).first()
    if found is None:
        raise JobFault(_("Another one was asked for since."))
    if found.made_at is None:
        make(found, at=current_time(), tell=tell)
