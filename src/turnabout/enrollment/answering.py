"""Answering: what somebody says in the form, kept as they say it, as long as sign-up is open."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from turnabout.enrollment.models import Enrollment, HeldDate, NotWith, Offer, Personal, Want
from turnabout.enrollment.models.enrollments import STYLES, EnrollmentQuerySet
from turnabout.enrollment.rules import is_week, merged
from turnabout.people.models import Person
from turnabout.programs.models import Cohort
from turnabout.skills.choices import Choice, take_up

PLAIN = frozenset(
    {"gains", "other_gain", "manager_time", "decision", "changed_mind", "returns", "values"}
    | {*STYLES, "time_zone", "languages", "meets", "access_needs", "capacity"}
)
"""The answers that are kept as they are given."""


class SignUpClosedError(Exception):
    """Sign-up is not open, or this one was withdrawn."""

    def __str__(self) -> str:
        return _("Sign-up is closed. What you said is kept as it stands.")


class NotTheirsError(Exception):
    """Somebody else's answers: only they write in them."""


class PersonalTopicError(Exception):
    """A topic of personal experience is only offered by who said yes to talking about it."""


@transaction.atomic
def answer(
    enrollment: Enrollment, answers: Mapping[str, Any], *, by: Person, at: dt.datetime
) -> None:
    """Keep these answers; what is not among them stays as it is. SignUpClosedError if too late."""
    unknown = answers.keys() - PLAIN
    if unknown:
        raise ValueError(f"no such answers: {sorted(unknown)}")
    write(enrollment, answers, by=by, at=at)


@transaction.atomic
def keep_hours(
    enrollment: Enrollment, hours: Iterable[Sequence[int]], *, by: Person, at: dt.datetime
) -> None:
    """Keep when somebody is free. Dates that a mentee held and that no longer fit stay theirs."""
    slots = merged(hours)
    if not is_week(slots):
        raise ValueError("the hours are no hours of one week")
    write(enrollment, {"slots": slots}, by=by, at=at)


@transaction.atomic
def offer(
    enrollment: Enrollment,
    choices: Iterable[Choice],
    *,
    personal: str,
    by: Person,
    at: dt.datetime,
) -> None:
    """Keep what a mentor offers; examples of topics that stay are kept.

    PersonalTopicError where one is about personal experience and they did not say yes to that.
    """
    changed = {"personal": personal, "personal_at": at} if personal != enrollment.personal else {}
    write(enrollment, changed, by=by, at=at)
    taken = dict(take_up(choices, by=by, at=at))
    if personal == Personal.NO and any(skill.is_personal for skill in taken):
        raise PersonalTopicError
    examples = dict(enrollment.offers.values_list("skill", "example"))
    enrollment.offers.all().delete()
    Offer.objects.bulk_create(
        Offer(
            enrollment=enrollment,
            skill=skill,
            place=place,
            level=level,
            example=examples.get(skill.pk, ""),
        )
        for place, (skill, level) in enumerate(taken.items(), start=1)
    )


@transaction.atomic
def want(enrollment: Enrollment, choices: Iterable[Choice], *, by: Person, at: dt.datetime) -> None:
    """Keep what a mentee wants to know more of; how soon is kept for topics that stay."""
    write(enrollment, {}, by=by, at=at)
    taken = dict(take_up(choices, by=by, at=at))
    urgency = dict(enrollment.wants.values_list("skill", "urgency"))
    enrollment.wants.all().delete()
    Want.objects.bulk_create(
        Want(
            enrollment=enrollment,
            skill=skill,
            place=place,
            level=level,
            **({"urgency": urgency[skill.pk]} if skill.pk in urgency else {}),
        )
        for place, (skill, level) in enumerate(taken.items(), start=1)
    )


@transaction.atomic
def tell_more(
    enrollment: Enrollment, told: Mapping[int, str | int], *, by: Person, at: dt.datetime
) -> None:
    """Keep the example of each offer, or the urgency of each want, by the number of its place."""
    write(enrollment, {}, by=by, at=at)
    for place, words in told.items():
        if enrollment.mentors:
            enrollment.offers.filter(place=place).update(example=words)
        else:
            enrollment.wants.filter(place=place).update(urgency=words)


@transaction.atomic
def hold(
    enrollment: Enrollment, dates: Mapping[int, dt.datetime | None], *, by: Person, at: dt.datetime
) -> None:
    """Hold these dates, by the number of the session; None lets one go."""
    write(enrollment, {}, by=by, at=at)
    enrollment.dates.filter(number__in=dates).delete()
    HeldDate.objects.bulk_create(
        HeldDate(enrollment=enrollment, number=number, starts_at=moment)
        for number, moment in dates.items()
        if moment
    )


@transaction.atomic
def accept_rules(enrollment: Enrollment, *, is_yes: bool, by: Person, at: dt.datetime) -> None:
    """Keep whether a mentee accepts the ground rules; nobody can do that for them."""
    if by.pk != enrollment.person_id:
        raise NotTheirsError
    if is_yes != bool(enrollment.rules_accepted_at):
        write(enrollment, {"rules_accepted_at": at if is_yes else None}, by=by, at=at)


@transaction.atomic
def keep_apart(enrollment: Enrollment, person: Person, *, by: Person, at: dt.datetime) -> None:
    """Never pair somebody with this person; no reason is asked and nobody else learns."""
    write(enrollment, {}, by=by, at=at)
    if person.pk != enrollment.person_id:
        NotWith.objects.get_or_create(enrollment=enrollment, person=person)


@transaction.atomic
def keep_apart_no_more(
    enrollment: Enrollment, person: Person, *, by: Person, at: dt.datetime
) -> None:
    """Let somebody be paired with this person again."""
    write(enrollment, {}, by=by, at=at)
    enrollment.not_with.filter(person=person).delete()


def write(
    enrollment: Enrollment, answers: Mapping[str, Any], *, by: Person, at: dt.datetime
) -> None:
    """Keep answers of somebody who may give them, as long as sign-up is open."""
    if by.pk != enrollment.person_id and enrollment.is_theirs:
        raise NotTheirsError
    if not is_open(enrollment.cohort, at):
        raise SignUpClosedError
    told = {**answers, "saved_at": at}
    if by.pk == enrollment.person_id and not enrollment.is_theirs:
        told["taken_over_at"] = at
    if not standing(enrollment).update(**told):
        raise SignUpClosedError
    for name, value in told.items():
        setattr(enrollment, name, value)


def standing(enrollment: Enrollment) -> EnrollmentQuerySet:
    """Return the enrollment as long as nobody has withdrawn it, for a guarded update."""
    return Enrollment.objects.filter(pk=enrollment.pk, withdrawn_at__isnull=True)


def is_open(cohort: Cohort, at: dt.datetime) -> bool:
    """Return whether people can sign up for a cohort at this time."""
    return cohort.is_open_on(timezone.localdate(at)) and not cohort.program.is_archived
