"""The ladder of grades: who arranges it says which grade stands above, beside or below another."""

import datetime as dt

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from turnabout.core.history import remember
from turnabout.people.models import Grade, Person
from turnabout.people.ties import tied_among

Rungs = list[list[Grade]]
"""The grades at each height, junior first."""


class Side(models.TextChoices):
    """Where a grade stands, seen from another."""

    ABOVE = "above", _("above")
    BESIDE = "beside", _("at the height of")
    BELOW = "below", _("below")


class NotOnLadderError(Exception):
    """A grade that stands nowhere says nothing of where another stands."""


class GradeInUseError(Exception):
    """Somebody has this grade, or a program speaks of it."""


def rungs() -> Rungs:
    """Return the ladder."""
    return _rungs_of(list(Grade.objects.on_the_ladder()))


@transaction.atomic
def place(grade: Grade, side: Side, other: Grade, *, by: Person, at: dt.datetime) -> None:
    """Let a grade stand above, beside or below another.

    NotOnLadderError where the other stands nowhere itself.
    """
    ladder = [
        kept for rung in _locked_rungs() if (kept := [one for one in rung if one.pk != grade.pk])
    ]
    height = next((place for place, rung in enumerate(ladder) if other in rung), None)
    if height is None:
        raise NotOnLadderError
    match side:
        case Side.ABOVE:
            ladder.insert(height + 1, [grade])
        case Side.BESIDE:
            ladder[height].append(grade)
        case Side.BELOW:
            ladder.insert(height, [grade])
    _write(ladder)
    remember(grade, "place", by=by, at=at, detail={"side": side.value, "other": other.pk})


@transaction.atomic
def place_all(*, by: Person, at: dt.datetime) -> None:
    """Put the grades that stand nowhere on top of the ladder, by name, for arranging afterwards."""
    ladder = _locked_rungs()
    waiting = list(Grade.objects.to_be_placed())
    _write(ladder + [[grade] for grade in waiting])
    for grade in waiting:
        remember(grade, "place", by=by, at=at, detail={"side": Side.ABOVE.value, "other": None})


@transaction.atomic
def add_grade(name: str, *, by: Person, at: dt.datetime) -> Grade:
    """Return the grade of this name, which is still to be placed where it is new."""
    known = Grade.objects.filter(name__iexact=name).first()
    if known:
        return known
    grade = Grade.objects.create(name=name, height=None)
    remember(grade, "add", by=by, at=at)
    return grade


@transaction.atomic
def remove_grade(grade: Grade, *, by: Person, at: dt.datetime) -> None:
    """Take a grade that nobody has off the ladder for good. GradeInUseError where it is needed."""
    if tied_among(Grade, [grade.pk]):
        raise GradeInUseError
    remember(grade, "remove", by=by, at=at)
    grade.delete()
    _write(_locked_rungs())


def place_by_levels(levels: dict[str, int], *, by: Person, at: dt.datetime) -> None:
    """Let grades stand as high as their levels say, by name, where the ladder is empty."""
    if Grade.objects.on_the_ladder().exists():
        return
    waiting = Grade.objects.to_be_placed().filter(name__in=levels)
    for grade in sorted(waiting, key=lambda one: levels[one.name]):
        grade.height = levels[grade.name]
        grade.save(update_fields=["height"])
        remember(grade, "place", by=by, at=at, detail={"side": "level", "other": None})
    _write(_locked_rungs())


def _locked_rungs() -> Rungs:
    """Return the ladder, for nobody else to arrange until we are through."""
    return _rungs_of(
        list(Grade.objects.select_for_update().on_the_ladder().order_by("height", "pk"))
    )


def _rungs_of(grades: list[Grade]) -> Rungs:
    by_height: dict[int, list[Grade]] = {}
    for grade in grades:
        by_height.setdefault(grade.height or 0, []).append(grade)
    return [by_height[height] for height in sorted(by_height)]


def _write(ladder: Rungs) -> None:
    """Give each rung its height, counted from 1."""
    moved = []
    for height, rung in enumerate(ladder, start=1):
        for grade in rung:
            if grade.height != height:
                grade.height = height
                moved.append(grade)
    Grade.objects.bulk_update(moved, ["height"])
