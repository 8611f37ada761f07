"""Undoing the sheet that was applied last: the sign-ups are what they were before it."""

import datetime as dt

from django.db import transaction
from django.db.models import ProtectedError

from turnabout.core.history import remember
from turnabout.core.jobs import Tell
from turnabout.enrollment.models import Enrollment, Invitation, SignUpSheet
from turnabout.enrollment.sheets.faults import NotLastFault, PublishedFault, TakenOverFault
from turnabout.enrollment.sheets.writing import put_back
from turnabout.people.batches import batches
from turnabout.people.models import Person


def can_be_undone(sheet: SignUpSheet) -> bool:
    """Return whether it is the sheet of its cohort that was applied last."""
    return sheet.cohort.sheets.standing().first() == sheet


def undo(sheet: SignUpSheet, *, by: Person, at: dt.datetime, tell: Tell) -> None:
    """Take back whom the sheet signed up. SheetFault where somebody relies on it by now."""
    tell(0, 1)
    try:
        with transaction.atomic():
            _undo(sheet, by=by, at=at)
    except ProtectedError:
        raise PublishedFault from None


def _undo(sheet: SignUpSheet, *, by: Person, at: dt.datetime) -> None:
    _claim(sheet, by=by, at=at)
    signed_up = sheet.enrollments.filter(withdrawn_at__isnull=True)
    if signed_up.filter(taken_over_at__isnull=False).exists():
        raise TakenOverFault
    replaced = list(sheet.replaced.all())
    before = {one.enrollment_id for one in replaced}
    new = [pk for pk in signed_up.values_list("pk", flat=True) if pk not in before]
    for some in batches(new):
        Enrollment.objects.filter(pk__in=some).delete()
    put_back(replaced)
    sheet.replaced.all().delete()
    answered = Invitation.objects.filter(cohort=sheet.cohort, answered_at=sheet.applied_at)
    answered.update(answered_at=None)
    remember(sheet, "undo", by=by, at=at)


def _claim(sheet: SignUpSheet, *, by: Person, at: dt.datetime) -> None:
    """Let this be the only time that the sheet is undone: of two who try at once, one does."""
    applied = SignUpSheet.objects.filter(pk=sheet.pk, undone_at__isnull=True)
    if not (can_be_undone(sheet) and applied.update(undone_at=at, undone_by=by)):
        raise NotLastFault
    sheet.refresh_from_db()
