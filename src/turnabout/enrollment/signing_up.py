"""Signing up: begun, sent off, withdrawn."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from turnabout.core.history import remember
from turnabout.core.organisations import the_organisation
from turnabout.enrollment.answering import (
    PLAIN,
    NotTheirsError,
    SignUpClosedError,
    is_open,
    standing,
    write,
)
from turnabout.enrollment.gaps import Gap, gaps
from turnabout.enrollment.letters import tell_manager
from turnabout.enrollment.models import Enrollment, Invitation, ManagerTime, Personal, Star
from turnabout.enrollment.places import a_place_is_free, wait_no_longer
from turnabout.enrollment.rules import stands_where
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Program, Side
from turnabout.skills.models import Group


class NotTheirRoleError(Exception):
    """The person's grade does not take this role in this program: the message says why."""


class MissingError(Exception):
    """Something is missing: `gaps` says what, and where it is asked."""

    def __init__(self, missing: Sequence[Gap]) -> None:
        super().__init__("; ".join(gap.what for gap in missing))
        self.gaps = missing


def why_not(person: Person, program: Program, role: Side) -> str:
    """Return why somebody cannot take a role, or nothing: it goes by grade, never by age."""
    height = person.grade.height if person.grade else None
    top, least = program.mentors_up_to, program.mentees_from
    if role == Side.MENTOR and top and not stands_where(height, up_to=top.height):
        return _("In this program, people up to “%(grade)s” mentor.") % {"grade": top}
    if role == Side.MENTEE and least and not stands_where(height, least=least.height):
        return _("In this program, people from “%(grade)s” up are mentored.") % {"grade": least}
    return ""


@transaction.atomic
def begin(
    cohort: Cohort,
    person: Person,
    role: Side,
    *,
    by: Person,
    at: dt.datetime,
    is_invited: bool = False,
) -> Enrollment:
    """Return the person's draft, or what they have begun before.

    SignUpClosedError where it is too late or too early; NotTheirRoleError where the grade does not
    fit and nobody has invited them.
    """
    if not is_open(cohort, at):
        raise SignUpClosedError
    if (reason := why_not(person, cohort.program, role)) and not is_invited:
        raise NotTheirRoleError(reason)
    is_own = by.pk == person.pk
    enrollment, is_new = Enrollment.objects.get_or_create(
        cohort=cohort,
        person=person,
        role=role,
        withdrawn_at=None,
        defaults={
            "begun_at": at,
            "saved_at": at,
            "entered_by": None if is_own else by,
            "time_zone": _zone_of(person),
            "languages": person.languages.split(),
        },
    )
    if is_new:
        remember(enrollment, "begin", by=by, at=at)
        asked = Invitation.objects.filter(cohort=cohort, person=person, role=role)
        asked.filter(answered_at__isnull=True).update(answered_at=at)
    return enrollment


def take_over(enrollment: Enrollment, *, at: dt.datetime) -> None:
    """Let what a coordinator entered be the person's own from now on."""
    if Enrollment.objects.filter(pk=enrollment.pk, taken_over_at=None).update(taken_over_at=at):
        enrollment.taken_over_at = at


@transaction.atomic
def submit(enrollment: Enrollment, *, by: Person, at: dt.datetime) -> None:
    """Sign up. MissingError with everything that is missing; asking again does no harm."""
    if by.pk != enrollment.person_id:
        raise NotTheirsError
    if missing := gaps(enrollment):
        raise MissingError(missing)
    write(enrollment, {}, by=by, at=at)
    if Enrollment.objects.filter(pk=enrollment.pk, submitted_at=None).update(submitted_at=at):
        enrollment.submitted_at = at
        remember(enrollment, "sign up", by=by, at=at)
    _tell_manager_once(enrollment, at=at)


@transaction.atomic
def close_up(enrollment: Enrollment, *, by: Person, at: dt.datetime) -> None:
    """Talk about personal experience no more: at any time, and its topics go with it."""
    theirs = Enrollment.objects.filter(pk=enrollment.pk).exclude(personal=Personal.NO)
    if theirs.update(personal=Personal.NO, personal_at=at):
        enrollment.personal, enrollment.personal_at = Personal.NO, at
        enrollment.offers.filter(skill__group=Group.LIVED).delete()
        remember(enrollment, "close up", by=by, at=at)


@transaction.atomic
def withdraw(enrollment: Enrollment, *, by: Person, at: dt.datetime) -> None:
    """Take it all back, at any time: the answers are erased, and others find no trace."""
    if not standing(enrollment).update(withdrawn_at=at, **nothing_said()):
        return
    enrollment.withdrawn_at = at
    for answers in (enrollment.offers, enrollment.wants, enrollment.dates):
        answers.all().delete()
    enrollment.not_with.all().delete()
    enrollment.replaced.all().delete()
    enrollment.stars.all().delete()
    Star.objects.filter(other=enrollment).delete()
    remember(enrollment, "withdraw", by=by, at=at)
    waited = wait_no_longer(enrollment, at=at)
    if enrollment.submitted_at and not waited and not is_open(enrollment.cohort, at):
        a_place_is_free(enrollment.cohort, Side(enrollment.role), at=at)


def nothing_said() -> dict[str, Any]:
    """Return the answers of somebody who gave none."""
    empty = Enrollment()
    names = PLAIN - {"time_zone"} | {"slots", "personal", "rules_accepted_at"}
    return {name: getattr(empty, name) for name in names}


def _tell_manager_once(enrollment: Enrollment, *, at: dt.datetime) -> None:
    manager = enrollment.person.manager
    if not (manager and manager.is_active and enrollment.manager_time == ManagerTime.ASK):
        return
    untold = Enrollment.objects.filter(pk=enrollment.pk, manager_told_at=None)
    if untold.update(manager_told_at=at):
        enrollment.manager_told_at = at
        tell_manager(enrollment, manager, at=at)


def _zone_of(person: Person) -> str:
    organisation = the_organisation()
    return person.time_zone or (organisation.time_zone if organisation else "UTC")
