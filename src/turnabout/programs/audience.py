"""Who may mentor and who may learn: by grade, never by age."""

import datetime as dt
from typing import NamedTuple

from django.db import models, transaction

from turnabout.people.models import Grade, Person
from turnabout.programs.changes import remember_change
from turnabout.programs.models import Program
from turnabout.programs.rulebooks import amend_rules


class Numbers(NamedTuple):
    """How many people of the staff list may take which seat."""

    mentors: int
    mentees: int
    without_grade: int


@transaction.atomic
def decide_who(
    program: Program,
    *,
    mentors_up_to: Grade,
    mentees_from: Grade,
    level_gap: int,
    by: Person,
    at: dt.datetime,
) -> None:
    """Let people mentor up to one grade and learn from another on, so many levels apart."""
    before = {"mentors_up_to": program.mentors_up_to, "mentees_from": program.mentees_from}
    after = {"mentors_up_to": mentors_up_to, "mentees_from": mentees_from}
    remember_change(program, "who", before=before, after=after, by=by, at=at)
    program.mentors_up_to, program.mentees_from = mentors_up_to, mentees_from
    program.save(update_fields=["mentors_up_to", "mentees_from"])
    rulebook = program.rulebook
    values = rulebook.values | {"level_gap": level_gap}
    amend_rules(program, values, after=rulebook.number, by=by, at=at)


def may_mentor(program: Program) -> models.Q:
    """Return who may mentor, as a condition on people; nobody before it is decided."""
    if not program.mentors_up_to:
        return models.Q(pk__in=[])
    return models.Q(grade__height__lte=program.mentors_up_to.height)


def may_learn(program: Program) -> models.Q:
    """Return who may learn, as a condition on people; nobody before it is decided."""
    if not program.mentees_from:
        return models.Q(pk__in=[])
    return models.Q(grade__height__gte=program.mentees_from.height)


def numbers(program: Program) -> Numbers:
    """Return how many people of the staff list may take which seat, in one query."""
    counted = Person.objects.here().aggregate(
        mentors=models.Count("pk", filter=may_mentor(program)),
        mentees=models.Count("pk", filter=may_learn(program)),
        without_grade=models.Count("pk", filter=models.Q(grade__isnull=True)),
    )
    return Numbers(**counted)
