"""Undoing the list that was applied last: everyone is exactly who they were before it."""

import datetime as dt
from collections.abc import Container, Iterable, Mapping, Sequence

from django.db import IntegrityError, transaction

from turnabout.core.history import remember
from turnabout.core.jobs import Tell
from turnabout.people.batches import batches
from turnabout.people.models import Grade, Line, Person, StaffList
from turnabout.people.staff_lists.faults import (
    ChangedSinceFault,
    NotLastFault,
    TakenSinceFault,
    TiedFault,
)
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
from turnabout.people.staff_lists.newcomers import Numbers, numbers_of
from turnabout.people.staff_lists.telling import ask_to_tell
from turnabout.people.ties import tied_among


def can_be_undone(staff_list: StaffList) -> bool:
    """Return whether it is the list that was applied last, and its lines are still known."""
    return (
        StaffList.objects.applied().first() == staff_list
        and staff_list.undone_at is None
        and staff_list.lines.exists()
    )


def undo(staff_list: StaffList, *, by: Person, at: dt.datetime, progress: Tell) -> None:
    """Make the directory what it was. StaffListFault where people were changed since."""
    try:
        progress(0, staff_list.lines.count())
        with transaction.atomic():
            _undo(staff_list, by=by, at=at)
    except IntegrityError:
        raise TakenSinceFault from None


def _undo(staff_list: StaffList, *, by: Person, at: dt.datetime) -> None:
    _claim(staff_list, by=by, at=at)
    lines = list(staff_list.lines.all())
    if staff_list.gone != StaffList.Gone.LEAVE:
        lines = [line for line in lines if line.kind != Line.Kind.GONE]
    new = [line for line in lines if line.kind == Line.Kind.NEW]
    known = [line for line in lines if line.kind != Line.Kind.NEW]
    entered = _entered(new)
    is_now = [(line.person_id or 0, after(line, staff_list, entered)) for line in known]
    is_now += [(entered[line.row or 0], after(line, staff_list, entered)) for line in new]
    was = [(line.person_id or 0, line.before) for line in known]
    refuse_where_changed(is_now)
    refuse_guarded(was, by=by)
    _refuse_tied({entered[line.row or 0]: line for line in new}, known)
    _erase(sorted(entered.values()))
    add_grades(line.before for line in known)
    make_room(is_now, [line.before for line in known])
    move(was)
    close_doors(was)
    _remove_grades(staff_list)
    remember_lines(known, "undo a list", by=by, at=at)
    remember(staff_list, "undo", by=by, at=at)
    ask_to_tell(staff_list, by=by, at=at)


def _claim(staff_list: StaffList, *, by: Person, at: dt.datetime) -> None:
    """Let this be the only time that the list is undone: of two who try at once, one does."""
    if not can_be_undone(staff_list):
        raise NotLastFault
    applied = StaffList.objects.filter(pk=staff_list.pk, undone_at__isnull=True)
    if not applied.update(undone_at=at, undone_by=by):
        raise NotLastFault
    staff_list.refresh_from_db()


def _entered(new: Sequence[Line]) -> Numbers:
    """Return the numbers of those whom the list entered, by row."""
    numbers = numbers_of(new)
    if missing := [line.after["name"] for line in new if line.row not in numbers]:
        raise ChangedSinceFault(missing)
    return numbers


def _refuse_tied(new: Mapping[int, Line], known: Sequence[Line]) -> None:
    """Refuse to erase somebody who is part of something by now."""
    touched = {*new, *(line.person_id for line in known)}
    tied = [
        *_signed_in(new),
        *_above(new, touched),
        *tied_among(Person, new, but_for=[Line, Person]),
    ]
    if tied:
        raise TiedFault([new[pk].after["name"] for pk in dict.fromkeys(tied)])


def _signed_in(people: Iterable[int]) -> list[int]:
    """Return who of them has signed in."""
    found: list[int] = []
    for some in batches(people):
        entered = Person.objects.filter(pk__in=some, last_login__isnull=False)
        found += entered.values_list("pk", flat=True)
    return found


def _above(people: Iterable[int], touched: Container[int | None]) -> list[int]:
    """Return who of them has somebody below them whom the list does not know."""
    found: list[int] = []
    for some in batches(people):
        below = Person.objects.filter(manager__in=some).values_list("pk", "manager_id")
        found += [manager for pk, manager in below if pk not in touched and manager]
    return found


def _erase(people: Sequence[int]) -> None:
    """Erase those whom the list entered. Nothing hangs on them but each other.

    So nothing has to be looked for that goes with them, which would take minutes for many.
    """
    for some in batches(people):
        Person.objects.filter(manager__in=some).update(manager=None)
    for some in batches(people):
        these = Person.objects.filter(pk__in=some)
        these._raw_delete(these.db)  # noqa: SLF001 - what Django itself calls in this case


def _remove_grades(staff_list: StaffList) -> None:
    """Remove the grades that came with the list, where nobody needs them."""
    for grade in Grade.objects.filter(name__in=staff_list.new_grades):
        if not tied_among(Grade, [grade.pk]):
            grade.delete()
