"""Continue, change or stop: decided by who sponsors or coordinates, with a reason."""

import datetime as dt

from django.db import transaction

from turnabout.core.history import remember
from turnabout.people.models import Person
from turnabout.programs.changes import ArchivedError
from turnabout.programs.models import Cohort, Part, Program, Seat
from turnabout.programs.models.verdict import Verdict, Way


class NotTheirsError(Exception):
    """Whoever neither sponsors nor coordinates the program decides nothing about it."""


@transaction.atomic
def decide(cohort: Cohort, way: Way, reason: str, *, by: Person, at: dt.datetime) -> Verdict:
    """Return the decision, kept with its reason. NotTheirsError, ArchivedError."""
    if not may_decide(cohort.program, by):
        raise NotTheirsError
    if not Program.objects.running().filter(pk=cohort.program_id).exists():
        raise ArchivedError
    verdict = Verdict.objects.create(cohort=cohort, way=way, reason=reason.strip(), by=by, at=at)
    detail = {"cohort": ["", cohort.name], "way": ["", way.value], "reason": ["", verdict.reason]}
    remember(cohort.program, "decided", by=by, at=at, detail={**detail})
    return verdict


def may_decide(program: Program, person: Person) -> bool:
    """Return whether this person sponsors the program, or coordinates it."""
    sponsors = Seat.objects.open().filter(person=person, part=Part.SPONSOR, program=program)
    leads = Program.objects.led_by(person).filter(pk=program.pk)
    return sponsors.exists() or leads.exists()
