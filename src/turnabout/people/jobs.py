"""What the people feature does behind the pages: long staff lists, and forgetting old ones."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from turnabout.clock import current_time
from turnabout.core.jobs import JobFault, Tell, job
from turnabout.people.models import Line, Person, StaffList
from turnabout.people.staff_lists.applying import apply
from turnabout.people.staff_lists.comparing import compare
from turnabout.people.staff_lists.faults import StaffListFault
from turnabout.people.staff_lists.taking import throw_away
from turnabout.people.staff_lists.undoing import undo

WAITS = dt.timedelta(days=7)
"""How long a list that nobody applies is kept."""

CAN_BE_UNDONE = dt.timedelta(days=30)
"""How long it is known what a list changed."""


@job(_("Compare a staff list with the directory"))
def compare_staff_list(tell: Tell, *, staff_list: int, by_person: int) -> None:  # noqa: ARG001
    """Find out what a list would change, or what is wrong with it."""
    compare(_list(staff_list), at=current_time(), tell=tell)


@job(_("Apply a staff list"))
def apply_staff_list(tell: Tell, *, staff_list: int, by_person: int, gone: str) -> None:
    """Make the directory what a list says."""
    found = _list(staff_list)
    if found.applied_at:  # begun again after it was done
        return
    person = Person.objects.get(pk=by_person)
    treatment = StaffList.Gone(gone)
    try:
        apply(found, gone=treatment, by=person, at=current_time(), progress=tell)
    except StaffListFault as fault:
        raise JobFault(str(fault)) from None


@job(_("Undo a staff list"))
def undo_staff_list(tell: Tell, *, staff_list: int, by_person: int) -> None:
    """Make the directory what it was before a list."""
    found = _list(staff_list)
    if found.undone_at:  # begun again after it was done
        return
    try:
        undo(found, by=Person.objects.get(pk=by_person), at=current_time(), progress=tell)
    except StaffListFault as fault:
        raise JobFault(str(fault)) from None


@job(_("Erase old staff lists"), at_times="40 3 * * *")
def forget_staff_lists(_tell: Tell) -> None:
    """Erase lists that nobody applied in a week, and what applied ones changed, after a month."""
    now = current_time()
    for staff_list in StaffList.objects.waiting().filter(uploaded_at__lt=now - WAITS):
        throw_away(staff_list, by=None, at=now)
    Line.objects.filter(staff_list__applied_at__lt=now - CAN_BE_UNDONE).delete()


def _list(pk: int) -> StaffList:
    found = StaffList.objects.filter(pk=pk).first()
    if found is None:
        raise JobFault(_("The list was thrown away."))
    return found
