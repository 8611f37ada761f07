"""Where the work on a sheet begins: at once on a short one, as a job on a long one."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction

from turnabout.core.jobs.asking import ask_for
from turnabout.core.jobs.kinds import Work
from turnabout.enrollment import jobs
from turnabout.enrollment.models import SignUpSheet
from turnabout.enrollment.sheets.applying import apply
from turnabout.enrollment.sheets.faults import BusyFault, NotReadyFault
from turnabout.enrollment.sheets.looking import look_through
from turnabout.enrollment.sheets.undoing import undo
from turnabout.people.models import Person


def start_looking(sheet: SignUpSheet, *, by: Person, at: dt.datetime) -> None:
    """Find out what the sheet would do."""
    _start(
        sheet,
        lambda: look_through(sheet, at=at, tell=_quietly),
        jobs.look_through_sheet,
        by=by,
        at=at,
    )


def start_applying(
    sheet: SignUpSheet, said: Mapping[str, Any], *, by: Person, at: dt.datetime
) -> None:
    """Apply the sheet as the coordinator says: `known`, `meanings`, `adds_topics`, `writes`.

    SheetFault where that cannot be, at once or as the fault of the job.
    """
    _refuse_busy(sheet)
    if not SignUpSheet.objects.waiting().filter(pk=sheet.pk).update(**said):
        raise NotReadyFault
    sheet.refresh_from_db()
    _start(sheet, lambda: apply(sheet, by=by, at=at, tell=_quietly), jobs.apply_sheet, by=by, at=at)


def start_undoing(sheet: SignUpSheet, *, by: Person, at: dt.datetime) -> None:
    """Undo the sheet. SheetFault where that cannot be, at once or as the fault of the job."""
    _start(sheet, lambda: undo(sheet, by=by, at=at, tell=_quietly), jobs.undo_sheet, by=by, at=at)


def _start(
    sheet: SignUpSheet, at_once: Callable[[], None], work: Work, *, by: Person, at: dt.datetime
) -> None:
    _refuse_busy(sheet)
    if sheet.rows is not None:
        at_once()
        return
    with transaction.atomic():
        job = ask_for(work, by=by, at=at, sheet=sheet.pk, by_person=by.pk)
        SignUpSheet.objects.filter(pk=sheet.pk).update(job=job)


def _refuse_busy(sheet: SignUpSheet) -> None:
    """Let nothing be said of a sheet while a job works on it."""
    if sheet.job and sheet.job.is_open:
        raise BusyFault


def _quietly(_done: int, _total: int) -> None:
    """Tell nobody: whoever asked is waiting for the answer."""
