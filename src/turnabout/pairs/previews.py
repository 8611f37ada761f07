"""The quiet opt-out: proposals are shown to their people, and each may decline once, unseen.

Nobody learns who declined. It stands in no history, no log and no letter, has no date, and before
the last day is over nothing changes on any page but that of who declined.
"""

import datetime as dt

from django.db import IntegrityError, models, transaction

from turnabout.core.history import Detail, remember
from turnabout.core.jobs.asking import ask_for
from turnabout.pairs.days import day_at, working_days_after
from turnabout.pairs.jobs import show_run
from turnabout.pairs.letters import tell_of_preview
from turnabout.pairs.lots import check_lots
from turnabout.pairs.models import Decline, MatchRun, Preview, Proposal, Publication
from turnabout.pairs.room import check_room
from turnabout.people.models import Person
from turnabout.programs.models import Cohort

DAYS_TO_LOOK = 5
DAYS_TO_LOOK_AGAIN = 3
"""Working days that people have, and that fewer have who look after places were matched anew."""

MOST_DAYS = 42

AT_ONCE = 100
"""Pairs up to which the page waits: each is two letters to be written."""


class NothingToShowError(Exception):
    """Every proposal with a yes has been looked at or is published, or none has a yes."""


class StillOpenError(Exception):
    """People of this cohort look at proposals just now: `preview` says until when."""

    def __init__(self, preview: Preview) -> None:
        super().__init__(str(preview))
        self.preview = preview


class BeingShownError(Exception):
    """A worker is writing to the people of this run."""


class NotThatDayError(Exception):
    """The last day gives people less than one whole day, or more than six weeks."""


class TooLateError(Exception):
    """The last day is over, or there was nothing for this person to look at."""


class DeclinedBeforeError(Exception):
    """Each may decline once in a cohort, and this person has declined another proposal."""


def suggested_day(run: MatchRun, *, at: dt.datetime) -> dt.date:
    """Return a last day: five working days from now, three for who look later than others."""
    seen_before = run.cohort.previews.exists()
    return working_days_after(day_at(at), DAYS_TO_LOOK_AGAIN if seen_before else DAYS_TO_LOOK)


def begin_showing(run: MatchRun, *, until: dt.date, by: Person, at: dt.datetime) -> bool:
    """Return whether people can look now; where they are many, a worker writes to them next.

    Raises what `show` raises, and BeingShownError where a worker is at it already.
    """
    if run.proposals.to_be_shown().count() <= AT_ONCE:
        show(run, until=until, by=by, at=at)
        return True
    _ask_to_show(run, until=until, by=by, at=at)
    return False


@transaction.atomic
def show(run: MatchRun, *, until: dt.date, by: Person, at: dt.datetime) -> Preview:
    """Return the preview in which the people of each new yes look at whom they would meet.

    NothingToShowError, StillOpenError, NotThatDayError, NoRoomError or FallenError where a
    proposal could not become a pair, and LotteryError where a lottery does not let it.
    """
    Cohort.objects.select_for_update().get(pk=run.cohort_id)  # of two who show at once, one does
    _check_showing(run, until=until, at=at)
    proposals = list(run.proposals.to_be_shown().with_people())
    preview = Preview.objects.create(run=run, cohort=run.cohort, by=by, at=at, until=until)
    run.proposals.to_be_shown().update(preview=preview)
    tell_of_preview(preview, people_in(proposals), at=at)
    detail: Detail = {"run": run.pk, "pairs": len(proposals), "until": until.isoformat()}
    remember(run.cohort, "show", by=by, at=at, detail=detail)
    return preview


def people_in(proposals: list[Proposal]) -> list[Person]:
    """Return everyone in these proposals, each once."""
    everyone = [one.person for each in proposals for one in (each.mentor, each.mentee)]
    return list(dict.fromkeys(everyone))


@transaction.atomic
def decline(proposal: Proposal, *, by: Person, at: dt.datetime) -> None:
    """Let somebody rather meet somebody else; asking again does no harm.

    TooLateError after the last day, DeclinedBeforeError where they have done so of another.
    """
    _check_open(proposal, by=by, at=at)
    cohort = proposal.run.cohort_id
    try:
        with transaction.atomic():
            Decline.objects.create(cohort_id=cohort, person=by, proposal=proposal)
    except IntegrityError:
        if not Decline.objects.filter(person=by, proposal=proposal).exists():
            raise DeclinedBeforeError from None


@transaction.atomic
def accept(proposal: Proposal, *, by: Person, at: dt.datetime) -> None:
    """Let the proposal stand for this person, whatever they said before.

    Silence says the same. TooLateError after the last day.
    """
    _check_open(proposal, by=by, at=at)
    Decline.objects.filter(proposal=proposal, person=by).delete()


@transaction.atomic
def _ask_to_show(run: MatchRun, *, until: dt.date, by: Person, at: dt.datetime) -> None:
    """Let a worker write to them, once what would refuse it has had its say."""
    Cohort.objects.select_for_update().get(pk=run.cohort_id)  # of two who press at once, one asks
    if MatchRun.objects.select_related("showing").get(pk=run.pk).is_being_shown:
        raise BeingShownError
    _check_showing(run, until=until, at=at)
    job = ask_for(show_run, by=by, at=at, run=run.pk, by_person=by.pk, until=until.isoformat())
    MatchRun.objects.filter(pk=run.pk).update(showing=job)


def _check_showing(run: MatchRun, *, until: dt.date, at: dt.datetime) -> None:
    if not 1 <= (until - day_at(at)).days <= MOST_DAYS:
        raise NotThatDayError
    if open_one := Preview.objects.open().filter(cohort=run.cohort_id).first():
        raise StillOpenError(open_one)
    is_published = Publication.objects.filter(run=run).exists()
    if is_published or not run.proposals.to_be_shown().exists():
        raise NothingToShowError
    check_room(run.proposals.approved())
    check_lots(run.cohort, run.proposals.approved())


def _check_open(proposal: Proposal, *, by: Person, at: dt.datetime) -> None:
    """Refuse whoever is too late; whoever settles meanwhile waits until this is through."""
    theirs = Proposal.objects.of(by).filter(pk=proposal.pk, run=models.F("preview__run"))
    open_ones = Preview.objects.open_on(day_at(at)).filter(pk__in=theirs.values("preview"))
    if not open_ones.select_for_update().first():
        raise TooLateError
