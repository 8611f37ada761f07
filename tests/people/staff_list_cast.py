"""Staff lists as somebody would upload them, from a few lines of text."""

import datetime as dt

from django.core.files.base import ContentFile
from tests.cast import NOW

from turnabout.people.models import Person, StaffList
from turnabout.people.staff_lists.applying import apply
from turnabout.people.staff_lists.comparing import compare
from turnabout.people.staff_lists.taking import take_in
from turnabout.people.staff_lists.undoing import undo

LATER = NOW + dt.timedelta(hours=1)
STAY, LEAVE = StaffList.Gone.STAY, StaffList.Gone.LEAVE


def quietly(_done: int, _total: int) -> None:
    """Tell nobody."""


def taken(text: str, *, by: Person, name: str = "staff.csv") -> StaffList:
    """Return a list that was uploaded, with its guessed columns."""
    return take_in(ContentFile(text.encode(), name=name), by=by, at=NOW)


def compared(text: str, *, by: Person) -> StaffList:
    """Return a list that was compared with the directory."""
    staff_list = taken(text, by=by)
    compare(staff_list, at=NOW, tell=quietly)
    return staff_list


def applied(text: str, *, by: Person, gone: StaffList.Gone = STAY) -> StaffList:
    """Return a list that was applied."""
    staff_list = compared(text, by=by)
    assert staff_list.problems == []
    apply(staff_list, gone=gone, by=by, at=LATER, progress=quietly)
    return staff_list


def undone(staff_list: StaffList, *, by: Person) -> None:
    """Undo a list."""
    undo(staff_list, by=by, at=LATER, progress=quietly)


def problems_of(text: str, *, by: Person) -> list[tuple[int, str, str, str]]:
    """Return what is wrong with a list: row, column, value, message."""
    found = compared(text, by=by).problems
    return [(one["row"], one["column"], one["value"], one["message"]) for one in found]


def facts(*names: str) -> dict[str, tuple[object, ...]]:
    """Return these facts of everybody by their e-mail."""
    return {row[0]: row[1:] for row in Person.objects.order_by().values_list("email", *names)}
