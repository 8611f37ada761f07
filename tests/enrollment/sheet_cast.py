"""Sheets of sign-ups as somebody would upload them, from a few lines of text."""

import datetime as dt

from django.core.files.base import ContentFile
from tests.cast import NOW

from turnabout.enrollment.models import Enrollment, SignUpSheet
from turnabout.enrollment.sheets.applying import apply
from turnabout.enrollment.sheets.looking import look_through
from turnabout.enrollment.sheets.taking import take_in
from turnabout.enrollment.sheets.undoing import undo
from turnabout.people.models import Person
from turnabout.programs.models import Cohort

LATER = NOW + dt.timedelta(hours=1)
REPLACE = {"known": SignUpSheet.Known.REPLACE}

BOTH = """\
Email,Role,Offers,Wants,Slots,Values,Style
noor@kittiwake.example,mentor,Short video and creators:3,,Mon 10:00-12:00,learning; craft,1;2;3;4
ada@kittiwake.example,mentee,,Short video and creators:0:3,Mon 09:00-11:00,,
"""
"""Noor mentors and Ada learns."""


def quietly(_done: int, _total: int) -> None:
    """Tell nobody."""


def taken(cohort: Cohort, text: str, *, by: Person) -> SignUpSheet:
    """Return a sheet that was uploaded."""
    return take_in(cohort, ContentFile(text.encode(), name="sheet.csv"), by=by, at=NOW)


def looked(cohort: Cohort, text: str, *, by: Person) -> SignUpSheet:
    """Return a sheet that was looked through."""
    sheet = taken(cohort, text, by=by)
    look_through(sheet, at=NOW, tell=quietly)
    return sheet


def applied(cohort: Cohort, text: str, *, by: Person, **said: object) -> SignUpSheet:
    """Return a sheet that was applied as the coordinator says."""
    sheet = looked(cohort, text, by=by)
    assert sheet.problems == []
    SignUpSheet.objects.filter(pk=sheet.pk).update(**said)
    sheet.refresh_from_db()
    apply(sheet, by=by, at=LATER, tell=quietly)
    return sheet


def undone(sheet: SignUpSheet, *, by: Person) -> None:
    """Undo a sheet."""
    undo(sheet, by=by, at=LATER, tell=quietly)


def problems_of(cohort: Cohort, text: str, *, by: Person) -> list[tuple[int, str, str, str]]:
    """Return what is wrong with a sheet: row, column, value, message."""
    found = looked(cohort, text, by=by).problems
    return [(one["row"], one["column"], one["value"], one["message"]) for one in found]


def signed_up_as(cohort: Cohort) -> dict[str, str]:
    """Return the role of everyone who is signed up, by name."""
    standing = Enrollment.objects.submitted().in_cohort(cohort).select_related("person")
    return {one.person.name: one.role for one in standing.order_by("person__name")}


def topics_of(one: Enrollment) -> list[tuple[str, int]]:
    """Return what somebody offers or wants, with the levels."""
    topics = one.offers.all() if one.mentors else one.wants.all()
    return [(topic.skill.name, topic.level) for topic in topics]
