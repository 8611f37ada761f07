"""Stars: once sign-up has closed, everyone may choose up to five of the other side.

Nobody else sees them: no coordinator, no sponsor, not the person chosen.
"""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from turnabout.enrollment.models import Enrollment, Offer, Star, Want
from turnabout.enrollment.models.choices import MOST_STARS
from turnabout.enrollment.models.enrollments import EnrollmentQuerySet
from turnabout.enrollment.signing_up import take_over
from turnabout.people.models import Person

MOST_PROFILES = 200


class NotNowError(Exception):
    """Stars are given from the close of sign-up to the end of the cohort."""


class CannotStarError(Exception):
    """Not of the other side, chosen twice, or more than five."""


class Profile(NamedTuple):
    """What one side sees of the other before anybody is paired."""

    enrollment: Enrollment
    first_name: str
    job: str
    department: str
    topics: list[str]
    shared: list[str]
    wish: str


def is_time_for_stars(enrollment: Enrollment, at: dt.datetime) -> bool:
    """Return whether this person can choose now."""
    cohort = enrollment.cohort
    is_over = cohort.opened_at and not cohort.is_open_on(timezone.localdate(at))
    signed_up = enrollment.submitted_at and not enrollment.withdrawn_at
    return bool(is_over and signed_up and not cohort.finished_at)


def others(enrollment: Enrollment) -> EnrollmentQuerySet:
    """Return who sits on the other side, without whom this person keeps apart from."""
    other_side = Enrollment.objects.submitted().filter(cohort=enrollment.cohort_id)
    return (
        other_side.on(enrollment.other_role)
        .exclude(person=enrollment.person_id)
        .exclude(person__in=enrollment.not_with.values("person"))
    )


def profiles(enrollment: Enrollment) -> list[Profile]:
    """Return the short profiles of the other side, those with most in common first."""
    mine = {one.skill_id for one in _topics(enrollment)}
    told = others(enrollment).with_answers()
    found = [_profile(one, mine) for one in told]
    found.sort(key=lambda one: (-len(one.shared), one.first_name, one.enrollment.pk))
    return found[:MOST_PROFILES]


def profile_for(enrollment: Enrollment, other: Enrollment) -> Profile:
    """Return the short profile of one of the other side, with the topics that both named."""
    return _profile(other, {one.skill_id for one in _topics(enrollment)})


@transaction.atomic
def give_stars(
    enrollment: Enrollment, chosen: Sequence[int], *, by: Person, at: dt.datetime
) -> None:
    """Choose these enrollments of the other side, first choice first; no others count.

    NotNowError outside the time for it; CannotStarError where one cannot be chosen. It stands in no
    history: it is nobody else's business.
    """
    if by.pk != enrollment.person_id or not is_time_for_stars(enrollment, at):
        raise NotNowError
    if len(chosen) > MOST_STARS or len(set(chosen)) < len(chosen):
        raise CannotStarError
    if others(enrollment).filter(pk__in=chosen).count() < len(chosen):
        raise CannotStarError
    take_over(enrollment, at=at)
    enrollment.stars.all().delete()
    Star.objects.bulk_create(
        Star(enrollment=enrollment, other_id=other, rank=rank)
        for rank, other in enumerate(chosen, start=1)
    )


def _topics(enrollment: Enrollment) -> list[Offer] | list[Want]:
    if enrollment.mentors:
        return list(enrollment.offers.all())
    return list(enrollment.wants.all())


def _profile(one: Enrollment, mine: set[int]) -> Profile:
    topics = _topics(one)
    wish = ", ".join(one.gain_words) if one.mentors else one.decision
    return Profile(
        enrollment=one,
        first_name=one.person.first_name,
        job=one.person.job,
        department=one.person.department,
        topics=[str(topic) for topic in topics],
        shared=[str(topic) for topic in topics if topic.skill_id in mine],
        wish=wish,
    )
