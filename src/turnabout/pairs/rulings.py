"""Rulings: a coordinator pins two people together, or keeps them apart, for every run to come."""

import datetime as dt

from django.db import transaction

from turnabout.core.history import remember
from turnabout.enrollment.models import Enrollment
from turnabout.pairs.models import Kind, Ruling
from turnabout.people.models import Person


@transaction.atomic
def rule(
    mentor: Enrollment, mentee: Enrollment, kind: Kind, *, by: Person, at: dt.datetime
) -> Ruling:
    """Return the ruling on these two; one that said otherwise is lifted by it."""
    standing = Ruling.objects.standing().filter(mentor=mentor, mentee=mentee)
    if same := standing.filter(kind=kind).first():
        return same
    standing.update(lifted_by=by, lifted_at=at)
    ruling = Ruling.objects.create(
        cohort=mentor.cohort, mentor=mentor, mentee=mentee, kind=kind, by=by, at=at
    )
    remember(mentor.cohort, kind.value, by=by, at=at, detail={"ruling": ruling.pk})
    return ruling


@transaction.atomic
def lift(ruling: Ruling, *, by: Person, at: dt.datetime) -> None:
    """Leave the two to the engine again."""
    if Ruling.objects.standing().filter(pk=ruling.pk).update(lifted_by=by, lifted_at=at):
        remember(ruling.cohort, "lift", by=by, at=at, detail={"ruling": ruling.pk})
