"""The coordinator's yes to proposals, one by one or all at once."""

import datetime as dt

from django.db import transaction

from turnabout.core.history import remember
from turnabout.pairs.models import MatchRun, Proposal
from turnabout.people.models import Person


@transaction.atomic
def approve(run: MatchRun, proposals: list[Proposal], *, by: Person, at: dt.datetime) -> int:
    """Return how many proposals have a yes now that had none."""
    waiting = run.proposals.filter(
        pk__in=[proposal.pk for proposal in proposals], approved_at__isnull=True
    )
    return _approved(run, waiting.update(approved_by=by, approved_at=at), by=by, at=at)


@transaction.atomic
def approve_all(run: MatchRun, *, by: Person, at: dt.datetime) -> int:
    """Return how many proposals of the run have a yes now that had none."""
    waiting = run.proposals.filter(approved_at__isnull=True)
    return _approved(run, waiting.update(approved_by=by, approved_at=at), by=by, at=at)


@transaction.atomic
def take_back(proposal: Proposal, *, by: Person, at: dt.datetime) -> None:
    """Take the yes to a proposal back, as long as it is not published."""
    yes = Proposal.objects.approved().filter(pk=proposal.pk, run__publication__isnull=True)
    if yes.update(approved_by=None, approved_at=None):
        remember(proposal.run.cohort, "take back", by=by, at=at, detail={"proposal": proposal.pk})


def _approved(run: MatchRun, count: int, *, by: Person, at: dt.datetime) -> int:
    if count:
        remember(run.cohort, "approve", by=by, at=at, detail={"run": run.pk, "pairs": count})
    return count
