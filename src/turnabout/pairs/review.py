"""The coordinator's yes to proposals, one by one or all at once."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, OuterRef

from turnabout.core.history import remember
from turnabout.pairs.models import MatchRun, Preview, Proposal
from turnabout.pairs.models.proposal import ProposalQuerySet
from turnabout.people.models import Person
from turnabout.programs.models import Cohort


@transaction.atomic
def approve(run: MatchRun, proposals: Iterable[Proposal], *, by: Person, at: dt.datetime) -> int:
    """Return how many proposals have a yes now that had none; none once the run is published."""
    _alone(run)
    waiting = _waiting(run).filter(pk__in=[proposal.pk for proposal in proposals])
    return _approved(run, waiting.update(approved_by=by, approved_at=at), by=by, at=at)


@transaction.atomic
def approve_all(run: MatchRun, *, by: Person, at: dt.datetime) -> int:
    """Return how many proposals of the run have a yes now that had none; none once published."""
    _alone(run)
    return _approved(run, _waiting(run).update(approved_by=by, approved_at=at), by=by, at=at)


@transaction.atomic
def take_back(proposal: Proposal, *, by: Person, at: dt.datetime) -> None:
    """Take the yes to a proposal back, unless its two look at it just now, or it is published."""
    _alone(proposal.run)
    looked_at = Preview.objects.open().filter(pk=OuterRef("preview"))
    yes = Proposal.objects.approved().filter(pk=proposal.pk, run__publication__isnull=True)
    if yes.filter(~Exists(looked_at)).update(approved_by=None, approved_at=None):
        remember(proposal.run.cohort, "take back", by=by, at=at, detail={"proposal": proposal.pk})


def _alone(run: MatchRun) -> None:
    """Let nobody show or publish the pairs of the cohort until this is through."""
    Cohort.objects.select_for_update().get(pk=run.cohort_id)


def _waiting(run: MatchRun) -> ProposalQuerySet:
    return run.proposals.to_be_approved().filter(run__publication__isnull=True)


def _approved(run: MatchRun, count: int, *, by: Person, at: dt.datetime) -> int:
    if count:
        remember(run.cohort, "approve", by=by, at=at, detail={"run": run.pk, "pairs": count})
    return count
