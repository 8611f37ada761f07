"""Noor mentors Ada: they are told of each other, both free on Mondays from ten to noon."""

import datetime as dt

from tests.cast import NOW
from tests.enrollment.signup_cast import closed, open_cohort, signed_up

from turnabout.meetings.answering import say
from turnabout.meetings.models import Answer, Meeting
from turnabout.meetings.planning import plan
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side

HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)
WEEK = dt.timedelta(weeks=1)

FIRST = NOW + 6 * WEEK
"""Monday, 13 April, at nine in UTC: ten o'clock in London."""


def paired(
    noor: Person, ada: Person, *, by: Person, at: dt.datetime = NOW, name: str = "Upward"
) -> Pair:
    """Return the pair, in a program of its own."""
    cohort = open_cohort(by, at=at, name=name)
    mentor = signed_up(cohort, noor, Side.MENTOR, at=at)
    mentee = signed_up(cohort, ada, Side.MENTEE, at=at)
    closed(cohort, by=by, at=at)
    return also_paired(cohort, mentor.pk, mentee.pk, at=at)


def also_paired(cohort: Cohort, mentor: int, mentee: int, *, at: dt.datetime = NOW) -> Pair:
    """Return two of a cohort as a pair."""
    pair = Pair.objects.create(cohort=cohort, mentor_id=mentor, mentee_id=mentee, published_at=at)
    return known(pair)


def known(pair: Pair) -> Pair:
    """Return the pair as it stands in the database."""
    return Pair.objects.with_people().get(pk=pair.pk)


def planned(pair: Pair, number: int, starts_at: dt.datetime) -> Meeting:
    """Return a date that the mentor planned an hour before, so that it may be in the past."""
    at = starts_at - HOUR
    return plan(pair, number, starts_at, by=pair.mentor.person, at=at)


def met(pair: Pair, number: int, starts_at: dt.datetime) -> Meeting:
    """Return a date at which both say that they met."""
    meeting = planned(pair, number, starts_at)
    for side in Side:
        say(meeting, Answer.YES, side=side, at=meeting.ends_at)
    return meeting
