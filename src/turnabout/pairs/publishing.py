"""Publishing: in one transaction pairs exist, their people are written to, and history says so."""

import datetime as dt
from collections import Counter

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from turnabout.core.history import remember
from turnabout.core.mail.kinds import NAMES
from turnabout.core.mail.outbox import post
from turnabout.enrollment.models import Enrollment
from turnabout.pairs.models import MatchRun, Pair, Proposal, Publication
from turnabout.people.models import Person
from turnabout.programs.models import Cohort

LETTER = "pair"
"""The kind of letter that tells somebody of their pair."""

NAMES |= {LETTER: _("Your pair")}


class NothingToPublishError(Exception):
    """No proposal of this run has a yes."""


class AlreadyPublishedError(Exception):
    """The pairs of this run are told: `publication` says by whom and when."""

    def __init__(self, publication: Publication) -> None:
        super().__init__(str(publication))
        self.publication = publication


class NoRoomError(Exception):
    """Some have as many partners as they wanted, or have withdrawn, since the run: `people`."""

    def __init__(self, people: list[Enrollment]) -> None:
        super().__init__(", ".join(str(one) for one in people))
        self.people = people


@transaction.atomic
def publish(run: MatchRun, *, by: Person, at: dt.datetime) -> list[Pair]:
    """Return the pairs that begin: those of the run that a coordinator said yes to.

    Of two who publish at once, one does: AlreadyPublishedError for the other.
    """
    approved = list(run.proposals.approved().with_people())
    if not approved:
        raise NothingToPublishError
    Cohort.objects.select_for_update().get(pk=run.cohort_id)  # two runs of it may be published
    _mark(run, by=by, at=at)
    if full := _without_room(approved):
        raise NoRoomError(full)
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
    for pair in pairs:
        _tell(pair, pair.mentor, of=pair.mentee, at=at)
        _tell(pair, pair.mentee, of=pair.mentor, at=at)
    remember(run.cohort, "publish", by=by, at=at, detail={"run": run.pk, "pairs": len(pairs)})
    return pairs


def _mark(run: MatchRun, *, by: Person, at: dt.datetime) -> None:
    try:
        with transaction.atomic():
            Publication.objects.create(run=run, by=by, at=at)
    except IntegrityError:
        raise AlreadyPublishedError(Publication.objects.get(run=run)) from None


def _without_room(approved: list[Proposal]) -> list[Enrollment]:
    """Return those who would have more partners than they offer a place to, or who are gone."""
    wanted = Counter(one for each in approved for one in (each.mentor_id, each.mentee_id))
    meeting = Pair.objects.open().filter(cohort=approved[0].run.cohort_id)
    taken = wanted + Counter(one for pair in meeting for one in (pair.mentor_id, pair.mentee_id))
    standing = set(
        Enrollment.objects.submitted().filter(pk__in=wanted).values_list("pk", flat=True)
    )
    everyone = Enrollment.objects.filter(pk__in=wanted).select_related("person")
    return [one for one in everyone if taken[one.pk] > one.capacity or one.pk not in standing]


def _tell(pair: Pair, one: Enrollment, *, of: Enrollment, at: dt.datetime) -> None:
    language = one.person.language or translation.get_language()
    post(
        LETTER,
        to=one.person.email,
        key=f"pair {pair.pk} {one.role}",
        facts={
            "name": one.person.first_name,
            "other": of.person,
            "program": one.program,
            "mentors": one.mentors,
            "address": settings.SITE,
        },
        language=language,
        at=at,
    )
