"""The history of a program: what was changed at which step, with the old and the new value."""

import datetime as dt
from collections.abc import Mapping

from turnabout.core.history import remember
from turnabout.core.models import Change
from turnabout.people.models import Person
from turnabout.programs.models import Program

Values = Mapping[str, object]


class ArchivedError(Exception):
    """An archived program is there to be read."""


def remember_change(
    program: Program, step: str, *, before: Values, after: Values, by: Person, at: dt.datetime
) -> Change | None:
    """Return the change, written, or None where both are the same.

    Call it inside the transaction of the change. ArchivedError where the program is put away, so
    that nothing of it can change.
    """
    if not Program.objects.running().filter(pk=program.pk).exists():
        raise ArchivedError
    changed = {
        name: [_told(before.get(name)), _told(value)]
        for name, value in after.items()
        if _told(before.get(name)) != _told(value)
    }
    return remember(program, step, by=by, at=at, detail={**changed}) if changed else None


def _told(value: object) -> str:
    """Return a value as it is kept: a page says it in the language of its reader."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, dt.date) else str(value)
