"""Writing what a sheet says: new sign-ups, and what coordinators entered before."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import models

from turnabout.enrollment.models import (
    Enrollment,
    NotWith,
    Offer,
    Replaced,
    SignUpSheet,
    Star,
    Want,
)
from turnabout.enrollment.models.choices import MOST_STARS
from turnabout.enrollment.models.enrollments import STYLES
from turnabout.enrollment.sheets.plans import Entry, spelling
from turnabout.people.batches import AT_ONCE, batches
from turnabout.people.models import Person
from turnabout.programs.models import Side
from turnabout.skills.models import Skill

ANSWERS = ("time_zone", "languages", "capacity", "slots", "values", *STYLES)
"""The answers that a sheet holds."""

MARKS = ("sheet_id", "submitted_at", "saved_at")
"""What says that the answers are from a sheet."""

LISTS: tuple[tuple[str, type[models.Model], tuple[str, ...]], ...] = (
    ("offers", Offer, ("skill_id", "place", "level", "example")),
    ("wants", Want, ("skill_id", "place", "level", "urgency")),
    ("not_with", NotWith, ("person_id",)),
    ("stars", Star, ("other_id", "rank")),
)
"""What hangs on a sign-up, and what is kept of it."""

Skills = Mapping[str, Skill]
"""The skill of each topic of a sheet, by the key of its name."""

Written = Sequence[tuple[Enrollment, Entry]]


def write_new(
    sheet: SignUpSheet, entries: Sequence[Entry], skills: Skills, *, by: Person, at: dt.datetime
) -> Written:
    """Return the new sign-ups, each with its entry."""
    made = Enrollment.objects.bulk_create(
        (
            Enrollment(
                cohort=sheet.cohort,
                person=entry.person,
                role=entry.role,
                sheet=sheet,
                entered_by=by,
                begun_at=at,
                saved_at=at,
                submitted_at=at,
                **entry.answers,
            )
            for entry in entries
        ),
        batch_size=AT_ONCE,
    )
    written = list(zip(made, entries, strict=True))
    _write_lists(written, skills, examples={})
    return written


def replace(sheet: SignUpSheet, again: Written, skills: Skills, *, at: dt.datetime) -> None:
    """Let those whom a coordinator has entered say what the sheet says; the rest stays theirs."""
    before = _snapshots([one.pk for one, _entry in again])
    Replaced.objects.bulk_create(
        (Replaced(sheet=sheet, enrollment_id=pk, before=said) for pk, said in before.items()),
        batch_size=AT_ONCE,
    )
    for one, entry in again:
        for name, value in entry.answers.items():
            setattr(one, name, value)
        one.sheet, one.submitted_at, one.saved_at = sheet, at, at
        one.save(update_fields=[*ANSWERS, *MARKS])  # many at once would be six times slower
    _clear(before)
    _write_lists(
        again,
        skills,
        examples={
            (pk, offer["skill_id"]): offer["example"]
            for pk, said in before.items()
            for offer in said["offers"]
        },
    )


def star(written: Written, *, sheet: SignUpSheet) -> None:
    """Let the sign-ups prefer whom the sheet says, as far as they are on the other side."""
    prefers = [(one, entry) for one, entry in written if entry.prefers]
    if not prefers:
        return
    there = Enrollment.objects.submitted().in_cohort(sheet.cohort)
    numbers = {(person, role): pk for pk, person, role in there.values_list("pk", "person", "role")}
    Star.objects.bulk_create(
        (
            Star(enrollment=one, other_id=other, rank=rank)
            for one, entry in prefers
            for rank, other in enumerate(_starred(one, entry, numbers), start=1)
        ),
        batch_size=AT_ONCE,
    )


def put_back(replaced: Sequence[Replaced]) -> None:
    """Let sign-ups say again what they said before the sheet."""
    _clear([one.enrollment_id for one in replaced])
    for name, model, _fields in LISTS:
        rows = (
            model(enrollment_id=one.enrollment_id, **row)
            for one in replaced
            for row in one.before[name]
        )
        model._default_manager.bulk_create(rows, batch_size=AT_ONCE)  # noqa: SLF001 - Django's public name
    for one in replaced:
        said = {name: one.before[name] for name in (*ANSWERS, *MARKS)}
        Enrollment.objects.filter(pk=one.enrollment_id).update(**said)


def _write_lists(written: Written, skills: Skills, examples: Mapping[tuple[int, int], str]) -> None:
    offers, wants, apart = [], [], []
    for one, entry in written:
        for place, (skill, topic) in enumerate(_by_skill(entry, skills), start=1):
            told = {"enrollment": one, "skill": skill, "place": place, "level": topic.level}
            if entry.role == Side.MENTOR:
                offers.append(Offer(**told, example=examples.get((one.pk, skill.pk), "")))
            else:
                wants.append(Want(**told, urgency=topic.urgency))
        others = (pk for pk in entry.apart if pk != entry.person.pk)
        apart += [NotWith(enrollment=one, person_id=pk) for pk in others]
    Offer.objects.bulk_create(offers, batch_size=AT_ONCE)
    Want.objects.bulk_create(wants, batch_size=AT_ONCE)
    NotWith.objects.bulk_create(apart, batch_size=AT_ONCE)


def _by_skill(entry: Entry, skills: Skills) -> Iterable[tuple[Skill, Any]]:
    """Return the topics of an entry by their skills; two names of one skill count once."""
    found: dict[Skill, Any] = {}
    for topic in entry.topics:
        found.setdefault(skills[spelling(topic.name)], topic)
    return found.items()


def _starred(one: Enrollment, entry: Entry, numbers: Mapping[tuple[int, str], int]) -> list[int]:
    others = [
        numbers[person, one.other_role]
        for person in entry.prefers
        if (person, one.other_role) in numbers and person != entry.person.pk
    ]
    return others[:MOST_STARS]


def _snapshots(enrollments: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Return what sign-ups say, to put them back as they were."""
    return {
        one.pk: _snapshot(one)
        for some in batches(enrollments)
        for one in Enrollment.objects.filter(pk__in=some).prefetch_related(
            *(name for name, _model, _fields in LISTS)
        )
    }


def _snapshot(one: Enrollment) -> dict[str, Any]:
    said = {name: getattr(one, name) for name in (*ANSWERS, *MARKS)}
    moments = {name: at.isoformat() for name, at in said.items() if isinstance(at, dt.datetime)}
    lists = {
        name: [{field: getattr(row, field) for field in fields} for row in getattr(one, name).all()]
        for name, _model, fields in LISTS
    }
    return said | moments | lists


def _clear(enrollments: Iterable[int]) -> None:
    for some in batches(enrollments):
        for _name, model, _fields in LISTS:
            model._default_manager.filter(enrollment__in=some).delete()  # noqa: SLF001 - Django's public name
