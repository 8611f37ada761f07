"""Publishing: in one transaction pairs exist, their people are written to, and history says so."""

import datetime as dt
from typing import NamedTuple

from django.db import IntegrityError, transaction

from turnabout.core.history import Detail, remember
from turnabout.core.jobs.asking import ask_for
from turnabout.pairs.jobs import publish_run
from turnabout.pairs.letters import tell_of_pairs
from turnabout.pairs.lots import check_lots
from turnabout.pairs.models import Decline, MatchRun, Pair, Preview, Publication
from turnabout.pairs.previews import StillOpenError
from turnabout.pairs.room import check_room
from turnabout.people.models import Person
from turnabout.programs.models import Cohort

AT_ONCE = 100
"""Pairs up to which the page waits: each is two letters to be written."""


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


class BeingPublishedError(Exception):
    """A worker is publishing the pairs of this run."""


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


def begin_publishing(run: MatchRun, *, by: Person, at: dt.datetime, planned: Plan) -> bool:
    """Return whether the pairs are published now; where there are many, a worker does it next.

    Raises what `publish` raises, and BeingPublishedError where a worker is at it already.
    """
    if planned.pairs <= AT_ONCE:
        publish(run, by=by, at=at, planned=planned)
        return True
    _ask_to_publish(run, by=by, at=at, planned=planned)
    return False


@transaction.atomic
def publish(
    run: MatchRun, *, by: Person, at: dt.datetime, planned: Plan | None = None
) -> list[Pair]:
    """Return the pairs that begin: those of the run that a coordinator said yes to.

    Of two who publish at once, one does: AlreadyPublishedError for the other. StillOpenError while
    people of the cohort look at proposals, OtherwiseError where it is not what was `planned`,
    NoRoomError and FallenError where a proposal cannot become a pair, LotteryError where a lottery
    is not drawn or gave somebody no place.
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


@transaction.atomic
def _ask_to_publish(run: MatchRun, *, by: Person, at: dt.datetime, planned: Plan) -> None:
    """Let a worker publish what is planned, once what would refuse it has had its say."""
    Cohort.objects.select_for_update().get(pk=run.cohort_id)  # of two who press at once, one asks
    asked = MatchRun.objects.select_related("publishing", "publication").get(pk=run.pk)
    if asked.is_published:
        raise AlreadyPublishedError(asked.publication)
    if asked.is_being_published:
        raise BeingPublishedError
    _check(run, planned)
    check_room(run.proposals.approved())
    job = ask_for(publish_run, by=by, at=at, run=run.pk, by_person=by.pk, **planned._asdict())
    MatchRun.objects.filter(pk=run.pk).update(publishing=job)


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
    check_lots(run.cohort, run.proposals.approved())
