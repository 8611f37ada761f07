"""Signs somebody of the example up, as if they had filled in the form three days ago."""

import datetime as dt

from turnabout.enrollment.models import (
    Enrollment,
    Gain,
    HeldDate,
    ManagerTime,
    Offer,
    Want,
    WorkValue,
)
from turnabout.enrollment.models.enrollments import STYLES
from turnabout.matchmaking import Person as Told
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side
from turnabout.skills.models import Skill

EXAMPLE = "I do this most weeks, and showed a colleague last month."
DECISION = "How we decide what the crew hears first."


def sign_up(
    cohort: Cohort, person: Person, told: Told, skills: dict[str, Skill], *, at: dt.datetime
) -> None:
    """Sign the person up for each role that they take in the example."""
    if told.role.mentors:
        _sign_up_mentor(cohort, person, told, skills, at=at)
    if told.role.learns:
        _sign_up_mentee(cohort, person, told, skills, at=at)


def _sign_up_mentor(
    cohort: Cohort, person: Person, told: Told, skills: dict[str, Skill], *, at: dt.datetime
) -> None:
    enrollment = _enroll(
        cohort,
        person,
        told,
        Side.MENTOR,
        at=at,
        gains=[Gain.DECISIONS, Gain.LEADING],
        manager_time=ManagerTime.YES,
        capacity=told.capacity,
    )
    Offer.objects.bulk_create(
        Offer(
            enrollment=enrollment,
            skill=skills[offer.topic],
            place=place,
            level=offer.level,
            example=EXAMPLE,
        )
        for place, offer in enumerate(told.offers, start=1)
    )


def _sign_up_mentee(
    cohort: Cohort, person: Person, told: Told, skills: dict[str, Skill], *, at: dt.datetime
) -> None:
    enrollment = _enroll(
        cohort,
        person,
        told,
        Side.MENTEE,
        at=at,
        decision=DECISION,
        rules_accepted_at=at,
    )
    Want.objects.bulk_create(
        Want(
            enrollment=enrollment,
            skill=skills[want.topic],
            place=place,
            level=want.level,
            urgency=want.urgency,
        )
        for place, want in enumerate(told.wants, start=1)
    )
    HeldDate.objects.bulk_create(
        HeldDate(enrollment=enrollment, number=number, starts_at=dates[0])
        for number, dates in enumerate(enrollment.possible_dates(), start=1)
        if dates
    )


def _enroll(
    cohort: Cohort, person: Person, told: Told, role: Side, *, at: dt.datetime, **answers: object
) -> Enrollment:
    return Enrollment.objects.create(
        cohort=cohort,
        person=person,
        role=role,
        begun_at=at,
        saved_at=at,
        submitted_at=at,
        time_zone=told.timezone,
        languages=list(told.languages),
        slots=[list(slot) for slot in told.slots],
        values=[value for value in told.values if value in WorkValue.values],
        **dict(zip(STYLES, told.style, strict=False)),
        **answers,
    )
