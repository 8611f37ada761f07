"""What somebody sees who looks at a proposal: the short profile of the other, and what they said.

Only the person who asks ever gets to know what they said themselves.
"""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from django.db.models import F

from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.stars import Profile, profile_for
from turnabout.pairs.days import day_at
from turnabout.pairs.models import Decline, Preview, Proposal
from turnabout.pairs.models.preview import PreviewQuerySet
from turnabout.pairs.models.proposal import ProposalQuerySet
from turnabout.pairs.topics import in_words
from turnabout.people.models import Person
from turnabout.skills.book import Book, the_book

ANSWERS = ["mentor__offers", "mentee__wants"]
"""What the short profiles of the two sides are made of."""


class Look(NamedTuple):
    """One proposal as one of its two people sees it: `shared` is for what the two were paired."""

    proposal: Proposal
    mine: Enrollment
    profile: Profile
    shared: list[str]
    has_declined: bool
    may_decline: bool

    @property
    def besides(self) -> list[str]:
        """What else the other offers or wants."""
        return [topic for topic in self.profile.topics if topic not in self.shared]


def to_look_at(person: Person, *, at: dt.datetime) -> ProposalQuerySet:
    """Return the proposals that this person can look at now, before anything is announced."""
    shown = Proposal.objects.of(person).filter(run=F("preview__run"))
    running = shown.filter(run__cohort__program__archived_at__isnull=True)
    open_now = running.filter(preview__settled_at__isnull=True, preview__until__gte=day_at(at))
    return open_now.select_related("preview", "run__cohort__program").order_by("pk")


def asked_to_look(person: Person, *, at: dt.datetime) -> PreviewQuerySet:
    """Return the previews in which this person is asked to look at somebody."""
    theirs = to_look_at(person, at=at).order_by().values("preview")
    return Preview.objects.filter(pk__in=theirs).select_related("cohort__program")


def looks(person: Person, *, at: dt.datetime) -> list[Look]:
    """Return what this person sees of each of them."""
    told = to_look_at(person, at=at).with_people().prefetch_related(*ANSWERS)
    declined = dict(Decline.objects.filter(person=person).values_list("cohort", "proposal"))
    book = the_book()
    return [_look(one, person, declined, book) for one in told]


def _look(
    proposal: Proposal, person: Person, declined: Mapping[int, int | None], book: Book
) -> Look:
    is_mentor = proposal.mentor.person_id == person.pk
    mine, other = proposal.mentor, proposal.mentee
    if not is_mentor:
        mine, other = other, mine
    cohort = proposal.run.cohort_id
    mine.cohort = other.cohort = proposal.run.cohort
    return Look(
        proposal,
        mine,
        profile_for(mine, other),
        in_words(proposal.topics, book),
        has_declined=declined.get(cohort) == proposal.pk,
        may_decline=cohort not in declined,
    )
