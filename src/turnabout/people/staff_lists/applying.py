"""Applying a staff list: everything it says, or nothing."""

import datetime as dt

from django.db import IntegrityError, transaction

from turnabout.core.files import forget_file
from turnabout.core.history import remember
from turnabout.core.jobs import Tell
from turnabout.people.ladder import place_by_levels
from turnabout.people.models import Appointment, Line, Person, StaffList
from turnabout.people.staff_lists.faults import ChangedSinceFault, NotReadyFault, TakenSinceFault
from turnabout.people.staff_lists.moving import (
    add_grades,
    after,
    close_doors,
    make_room,
    move,
    refuse_guarded,
    refuse_where_changed,
    remember_lines,
)
from turnabout.people.staff_lists.newcomers import enter
from turnabout.people.staff_lists.telling import ask_to_tell


def apply(
    staff_list: StaffList, *, gone: StaffList.Gone, by: Person, at: dt.datetime, progress: Tell
) -> None:
    """Make the directory what the list says. StaffListFault where that cannot be any more.

    `progress` is told once, before it begins: all of it happens at the same moment for others. The
    lines are read before that moment, so that it is short.
    """
    leaving = [Line.Kind.GONE] if gone == StaffList.Gone.LEAVE else []
    new = list(staff_list.lines.of_kind(Line.Kind.NEW))
    known = list(staff_list.lines.of_kind(Line.Kind.CHANGED, *leaving))
    progress(0, len(new) + len(known))
    try:
        with transaction.atomic():
            _claim(staff_list, gone, by=by, at=at)
            _apply(staff_list, new, known, by=by, at=at)
    except IntegrityError:
        raise TakenSinceFault from None


def _apply(
    staff_list: StaffList, new: list[Line], known: list[Line], *, by: Person, at: dt.datetime
) -> None:
    before = [(line.person_id or 0, line.before) for line in known]
    refuse_where_changed(before)
    refuse_guarded([(line.person_id or 0, line.after) for line in known], by=by)
    _refuse_trusted([line for line in known if line.kind == Line.Kind.GONE])
    add_grades(line.after for line in [*new, *known])
    make_room(before, [line.after for line in [*new, *known]])
    numbers = enter(new, at=at)
    moves = [(line.person_id or 0, after(line, staff_list, numbers)) for line in known]
    move(moves)
    place_by_levels(staff_list.levels, by=by, at=at)
    close_doors(moves)
    remember_lines(known, "apply a list", by=by, at=at)
    remember(
        staff_list, "apply", by=by, at=at, detail={"gone": staff_list.gone, **staff_list.counts}
    )
    ask_to_tell(staff_list, by=by, at=at)
    forget_file(staff_list)
    staff_list.save(update_fields=["file"])


def _claim(staff_list: StaffList, gone: StaffList.Gone, *, by: Person, at: dt.datetime) -> None:
    """Let this be the only time that the list is applied: of two who try at once, one does."""
    ready = StaffList.objects.waiting().filter(
        pk=staff_list.pk, compared_at=staff_list.compared_at, problem_count=0
    )
    if staff_list.compared_at is None or not ready.update(applied_at=at, applied_by=by, gone=gone):
        raise NotReadyFault
    staff_list.refresh_from_db()


def _refuse_trusted(leaving: list[Line]) -> None:
    """Let nobody be gone who was given an office meanwhile."""
    open_ones = Appointment.objects.filter(ended_at__isnull=True).select_related("person")
    names = {one.person_id: one.person.name for one in open_ones}
    if trusted := [names[pk] for line in leaving if (pk := line.person_id) in names]:
        raise ChangedSinceFault(trusted)
