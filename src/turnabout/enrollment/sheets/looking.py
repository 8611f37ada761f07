"""Looking through a sheet: what it would do, or all that is wrong with it."""

import datetime as dt
from collections import Counter
from typing import Any

from turnabout.core.files import on_disk
from turnabout.core.jobs import Tell
from turnabout.enrollment.models import SignUpSheet
from turnabout.enrollment.sheets.plans import Plan, meant, plan_of
from turnabout.matchmaking.sheets.problems import Findings, Problem, Unreadable
from turnabout.skills.book import the_book
from turnabout.skills.names import key
from turnabout.skills.near import near

MOST_NEAR = 4
"""Skills that are offered as what a new name may mean."""


def look_through(sheet: SignUpSheet, *, at: dt.datetime, tell: Tell) -> None:
    """Let the sheet know what it would do, or its problems. A second time does no harm."""
    findings = Findings()
    plan = Plan([], [], 0, 0)
    try:
        with on_disk(sheet) as path:
            plan = plan_of(sheet, path, findings, tell)
    except Unreadable as error:
        findings.refuse(error.message, error.remedy, row=error.row)
    new, other = _topics(sheet, plan.topics())
    SignUpSheet.objects.filter(pk=sheet.pk, applied_at__isnull=True).update(
        looked_at=at,
        counts=plan.counts,
        print=plan.print,
        problems=[_told(one) for one in sorted(findings.problems, key=_by_row)],
        problem_count=findings.problem_count,
        notes=[_told(one) for one in findings.notes_in_order],
        new_topics=new,
        other_topics=other,
    )
    sheet.refresh_from_db()


def _topics(sheet: SignUpSheet, named: Counter[str]) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the names that no skill has, and those of skills that are no topics of the program."""
    known = meant(named)
    unknown = [name for name, _count in named.most_common() if key(name) not in known]
    new = _with_what_is_near(unknown, named) if unknown else []
    here = set(sheet.cohort.program.topics.values_list("skill", flat=True))
    other = sorted({skill.name for skill in known.values() if skill.pk not in here})
    return new, other


def _with_what_is_near(names: list[str], named: Counter[str]) -> list[dict[str, Any]]:
    book = the_book()
    return [
        {
            "name": name,
            "people": named[name],
            "near": [
                {"skill": one.skill.pk, "name": one.skill.local_name}
                for one in near(name, most=MOST_NEAR, book=book)
            ],
        }
        for name in names
    ]


def _told(one: Problem) -> dict[str, str | int | None]:
    return {
        "row": one.row,
        "column": one.column,
        "value": one.value,
        "message": one.message,
        "remedy": one.remedy,
    }


def _by_row(problem: Problem) -> int:
    return problem.row or 0
