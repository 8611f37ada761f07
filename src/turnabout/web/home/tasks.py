"""What is next for somebody: what waits for them alone, and where to do it."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.stars import is_time_for_stars
from turnabout.people.models import Grade, Person
from turnabout.programs.models import Program
from turnabout.programs.sentences import day
from turnabout.web.access import COORDINATORS, STAFF
from turnabout.web.enrollment.overview import mine
from turnabout.web.programs.steps import next_stop, stops


class Task(NamedTuple):
    """Something to do: what, more about it, and where."""

    what: str
    more: str
    address: str


def tasks(person: Person, now: dt.datetime) -> list[Task]:
    """Return what waits for this person: their own sign-ups first, then what they lead."""
    return [*_of_participant(person, now), *_of_leader(person), *_of_first_days(person)]


def _of_participant(person: Person, now: dt.datetime) -> Iterator[Task]:
    told = mine(person, now)
    for asked in told["asked"]:
        cohort = asked.invitation.cohort
        yield Task(
            _("You are invited: %(program)s") % {"program": cohort.program},
            _("Sign up, or say no, until %(day)s.") % {"day": day(cohort.sign_up_closes_on)},
            reverse("sign_ups"),
        )
    for enrollment in told["enrollments"]:
        yield from _of_sign_up(enrollment, now)


def _of_sign_up(enrollment: Enrollment, now: dt.datetime) -> Iterator[Task]:
    address = reverse("sign_up", args=[enrollment.pk])
    if not enrollment.submitted_at and enrollment.can_change_on(now.date()):
        closes = {"day": day(enrollment.cohort.sign_up_closes_on)}
        what = _("Finish signing up: %(program)s") % {"program": enrollment.program}
        yield Task(what, _("Sign-up is open until %(day)s.") % closes, address)
    if is_time_for_stars(enrollment, now):
        what = _("Say whom you would choose: %(program)s") % {"program": enrollment.program}
        yield Task(what, _("Up to five, and nobody else ever sees it."), address)


def _of_leader(person: Person) -> Iterator[Task]:
    for program in Program.objects.led_by(person).running():
        if stop := next_stop(stops(program)):
            what = _("%(program)s: %(step)s") % {"program": program, "step": stop.step.title}
            yield Task(what, stop.step.gaps[0], stop.address)


def _of_first_days(person: Person) -> Iterator[Task]:
    """Yield what makes an installation ready: people, their ladder, a program."""
    if STAFF.admits(person) and not Person.objects.here().exclude(pk=person.pk).exists():
        what = _("Bring in the staff list")
        yield Task(
            what, _("A CSV or a spreadsheet; you see every change first."), reverse("people")
        )
    elif STAFF.admits(person) and Grade.objects.to_be_placed().exists():
        what = _("Put the grades on the ladder")
        yield Task(what, _("It says who is junior to whom."), reverse("grades"))
    if COORDINATORS.admits(person) and not Program.objects.led_by(person).exists():
        what = _("Begin a program")
        yield Task(what, _("It starts with the why: six questions."), reverse("program_new"))
