"""Publishing: in one transaction pairs exist, their people are written to, and history says so."""

import datetime as dt
from typing import NamedTuple

from django.db import IntegrityError, transaction

from turnabout.core.history import Detail, remember
from turnabout.pairs.letters import tell_of_pairs
from turnabout.pairs.models import Decline, MatchRun, Pair, Preview, Publication
from turnabout.pairs.previews import StillOpenError
from turnabout.pairs.room import check_room
from turnabout.people.models import Person
from turnabout.programs.models import Cohort


class NothingToPublishError(Exception):
    """No proposal of this run has a yes."""


class AlreadyPublishedError(Exception):
    """The pairs of this run are told: `publication` says by whom and when."""

    def __init__(self, publication: Publication) -> None:
        super().__init__(str(publication))
        self.publication = publication


class OtherwiseError(Exception):
    """Something else would be published than whoever publishes was told: `plan` says what."""

    def __init__(self, plan: "Plan") -> None:
        super().__init__(str(plan))
        self.plan = plan


class Plan(NamedTuple):
    """How many pairs would be told of each other, and how many of them nobody has asked before."""

    pairs: int
    unasked: int

    @property
    def asked(self) -> int:
        """How many have looked at each other."""
        return self.pairs - self.unasked

    @property
    def letters(self) -> int:
        """How many letters would leave: one for each side of each pair."""
        return 2 * self.pairs


def plan(run: MatchRun) -> Plan:
    """Return what publishing the run would do now."""
    return Plan(run.proposals.approved().count(), run.proposals.to_be_shown().count())


@transaction.atomic
def publish(
    run: MatchRun, *, by: Person, at: dt.datetime, planned: Plan | None = None
) -> list[Pair]:
    """Return the pairs that begin: those of the run that a coordinator said yes to.

    Of two who publish at once, one does: AlreadyPublishedError for the other. StillOpenError while
    people of the cohort look at proposals, OtherwiseError where it is not what was `planned`,
    NoRoomError and FallenError where a proposal cannot become a pair.
    """
    Cohort.objects.select_for_update().get(pk=run.cohort_id)  # two runs of it may be published
    _mark(run, by=by, at=at)
    _check(run, planned)
    check_room(run.proposals.approved())
    approved = list(run.proposals.approved().with_people())
    unasked = sum(proposal.preview_id is None for proposal in approved)
    pairs = Pair.objects.bulk_create(
        Pair(
            cohort=run.cohort,
            proposal=proposal,
            mentor=proposal.mentor,
            mentee=proposal.mentee,
            published_at=at,
        )
        for proposal in approved
    )
    tell_of_pairs(pairs, at=at)
    Decline.objects.filter(cohort=run.cohort_id).delete()
    detail: Detail = {"run": run.pk, "pairs": len(pairs), "unasked": unasked}
    remember(run.cohort, "publish", by=by, at=at, detail=detail)
    return pairs


def _mark(run: MatchRun, *, by: Person, at: dt.datetime) -> None:
    try:
        with transaction.atomic():
            Publication.objects.create(run=run, by=by, at=at)
    except IntegrityError:
        raise AlreadyPublishedError(Publication.objects.get(run=run)) from None


def _check(run: MatchRun, planned: Plan | None) -> None:
    found = plan(run)
    if not found.pairs:
        raise NothingToPublishError
    if open_one := Preview.objects.open().filter(cohort=run.cohort_id).first():
        raise StillOpenError(open_one)
    if planned is not None and found != planned:
        raise OtherwiseError(found)
