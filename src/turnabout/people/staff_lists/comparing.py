"""Comparing a staff list with the directory: what it would change, or all that is wrong with it."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from turnabout.core.files import on_disk
from turnabout.core.jobs import Tell
from turnabout.matchmaking.sheets.problems import Findings, Problem, Unreadable
from turnabout.people.batches import batches
from turnabout.people.facts import UNKNOWN, Facts
from turnabout.people.models import Grade, Line, StaffList
from turnabout.people.staff_lists.identity import Directory, find_everyone
from turnabout.people.staff_lists.managers import (
    Everyone,
    everyone_after,
    find_managers,
    note_circles,
)
from turnabout.people.staff_lists.rows import Row, is_read, read_rows


def compare(staff_list: StaffList, *, at: dt.datetime, tell: Tell) -> None:
    """Let the list know its lines, or its problems. A second time begins anew and does no harm."""
    headings = {field: staff_list.headings[place] for field, place in staff_list.columns.items()}
    findings = Findings()
    try:
        with on_disk(staff_list) as path:
            rows = read_rows(path, staff_list.columns, staff_list.headings, findings, tell)
    except Unreadable as error:
        findings.refuse(error.message, error.remedy, row=error.row)
        rows = []
    _same_spelling(rows)
    directory = Directory.now()
    who = find_everyone(rows, directory, headings, findings)
    _refuse_guarded(staff_list, rows, who, directory, headings, findings)
    everyone = everyone_after(rows, who, directory)
    managers = find_managers(rows, everyone, headings.get("manager", ""), findings)
    note_circles(managers, everyone, headings.get("manager", ""), findings)
    _refuse_nobody(rows, findings)
    lines = [] if findings.problems else _lines(staff_list, rows, everyone, managers, directory)
    _write(staff_list, lines, rows, tell)
    _conclude(staff_list, rows, lines, findings, at=at)


def _same_spelling(rows: Sequence[Row]) -> None:
    """Let a grade be spelt as it is here, or as the list spells it first."""
    spelt = {name.casefold(): name for name in Grade.objects.values_list("name", flat=True)}
    for row in rows:
        if grade := row.facts.get("grade"):
            row.facts["grade"] = spelt.setdefault(grade.casefold(), grade)


def _refuse_nobody(rows: Sequence[Row], findings: Findings) -> None:
    if not rows and not findings.problems:
        findings.refuse(
            _("there is nobody below the headings"),
            _("add a row for each person, or choose other columns"),
        )


def _refuse_guarded(
    staff_list: StaffList,
    rows: Sequence[Row],
    who: Sequence[int | None],
    directory: Directory,
    headings: dict[str, str],
    findings: Findings,
) -> None:
    """Let only administrators give administrators another address: it is how they sign in."""
    if staff_list.uploaded_by and staff_list.uploaded_by.is_administrator:
        return
    for row, pk in zip(rows, who, strict=True):
        if pk in directory.administrators and row.facts["email"] != directory.people[pk]["email"]:
            findings.refuse(
                _("only an administrator can change the address of an administrator"),
                _("ask an administrator to upload the list, or leave the address as it was"),
                row=row.number,
                column=headings["email"],
                value=row.facts["email"],
            )


def _lines(
    staff_list: StaffList,
    rows: Sequence[Row],
    everyone: Everyone,
    managers: dict[int, int | None],
    directory: Directory,
) -> list[Line]:
    """Return a line for everyone whom the list would change, in its order, and then who is gone."""
    lines = []
    for row, number in zip(rows, everyone.of_rows, strict=True):
        stated = row.facts | {"left_at": None} | _manager(number, managers, rows)
        if line := _line(directory.people.get(number), stated):
            line.row = row.number
            line.person_id = number if number > 0 else None
            lines.append(line)
    lines += [
        Line(kind=Line.Kind.GONE, person_id=pk, before={"left_at": None})
        for pk in _gone(set(everyone.of_rows), directory)
    ]
    for line in lines:
        line.staff_list = staff_list
    return lines


def _line(known: Facts | None, stated: Facts) -> Line | None:
    """Return what is new about a person, None where nothing is."""
    if known is None:
        return Line(kind=Line.Kind.NEW, after=UNKNOWN | stated)
    after = {fact: value for fact, value in stated.items() if value != known.get(fact)}
    told = {"manager" if fact == "manager_row" else fact for fact in after}
    before = {fact: known[fact] for fact in UNKNOWN if fact in told}
    return Line(kind=Line.Kind.CHANGED, before=before, after=after) if after else None


def _manager(number: int, managers: dict[int, int | None], rows: Sequence[Row]) -> Facts:
    """Return the manager as a fact: somebody new has no number yet, but a row."""
    if number not in managers:
        return {}
    manager = managers[number]
    if manager is not None and manager < 0:
        return {"manager_row": rows[-manager - 1].number}
    return {"manager": manager}


def _gone(named: set[int], directory: Directory) -> Iterator[int]:
    """Yield who is here and not in the list, by name. Who holds an office is never among them."""
    absent = [
        (facts["name"], pk)
        for pk, facts in directory.people.items()
        if facts["left_at"] is None and pk not in named and pk not in directory.trusted
    ]
    return (pk for _, pk in sorted(absent))


def _write(staff_list: StaffList, lines: list[Line], rows: Sequence[Row], tell: Tell) -> None:
    """Write the lines a few at a time, so that nobody has to wait and the count can be seen."""
    staff_list.lines.all().delete()
    written = 0
    for some in batches(lines, of=2_000):
        with transaction.atomic():
            Line.objects.bulk_create(some)
        written += len(some)
        tell(len(rows) + round(len(rows) * written / len(lines)), 2 * len(rows))


def _conclude(
    staff_list: StaffList,
    rows: Sequence[Row],
    lines: Sequence[Line],
    findings: Findings,
    *,
    at: dt.datetime,
) -> None:
    counts: dict[str, int] = {kind.value: 0 for kind in Line.Kind}
    for line in lines:
        counts[line.kind] += 1
    counts["unchanged"] = len(rows) - counts[Line.Kind.NEW] - counts[Line.Kind.CHANGED]
    in_order = sorted(findings.problems, key=lambda problem: problem.row or 0)
    StaffList.objects.waiting().filter(pk=staff_list.pk).update(
        rows=len(rows),
        compared_at=at,
        counts=counts,
        problems=[_plain(problem) for problem in in_order],
        problem_count=findings.problem_count,
        notes=[_plain(note) for note in findings.notes],
        new_grades=_new_grades(rows),
        levels=_levels(rows),
    )
    staff_list.refresh_from_db()


def _plain(problem: Problem) -> dict[str, Any]:
    return {
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "message": problem.message,
        "remedy": problem.remedy,
    }


def _new_grades(rows: Sequence[Row]) -> list[str]:
    named = {row.facts.get("grade", "") for row in rows if is_read(row.facts.get("grade"))}
    known = set(Grade.objects.values_list("name", flat=True))
    return sorted(named - known - {""})


def _levels(rows: Sequence[Row]) -> dict[str, int]:
    """Return the level of each grade that has one and no other in the list."""
    told: dict[str, set[int]] = {}
    for row in rows:
        if row.level and row.facts.get("grade"):
            told.setdefault(row.facts["grade"], set()).add(row.level)
    return {grade: levels.pop() for grade, levels in told.items() if len(levels) == 1}
