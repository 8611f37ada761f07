"""What signing up does behind the pages: places offered on, long sheets, forgetting old ones."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from turnabout.clock import current_time
from turnabout.core.jobs.kinds import JobFault, Tell, job
from turnabout.enrollment.models import Replaced, SignUpSheet
from turnabout.enrollment.places import let_offers_lapse
from turnabout.enrollment.sheets.applying import apply
from turnabout.enrollment.sheets.faults import SheetFault
from turnabout.enrollment.sheets.looking import look_through
from turnabout.enrollment.sheets.taking import throw_away
from turnabout.enrollment.sheets.undoing import undo
from turnabout.people.models import Person

WAITS = dt.timedelta(days=7)
"""How long a sheet that nobody applies is kept."""

CAN_BE_PUT_BACK = dt.timedelta(days=30)
"""How long it is known what a sheet replaced."""


@job(_("Offer places on that nobody took in time"), at_times="*/15 * * * *")
def offer_places_on(_tell: Tell) -> None:
    """End the offers whose deadline has passed, and offer each place to the next."""
    let_offers_lapse(at=current_time())


@job(_("Look through a sheet of sign-ups"))
def look_through_sheet(tell: Tell, *, sheet: int, by_person: int) -> None:  # noqa: ARG001
    """Find out what a sheet would do, or what is wrong with it."""
    look_through(_sheet(sheet), at=current_time(), tell=tell)


@job(_("Sign people up from a sheet"))
def apply_sheet(tell: Tell, *, sheet: int, by_person: int) -> None:
    """Sign everyone up as a sheet says."""
    found = _sheet(sheet)
    if found.applied_at:  # begun again after it was done
        return
    try:
        apply(found, by=Person.objects.get(pk=by_person), at=current_time(), tell=tell)
    except SheetFault as fault:
        raise JobFault(str(fault)) from None


@job(_("Undo a sheet of sign-ups"))
def undo_sheet(tell: Tell, *, sheet: int, by_person: int) -> None:
    """Take back whom a sheet signed up."""
    found = _sheet(sheet)
    if found.undone_at:  # begun again after it was done
        return
    try:
        undo(found, by=Person.objects.get(pk=by_person), at=current_time(), tell=tell)
    except SheetFault as fault:
        raise JobFault(str(fault)) from None


@job(_("Erase old sheets of sign-ups"), at_times="50 3 * * *")
def forget_sheets(_tell: Tell) -> None:
    """Erase sheets that nobody applied in a week, and what applied ones replaced, after a month."""
    now = current_time()
    for sheet in SignUpSheet.objects.waiting().filter(uploaded_at__lt=now - WAITS):
        throw_away(sheet, by=None, at=now)
    Replaced.objects.filter(sheet__applied_at__lt=now - CAN_BE_PUT_BACK).delete()


def _sheet(pk: int) -> SignUpSheet:
    found = SignUpSheet.objects.select_related("cohort__program").filter(pk=pk).first()
    if found is None:
        raise JobFault(_("The sheet was thrown away."))
    return found
