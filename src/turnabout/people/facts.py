"""The facts that a staff list holds of a person, as plain values that can be compared and kept.

A fact that is not known is "", except `manager`, the number of a person here, which is then None,
and `left_at`, which is None for who is here.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from turnabout.people.models import Person, PersonQuerySet

Facts = dict[str, Any]

LABELS = {
    "staff_id": _("Staff number"),
    "name": _("Name"),
    "email": _("E-mail"),
    "grade": _("Grade"),
    "manager": _("Manager"),
    "job": _("Job"),
    "department": _("Department"),
    "location": _("Location"),
    "time_zone": _("Time zone"),
    "languages": _("Languages"),
    "left_at": _("Left"),
}
"""Every fact, in the order in which people read them, and what they call it."""

COLUMN_OF = {fact: f"{fact}_id" if fact in {"grade", "manager"} else fact for fact in LABELS}
"""The column of a person in which each fact stands, in the same order."""

UNKNOWN: Facts = dict.fromkeys(LABELS, "") | {"manager": None, "left_at": None}
"""The facts of somebody of whom nothing is known."""

LONGEST = {
    "staff_id": 64,
    "name": 160,
    "email": 254,
    "grade": 120,
    "job": 160,
    "department": 160,
    "location": 160,
    "languages": 160,
}
"""Characters that a fact may have."""


def facts_of(people: PersonQuerySet, grades: Mapping[int, str]) -> Iterator[tuple[int, Facts]]:
    """Yield the number and the facts of each; `grades` are the names of all grades."""
    for pk, *values in people.values_list("pk", *COLUMN_OF.values()).iterator(chunk_size=2_000):
        facts = dict(zip(LABELS, values, strict=True))
        facts["staff_id"] = facts["staff_id"] or ""
        facts["grade"] = grades.get(facts["grade"], "")
        facts["left_at"] = facts["left_at"].isoformat() if facts["left_at"] else None
        yield pk, facts


def tell(person: Person, facts: Mapping[str, Any], *, grades: Mapping[str, int]) -> None:
    """Let the person have these facts, unsaved; `grades` are the numbers of all grades by name."""
    for fact, value in facts.items():
        match fact:
            case "staff_id":
                person.staff_id = value or None
            case "grade":
                person.grade_id = grades[value] if value else None
            case "manager":
                person.manager_id = value
            case "left_at":
                person.left_at = parse_datetime(value) if value else None
            case _:
                setattr(person, fact, value)
    person.find_by_facts()
