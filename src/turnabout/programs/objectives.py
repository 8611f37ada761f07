"""The objective of a program: it can be saved half done, and is whole before people sign up."""

import datetime as dt

from django.db import transaction

from turnabout.people.models import Person
from turnabout.programs.changes import Values, remember_change
from turnabout.programs.models import Objective, Program
from turnabout.programs.models.why import NEEDED

FIELDS = (*NEEDED, "outcome", "second_measure")
"""What one says of an objective."""


def objective_of(program: Program) -> Objective:
    """Return the objective as it stands, or a blank one that is not saved yet."""
    found = Objective.objects.filter(program=program).first()
    return found or Objective(
        program=program, not_for="appraisal, recruitment or representation statistics"
    )


@transaction.atomic
def settle_objective(program: Program, values: Values, *, by: Person, at: dt.datetime) -> Objective:
    """Return the objective, saved with these values for some or all of FIELDS."""
    found = Objective.objects.filter(program=program).first()
    objective = found or Objective(program=program)
    before = {name: getattr(objective, name) for name in values} if found else {}
    for name, value in values.items():
        setattr(objective, name, value)
    objective.save()
    remember_change(program, "objective", before=before, after=values, by=by, at=at)
    return objective
