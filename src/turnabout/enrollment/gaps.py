"""What is still missing before somebody can sign up, and at which step of the form."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.rules import has_room

VALUES_TO_NAME = 3


class Gap(NamedTuple):
    """Something that is missing: the step where it is asked, what to do, whether all hangs on it.

    No pair can do without what is vital, whoever signed somebody up.
    """

    step: str
    what: str
    is_vital: bool = False


def gaps(enrollment: Enrollment) -> list[Gap]:
    """Return everything that is missing, in the order of the form; no query once it is loaded.

    Load it with `Enrollment.objects.with_answers()`.
    """
    found = _of_mentor(enrollment) if enrollment.mentors else _of_mentee(enrollment)
    order = ("topics", "more", "you", "when", "dates", "people")
    return sorted([*found, *_of_both(enrollment)], key=lambda gap: order.index(gap.step))


def hindrances(enrollment: Enrollment) -> list[Gap]:
    """Return what keeps somebody from being paired: everything that is missing, in their own form.

    Of whom a coordinator signed up from a sheet, only what is vital: a sheet asks less than the
    form, and nobody says the rest for them. The ground rules stay theirs to accept.
    """
    found = gaps(enrollment)
    return found if enrollment.sheet_id is None else [gap for gap in found if gap.is_vital]


def _of_both(enrollment: Enrollment) -> list[Gap]:
    minutes = enrollment.program.minutes
    checks = {
        Gap("you", _("Name your three most important work values.")): (
            len(enrollment.values) == VALUES_TO_NAME
        ),
        Gap(
            "when",
            _("Mark when you are free: at least %(minutes)s minutes a week without a break.")
            % {"minutes": minutes},
            is_vital=True,
        ): has_room(enrollment.slots, minutes=minutes),
        Gap("when", _("Say in which languages you can talk."), is_vital=True): bool(
            enrollment.languages
        ),
    }
    return _failed(checks)


def _of_mentor(enrollment: Enrollment) -> list[Gap]:
    offers = list(enrollment.offers.all())
    checks = {
        Gap(
            "topics", _("Choose at least one topic that you could help with."), is_vital=True
        ): bool(offers),
        Gap("people", _("Say whether the time is agreed with your manager.")): bool(
            enrollment.manager_time
        ),
    }
    without = [
        Gap("more", _("Give one real example for “%(topic)s”.") % {"topic": offer.skill})
        for offer in offers
        if not offer.example
    ]
    return _failed(checks) + without


def _of_mentee(enrollment: Enrollment) -> list[Gap]:
    sessions, held = enrollment.program.sessions, len(enrollment.dates.all())
    checks = {
        Gap(
            "topics", _("Choose at least one topic that you want to know more of."), is_vital=True
        ): bool(enrollment.wants.all()),
        Gap("more", _("Say which decision or habit could turn out differently.")): bool(
            enrollment.decision
        ),
        Gap(
            "dates",
            _("Hold %(all)s dates: %(held)s are held. Without them you cannot be paired.")
            % {"all": sessions, "held": held},
        ): held >= sessions,
        Gap("people", _("Read the ground rules and accept them.")): bool(
            enrollment.rules_accepted_at
        ),
    }
    return _failed(checks)


def _failed(checks: dict[Gap, bool]) -> list[Gap]:
    return [gap for gap, is_there in checks.items() if not is_there]
