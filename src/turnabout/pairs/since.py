"""What changed since a run: said from dates alone, without drawing the people anew."""

import datetime as dt
from typing import NamedTuple

from django.db.models import Q

from turnabout.enrollment.models import Enrollment, WaitingPlace
from turnabout.pairs.models import MatchRun, Ruling
from turnabout.people.models import StaffList
from turnabout.programs.models import Rulebook


class Since(NamedTuple):
    """How many sign-ups, versions of the rules, rulings and staff lists are newer than a run."""

    sign_ups: int
    versions: int
    rulings: int
    staff_lists: int


def since(run: MatchRun) -> Since:
    """Return what came after the run looked; nothing of a run that has not looked yet.

    Whether it would change a pair only another run says.
    """
    looked = run.finished_at
    if not looked:
        return Since(0, 0, 0, 0)
    versions = Rulebook.objects.filter(
        program=run.cohort.program_id, number__gt=run.rulebook.number
    )
    rulings = Ruling.objects.filter(_any_after(looked, "at", "lifted_at"), cohort=run.cohort)
    lists = StaffList.objects.filter(_any_after(looked, "applied_at", "undone_at"))
    return Since(_sign_ups(run, looked), versions.count(), rulings.count(), lists.count())


def _sign_ups(run: MatchRun, looked: dt.datetime) -> int:
    """Return how many changed: signed up, said something else, went, began or ceased to wait."""
    waited = WaitingPlace.objects.filter(
        _any_after(looked, "at", "ended_at"), enrollment__cohort=run.cohort
    )
    changed = _any_after(looked, "saved_at", "submitted_at", "withdrawn_at", "person__left_at")
    in_cohort = Enrollment.objects.filter(cohort=run.cohort, submitted_at__isnull=False)
    return in_cohort.filter(changed | Q(pk__in=waited.values("enrollment"))).count()


def _any_after(moment: dt.datetime, *fields: str) -> Q:
    found = Q()
    for field in fields:
        found |= Q(**{f"{field}__gt": moment})
    return found
