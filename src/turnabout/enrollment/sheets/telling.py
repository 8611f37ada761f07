"""Telling people that they are signed up from a sheet: one letter each, if the coordinator says."""

from django.utils.translation import gettext_lazy as _

from turnabout.core.jobs import Tell, job
from turnabout.enrollment.letters import tell_of_sign_up
from turnabout.enrollment.models import Enrollment, SignUpSheet


@job(_("Write to everyone who is signed up from a sheet"))
def tell_signed_up(tell: Tell, *, sheet: int) -> None:
    """Write to everyone whom a sheet has signed up; to each once."""
    found = SignUpSheet.objects.get(pk=sheet)
    of_sheet = Enrollment.objects.standing().filter(sheet=found)
    signed_up = list(of_sheet.select_related("person", "cohort__program"))
    for count, one in enumerate(signed_up, start=1):
        if found.applied_at:
            tell_of_sign_up(one, at=found.applied_at)
        tell(count, len(signed_up))
