"""What stands in a cohort, and the frame around questions about a run."""

from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from turnabout.pairs.models import Kind, MatchRun, Proposal, Ruling
from turnabout.pairs.models.ruling import RulingQuerySet
from turnabout.pairs.whatif import Two
from turnabout.programs.models import Cohort


class Row(NamedTuple):
    """A ruling that stands, in words, and whether a coordinator may lift it."""

    ruling: Ruling
    words: str
    may_lift: bool


def of_cohort(cohort: Cohort) -> dict[str, Any]:
    """Return what stands in a cohort, the newest first."""
    return {
        "cohort": cohort,
        "program": cohort.program,
        "rows": [row_of(one) for one in in_force(cohort)],
    }


def of_run(run: MatchRun) -> dict[str, Any]:
    """Return what every page about a run shows."""
    return {"run": run, "cohort": run.cohort, "program": run.cohort.program}


def of_pair(run: MatchRun, two: Two) -> dict[str, Any]:
    """Return who the two are, and what stands between them in this run."""
    mentor, mentee = two
    ruling = in_force(run.cohort).filter(mentor=mentor, mentee=mentee).first()
    return of_run(run) | {
        "mentor": mentor,
        "mentee": mentee,
        "proposal": Proposal.objects.filter(run=run, mentor=mentor, mentee=mentee).first(),
        "row": row_of(ruling) if ruling else None,
    }


def in_force(cohort: Cohort) -> RulingQuerySet:
    """Return the rulings that stand, of people who still take part."""
    people = Ruling.objects.standing().filter(
        cohort=cohort,
        mentor__withdrawn_at__isnull=True,
        mentor__person__left_at__isnull=True,
        mentee__withdrawn_at__isnull=True,
        mentee__person__left_at__isnull=True,
    )
    return people.select_related("mentor__person", "mentee__person", "by", "cohort")


def row_of(ruling: Ruling) -> Row:
    """Return a ruling in words."""
    if ruling.preview_id:
        return Row(ruling, _("Did not come about"), may_lift=False)
    words = _("Together") if ruling.kind == Kind.PIN else _("Apart")
    return Row(ruling, words, may_lift=True)
