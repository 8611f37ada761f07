"""How an invitation reads: filled in for somebody, with the phrases that put people off."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from turnabout.programs.invitations import faults, filled_in
from turnabout.programs.models import Part, Program
from turnabout.programs.objectives import objective_of
from turnabout.programs.sentences import day
from turnabout.programs.wording import check_wording
from turnabout.web.programs.forms.running import Invitation


def as_read(program: Program, form: Invitation) -> dict[str, Any]:
    """Return the words of the form as whoever is invited will read them, and what to look at."""
    subject, body = str(form["subject"].value() or ""), str(form["body"].value() or "")
    given = _example(program)
    return {
        "subject": filled_in(subject, given),
        "body": filled_in(body, given),
        "faults": faults(subject, body),
        "findings": check_wording(f"{subject}\n{body}"),
    }


def _example(program: Program) -> dict[str, str]:
    cohort = program.cohorts.first()
    leader = program.seats.open().filter(part=Part.COORDINATOR).select_related("person").first()
    return {
        "first_name": _("Kim"),
        "program": program.name,
        "objective": objective_of(program).sentence(),
        "minutes": str(program.minutes),
        "sessions": str(program.sessions),
        "months": str(program.months),
        "closes": day(cohort.sign_up_closes_on) if cohort else _("the last day to sign up"),
        "link": f"{settings.SITE}/…",
        "coordinator": leader.person.name if leader else "",
    }
