"""When the last day to look is over: what nobody declined stands, the rest is matched anew."""

import datetime as dt

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from turnabout.core.history import Detail, remember
from turnabout.core.jobs.asking import ask_for
from turnabout.enrollment.models import Enrollment
from turnabout.pairs.days import day_at
from turnabout.pairs.jobs import match_cohort
from turnabout.pairs.models import Decline, Kind, MatchRun, Preview, Proposal, Ruling
from turnabout.pairs.models.proposal import ProposalQuerySet
from turnabout.people.models import Person


class NotOverError(Exception):
    """People may look until the end of the last day."""


@transaction.atomic
def settle(preview: Preview, *, by: Person | None, at: dt.datetime) -> None:
    """Let what stands stand and the rest fall, and ask for a run that fills the places anew.

    Whoever settles second finds it done. Where it fell nobody is named, and from here on nobody can
    tell a pair that was declined from one whose people withdrew. NotOverError before the time.
    """
    if not Preview.objects.over_on(day_at(at)).filter(pk=preview.pk).update(settled_at=at):
        if Preview.objects.open().filter(pk=preview.pk).exists():
            raise NotOverError
        return
    fallen = list(_fallen(preview))
    shown = preview.shown().count()
    _rule_out(fallen, preview, at=at)
    Decline.objects.filter(cohort=preview.cohort_id).update(proposal=None)
    detail: Detail = {"preview": preview.pk, "pairs": shown, "fallen": len(fallen)}
    remember(preview.cohort, "settle", by=by, at=at, detail=detail)
    if fallen:
        match_anew(preview, by=by, at=at)


def settle_all(*, at: dt.datetime) -> int:
    """Return how many previews were settled: all whose last day is over."""
    over = list(Preview.objects.over_on(day_at(at)).select_related("cohort", "run"))
    for preview in over:
        settle(preview, by=None, at=at)
    return len(over)


@transaction.atomic
def match_anew(preview: Preview, *, by: Person | None, at: dt.datetime) -> MatchRun:
    """Return the run that keeps what stood and fills the other places, asked for where it is not.

    It has the rules and the aim of the run before, so that as little as possible changes.
    """
    before = preview.run
    run, _is_new = MatchRun.objects.select_related("job").get_or_create(
        follows=preview,
        defaults={
            "cohort": preview.cohort,
            "rulebook_id": before.rulebook_id,
            "mode": before.mode,
            "asked_by": by,
            "asked_at": at,
        },
    )
    if not run.finished_at and not run.is_open:
        run.job = ask_for(match_cohort, by=by, at=at, run=run.pk)
        run.save(update_fields=["job"])
    return run


def _fallen(preview: Preview) -> ProposalQuerySet:
    """Return what somebody declined, or what has lost one of its two people."""
    declined = Decline.objects.filter(proposal=OuterRef("pk"))
    here = Enrollment.objects.submitted()
    gone = ~Q(Exists(here.filter(pk=OuterRef("mentor")))) | ~Q(
        Exists(here.filter(pk=OuterRef("mentee")))
    )
    return preview.shown().filter(Exists(declined) | gone)


def _rule_out(fallen: list[Proposal], preview: Preview, *, at: dt.datetime) -> None:
    """Let these never be pairs in this cohort, whatever was ruled of them before."""
    for one in fallen:
        standing = Ruling.objects.standing().filter(mentor=one.mentor_id, mentee=one.mentee_id)
        standing.update(lifted_at=at)
    Ruling.objects.bulk_create(
        Ruling(
            cohort=preview.cohort,
            mentor_id=one.mentor_id,
            mentee_id=one.mentee_id,
            kind=Kind.FORBID,
            at=at,
            preview=preview,
        )
        for one in fallen
    )
    lost = Proposal.objects.filter(pk__in=[one.pk for one in fallen])
    lost.update(approved_by=None, approved_at=None)
