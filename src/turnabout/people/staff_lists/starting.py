"""Where the work on a staff list begins: at once on a short list, as a job on a long one."""

import datetime as dt
from collections.abc import Callable, Mapping

from django.db import transaction

from turnabout.core.jobs.asking import ask_for
from turnabout.core.jobs.kinds import Work
from turnabout.people import jobs
from turnabout.people.models import Person, StaffList
from turnabout.people.staff_lists.applying import apply
from turnabout.people.staff_lists.comparing import compare
from turnabout.people.staff_lists.faults import BusyFault, NotReadyFault
from turnabout.people.staff_lists.taking import SHORT
from turnabout.people.staff_lists.undoing import undo


def start_comparing(
    staff_list: StaffList, columns: Mapping[str, int], *, by: Person, at: dt.datetime
) -> None:
    """Compare the list with the directory, with these columns. NotReadyFault once it is applied."""
    waiting = StaffList.objects.waiting().filter(pk=staff_list.pk)
    if not waiting.update(columns=dict(columns), compared_at=None):
        raise NotReadyFault
    staff_list.refresh_from_db()
    _start(
        staff_list,
        lambda: compare(staff_list, at=at, tell=_quietly),
        jobs.compare_staff_list,
        by=by,
        at=at,
    )


def start_applying(
    staff_list: StaffList, gone: StaffList.Gone, *, by: Person, at: dt.datetime
) -> None:
    """Apply the list. StaffListFault where that cannot be, at once or as the fault of the job."""
    _start(
        staff_list,
        lambda: apply(staff_list, gone=gone, by=by, at=at, progress=_quietly),
        jobs.apply_staff_list,
        by=by,
        at=at,
        gone=gone.value,
    )


def start_undoing(staff_list: StaffList, *, by: Person, at: dt.datetime) -> None:
    """Undo the list. StaffListFault where that cannot be, at once or as the fault of the job."""
    _start(
        staff_list,
        lambda: undo(staff_list, by=by, at=at, progress=_quietly),
        jobs.undo_staff_list,
        by=by,
        at=at,
    )


def is_short(staff_list: StaffList) -> bool:
    """Return whether the work on it takes no longer than a page may."""
    return sum([staff_list.rows or SHORT + 1, staff_list.counts.get("gone", 0)]) <= SHORT


def _start(
    staff_list: StaffList,
    at_once: Callable[[], None],
    work: Work,
    *,
    by: Person,
    at: dt.datetime,
    **given: str,
) -> None:
    if staff_list.job and staff_list.job.is_open:
        raise BusyFault
    if is_short(staff_list):
        at_once()
        return
    with transaction.atomic():
        job = ask_for(work, by=by, at=at, staff_list=staff_list.pk, by_person=by.pk, **given)
        StaffList.objects.filter(pk=staff_list.pk).update(job=job)


def _quietly(_done: int, _total: int) -> None:
    """Tell nobody: whoever asked is waiting for the answer."""
