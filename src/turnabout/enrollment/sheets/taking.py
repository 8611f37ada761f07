"""Taking a sheet in: kept until it is applied or thrown away."""

import datetime as dt
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from turnabout.core.files import as_copy, forget_file
from turnabout.core.history import remember
from turnabout.enrollment.models import SignUpSheet
from turnabout.matchmaking.sheets.columns import Header, read_header
from turnabout.matchmaking.sheets.problems import Findings, Unreadable
from turnabout.matchmaking.sheets.tables import open_plain_table
from turnabout.people.models import Person
from turnabout.programs.models import Cohort

SHORT = 5_000
"""Rows of a sheet that is worked through while somebody waits; longer ones are a job."""


def take_in(cohort: Cohort, file: "File[Any]", *, by: Person, at: dt.datetime) -> SignUpSheet:
    """Return a new sheet of this file. Unreadable where it holds no sign-ups."""
    with as_copy(file.chunks()) as path, open_plain_table(path) as table:
        _refuse_no_sign_ups(read_header(1, table.headings, Findings()))
        rows = sum(1 for _row in islice(table.rows, SHORT + 1))
    sheet = SignUpSheet(
        cohort=cohort,
        file_name=Path(file.name or "").name[:200],
        rows=rows if rows <= SHORT else None,
        uploaded_by=by,
        uploaded_at=at,
    )
    sheet.file.save(f"{at:%Y-%m-%d}", file, save=False)
    sheet.save()
    return sheet


@transaction.atomic
def throw_away(sheet: SignUpSheet, *, by: Person | None, at: dt.datetime) -> None:
    """Forget a sheet that was never applied, file and all."""
    forget_file(sheet)
    remember(sheet, "throw away", by=by, at=at)
    sheet.delete()


def _refuse_no_sign_ups(header: Header) -> None:
    if "role" not in header.places:
        raise Unreadable(
            _("there is no column role"),
            _("add one that says mentor, mentee or both for everyone who signed up"),
        )
    if not {"id", "email"} & header.places.keys():
        raise Unreadable(
            _("there is no column by which people are found"),
            _("add one with their staff number, id, or with their e-mail"),
        )
