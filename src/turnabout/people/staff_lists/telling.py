"""Telling old addresses that a list has given somebody another one."""

import datetime as dt

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from turnabout.core.jobs import Tell, job
from turnabout.core.jobs.asking import ask_for
from turnabout.people.changing import tell_old_address
from turnabout.people.models import Line, Person, StaffList


def ask_to_tell(staff_list: StaffList, *, by: Person, at: dt.datetime) -> None:
    """Let the old addresses be told, once this transaction is through."""
    if _readdressed(staff_list).exists():
        ask_for(tell_old_addresses, by=by, at=at, staff_list=staff_list.pk)


@job(_("Tell old addresses that they open nothing any more"))
def tell_old_addresses(tell: Tell, *, staff_list: int) -> None:
    """Write to the old address of everyone to whom a list gave another one; to each once."""
    found = StaffList.objects.get(pk=staff_list)
    lines = _readdressed(found)
    total = lines.count()
    for count, line in enumerate(lines.select_related("person").iterator(), start=1):
        old = line.after if found.undone_at else line.before
        at = found.undone_at or found.applied_at
        if line.person and at:
            tell_old_address(line.person, old["email"], at=at)
        tell(count, total)


def _readdressed(staff_list: StaffList) -> QuerySet[Line]:
    return staff_list.lines.filter(before__has_key="email", person__isnull=False)
