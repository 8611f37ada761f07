"""Signs people of the example up from its sheet; each then says what no sheet says."""

import csv
import datetime as dt
from collections.abc import Container
from io import StringIO
from pathlib import Path

from django.core.files.base import ContentFile

from turnabout.enrollment.models import Enrollment, Gain, HeldDate, ManagerTime
from turnabout.enrollment.sheets.applying import apply
from turnabout.enrollment.sheets.looking import look_through
from turnabout.enrollment.sheets.taking import take_in
from turnabout.people.models import Person
from turnabout.programs.models import Cohort

EXAMPLE = "I do this most weeks, and showed a colleague last month."
DECISION = "How we decide what the crew hears first."


def sign_up(
    cohort: Cohort, who: Container[str], *, told: Path, by: Person, at: dt.datetime
) -> None:
    """Sign these of a sheet up, by staff number, and let each make it their own."""
    sheet = take_in(cohort, ContentFile(_sheet(told, who), name="people.csv"), by=by, at=at)
    look_through(sheet, at=at, tell=_quietly)
    apply(sheet, by=by, at=at, tell=_quietly)
    for one in sheet.enrollments.select_related("cohort__program"):
        _complete(one, at=at)


def _sheet(told: Path, who: Container[str]) -> bytes:
    """Return the sheet as it is told, on which only these take a role."""
    rows = csv.DictReader(StringIO(told.read_text(encoding="utf-8")))
    written = StringIO()
    sheet = csv.DictWriter(written, rows.fieldnames or [])
    sheet.writeheader()
    sheet.writerows(row if row["id"] in who else row | {"role": ""} for row in rows)
    return written.getvalue().encode()


def _complete(one: Enrollment, *, at: dt.datetime) -> None:
    one.taken_over_at = at
    if one.mentors:
        one.gains, one.manager_time = [Gain.DECISIONS, Gain.LEADING], ManagerTime.YES
        one.offers.update(example=EXAMPLE)
    else:
        one.decision, one.rules_accepted_at = DECISION, at
        HeldDate.objects.bulk_create(
            HeldDate(enrollment=one, number=number, starts_at=dates[0])
            for number, dates in enumerate(one.possible_dates(), start=1)
            if dates
        )
    one.save()


def _quietly(_done: int, _total: int) -> None:
    """Tell nobody: nobody waits."""
