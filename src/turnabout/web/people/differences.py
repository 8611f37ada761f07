"""The lines of a staff list as people read them: who, and fact by fact what was and what is."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from turnabout.people.facts import LABELS
from turnabout.people.models import Line, Person, StaffList


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: what it is called, what it was, what it is."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One person of the list."""

    line: Line
    name: str
    facts: list[Fact]


def differences(staff_list: StaffList, lines: Sequence[Line]) -> list[Difference]:
    """Return the lines in words; managers by name, with three queries however many there are."""
    names = _names(staff_list, lines)
    return [_difference(line, names) for line in lines]


def _difference(line: Line, names: dict[str, str]) -> Difference:
    name = line.after.get("name") or (line.person.name if line.person else "")
    if line.kind == Line.Kind.GONE:
        return Difference(line, name, [])
    told = dict(line.after)
    if "manager_row" in told:
        told["manager"] = f"row {told.pop('manager_row')}"
    facts = [
        Fact(str(label), _word(fact, line.before.get(fact), names), _word(fact, told[fact], names))
        for fact, label in LABELS.items()
        if fact in told and (told[fact] or line.before.get(fact)) and not _is_said(line, fact)
    ]
    return Difference(line, name, facts)


def _is_said(line: Line, fact: str) -> bool:
    """Return whether the fact stands beside the line already, as the name of somebody new does."""
    return fact == "name" and line.kind == Line.Kind.NEW


def _word(fact: str, value: object, names: dict[str, str]) -> str:
    if fact == "manager":
        return names.get(str(value), "")
    if fact == "left_at":
        moment = parse_datetime(str(value)) if value else None
        return date_format(moment) if moment else _("here again")
    return str(value or "")


def _names(staff_list: StaffList, lines: Sequence[Line]) -> dict[str, str]:
    """Return the names of the managers: by number, and by row of who is new."""
    told = [facts for line in lines for facts in (line.before, line.after)]
    numbers = {facts["manager"] for facts in told if facts.get("manager")}
    rows = {facts["manager_row"] for facts in told if facts.get("manager_row")}
    known = Person.objects.filter(pk__in=numbers).values_list("pk", "name")
    new = staff_list.lines.of_kind(Line.Kind.NEW).filter(row__in=rows)
    return {str(pk): name for pk, name in known} | {
        f"row {row}": after["name"] for row, after in new.values_list("row", "after")
    }
