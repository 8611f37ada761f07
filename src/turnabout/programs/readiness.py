"""Whether it is time for a program: six answers and a decision."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from turnabout.people.models import Person
from turnabout.programs.changes import remember_change
from turnabout.programs.models import Decision, Program, Readiness
from turnabout.programs.models.why import MOST_NOES, QUESTIONS


class ReasonMissingError(Exception):
    """Who starts against the advice says why."""


def advises_listening(answers: Mapping[str, bool]) -> bool:
    """Return whether listening sessions first are the better start."""
    return sum(not answers[name] for name in QUESTIONS) > MOST_NOES


@transaction.atomic
def decide_readiness(
    program: Program,
    answers: Mapping[str, bool],
    *,
    decision: Decision,
    by: Person,
    at: dt.datetime,
    reason: str = "",
) -> Readiness:
    """Return the answers of today and what was decided on them; earlier ones stay.

    ReasonMissingError where it starts against the advice without a reason.
    """
    if decision == Decision.START and advises_listening(answers) and not reason.strip():
        raise ReasonMissingError
    before = program.readiness.first()
    readiness = Readiness.objects.create(
        program=program, **answers, decision=decision, reason=reason.strip(), by=by, at=at
    )
    remember_change(
        program, "readiness", before=_told(before), after=_told(readiness), by=by, at=at
    )
    return readiness


def _told(readiness: Readiness | None) -> dict[str, object]:
    names = [*QUESTIONS, "decision", "reason"]
    return {name: getattr(readiness, name) for name in names} if readiness else {}
