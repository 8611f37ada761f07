"""The rhythm of a program: how long, how often, for how many months."""

import datetime as dt

from django.db import transaction

from turnabout.people.models import Person
from turnabout.programs.changes import remember_change
from turnabout.programs.models import Program

DAYS_A_MONTH = 365.25 / 12


def weeks_needed(*, sessions: int, weeks_between: int) -> int:
    """Return the weeks from the first session to the closing, which follows the last session."""
    return sessions * weeks_between


def fits(*, sessions: int, weeks_between: int, months: int) -> bool:
    """Return whether all sessions and the closing have room in so many months."""
    weeks = weeks_needed(sessions=sessions, weeks_between=weeks_between)
    return weeks * 7 <= months * DAYS_A_MONTH


@transaction.atomic
def keep_rhythm(
    program: Program,
    *,
    minutes: int,
    weeks_between: int,
    sessions: int,
    months: int,
    by: Person,
    at: dt.datetime,
) -> None:
    """Settle the rhythm of the program."""
    after = {
        "minutes": minutes,
        "weeks_between": weeks_between,
        "sessions": sessions,
        "months": months,
    }
    before = {name: getattr(program, name) for name in after}
    remember_change(program, "rhythm", before=before, after=after, by=by, at=at)
    for name, value in after.items():
        setattr(program, name, value)
    program.rhythm_by, program.rhythm_at = by, at
    program.save(update_fields=[*after, "rhythm_by", "rhythm_at"])
