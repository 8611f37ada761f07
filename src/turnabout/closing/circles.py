"""The mentors' circle: dates, who comes, and the themes that all of them let out."""

import datetime as dt
from collections.abc import Iterable

from django.db import models, transaction
from django.utils.translation import gettext as _

from turnabout.closing.letters import tell_of_circle
from turnabout.closing.models import Approval, Circle, Coming, Theme
from turnabout.closing.models.circles import WEEKS
from turnabout.core.history import remember
from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.models.enrollments import EnrollmentQuerySet
from turnabout.meetings.planning import PastError
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Cohort

FEWEST = 2
"""Mentors who agree to a theme, at least: what one alone says would be known as theirs."""


class NotYoursError(Exception):
    """Another mentor writes the themes of this circle."""

    def __str__(self) -> str:
        return _("Somebody else of you writes the themes this time.")


class NotOverError(Exception):
    """The circle has not met yet."""

    def __str__(self) -> str:
        return _("Themes are written after you have met.")


def proposed_day(cohort: Cohort, number: int) -> dt.date:
    """Return the Wednesday of the week in which a circle should meet."""
    week = cohort.starts_on + dt.timedelta(weeks=WEEKS[number] - 1)
    return week + dt.timedelta(days=2 - week.weekday())


@transaction.atomic
def set_date(
    cohort: Cohort, number: int, starts_at: dt.datetime, *, place: str, by: Person, at: dt.datetime
) -> Circle:
    """Return the circle, at this time; every mentor who meets somebody is written to. PastError."""
    if starts_at <= at:
        raise PastError
    was = Circle.objects.filter(cohort=cohort, number=number).first()
    circle, _is_new = Circle.objects.update_or_create(
        cohort=cohort,
        number=number,
        defaults={"starts_at": starts_at, "place": place, "set_by": by, "set_at": at},
    )
    remember(cohort, "set circle", by=by, at=at, detail={"circle": number})
    if was is None or (was.starts_at, was.place) != (starts_at, place):
        tell_of_circle(circle, mentors_of(cohort), moved=was is not None, at=at)
    return circle


def mentors_of(cohort: Cohort) -> EnrollmentQuerySet:
    """Return the mentors whom a circle is for.

    Whoever is a mentee in the cohort never is, nor a senior who swapped seats.
    """
    first = Pair.objects.filter(cohort=cohort, swap__isnull=True)
    mentees = Enrollment.objects.filter(pk__in=first.values("mentee")).values("person")
    meeting = Enrollment.objects.filter(
        pk__in=first.values("mentor"), withdrawn_at__isnull=True, person__left_at__isnull=True
    )
    return meeting.exclude(person__in=mentees).select_related("person").order_by("pk")


def circles_of(person: Person) -> models.QuerySet[Circle]:
    """Return the circles in which this person sits."""
    theirs = Enrollment.objects.filter(person=person, role="mentor")
    cohorts = [one.cohort_id for one in theirs if one in mentors_of(one.cohort)]
    return Circle.objects.filter(cohort__in=cohorts).select_related("cohort__program")


def say_whether_coming(
    circle: Circle, mentor: Enrollment, *, is_coming: bool, at: dt.datetime
) -> None:
    """Keep whether a mentor comes."""
    Coming.objects.update_or_create(
        circle=circle, mentor=mentor, defaults={"is_coming": is_coming, "at": at}
    )


@transaction.atomic
def write_themes(
    circle: Circle, texts: Iterable[str], *, by: Enrollment, at: dt.datetime
) -> list[Theme]:
    """Return the themes, which the others now look at; the first mentor who writes is the scribe.

    NotOverError, NotYoursError.
    """
    if at < circle.ends_at:
        raise NotOverError
    free = models.Q(scribe__isnull=True) | models.Q(scribe=by)
    if not Circle.objects.filter(free, pk=circle.pk).update(scribe=by):
        raise NotYoursError
    themes = [Theme(circle=circle, text=text.strip()) for text in texts if text.strip()]
    Theme.objects.bulk_create(themes)
    _approve(themes, by)
    return themes


def approve(circle: Circle, *, by: Enrollment, only: Iterable[int]) -> None:
    """Let a mentor agree to these themes."""
    _approve(circle.themes.standing().filter(pk__in=list(only)), by)


def strike(circle: Circle, theme: int, *, by: Enrollment) -> None:
    """Let a theme stay among the mentors: any one of them is enough, and nobody learns who."""
    if by in mentors_of(circle.cohort):
        circle.themes.filter(pk=theme).update(struck=True)


def approved(circle: Circle) -> list[Theme]:
    """Return the themes that every mentor of the circle agreed to: these reach the coordinator.

    What nobody else has agreed to stays with whoever wrote it.
    """
    there = set(_who_was_there(circle).values_list("pk", flat=True))
    return [theme for theme in circle.themes.standing() if _is_approved(theme, there)]


def _is_approved(theme: Theme, there: set[int]) -> bool:
    agreed = set(theme.approvals.values_list("mentor", flat=True))
    return len(agreed) >= FEWEST and there <= agreed


def _approve(themes: Iterable[Theme], by: Enrollment) -> None:
    Approval.objects.bulk_create(
        (Approval(theme=theme, mentor=by) for theme in themes), ignore_conflicts=True
    )


def _who_was_there(circle: Circle) -> EnrollmentQuerySet:
    """Return the mentors of the circle who said that they come."""
    coming = Coming.objects.filter(circle=circle, is_coming=True).values("mentor")
    return mentors_of(circle.cohort).filter(pk__in=coming).order_by()
