"""What is still missing before somebody can sign up, and at which step of the form."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.rules import has_room
from turnabout.programs.models import Program, Side

VALUES_TO_NAME = 3


class Gap(NamedTuple):
    """Something that is missing: the step where it is asked, what to do, whether all hangs on it.

    No pair can do without what is vital, whoever signed somebody up.
    """

    step: str
    what: str
    is_vital: bool = False


class Said(NamedTuple):
    """What somebody said, as far as anything can be missing in it.

    `topics` are what they offer or want, each with the example that they gave; `dates` is how many
    they hold. `is_form` is whether they were asked the form, and not signed up from a sheet.
    """

    role: str
    is_form: bool
    values: Sequence[str]
    slots: Sequence[Sequence[int]]
    languages: Sequence[str]
    manager_time: str
    decision: str
    accepts: bool
    dates: int
    topics: Sequence[tuple[str, str]]


def gaps(enrollment: Enrollment) -> list[Gap]:
    """Return everything that is missing, in the order of the form; no query once it is loaded.

    Load it with `Enrollment.objects.with_answers()`.
    """
    order = ("topics", "more", "you", "when", "dates", "people")
    found = _missing(_said(enrollment), enrollment.program)
    return sorted(found, key=lambda gap: order.index(gap.step))


def hindrances(enrollment: Enrollment) -> list[Gap]:
    """Return what keeps somebody from being paired: everything that is missing, in their own form.

    Of whom a coordinator signed up from a sheet, only what is vital: a sheet asks less than the
    form, and nobody says the rest for them. The ground rules stay theirs to accept.
    """
    found = gaps(enrollment)
    return found if enrollment.sheet_id is None else [gap for gap in found if gap.is_vital]


def is_hindered(said: Said, program: Program) -> bool:
    """Return whether anything keeps somebody from being paired, as `hindrances` would say it."""
    return any(said.is_form or gap.is_vital for gap in _missing(said, program))


def _said(one: Enrollment) -> Said:
    if one.mentors:
        topics = [(str(offer.skill), offer.example) for offer in one.offers.all()]
    else:
        topics = [(str(want.skill), "") for want in one.wants.all()]
    return Said(
        role=one.role,
        is_form=one.sheet_id is None,
        values=one.values,
        slots=one.slots,
        languages=one.languages,
        manager_time=one.manager_time,
        decision=one.decision,
        accepts=bool(one.rules_accepted_at),
        dates=0 if one.mentors else len(one.dates.all()),
        topics=topics,
    )


def _missing(said: Said, program: Program) -> Iterator[Gap]:
    """Yield what is missing; nothing is put into words that is there."""
    yield from _of_mentor(said) if said.role == Side.MENTOR else _of_mentee(said, program)
    yield from _of_both(said, program)


def _of_both(said: Said, program: Program) -> Iterator[Gap]:
    if len(said.values) != VALUES_TO_NAME:
        yield Gap("you", _("Name your three most important work values."))
    if not has_room(said.slots, minutes=program.minutes):
        free = _("Mark when you are free: at least %(minutes)s minutes a week without a break.")
        yield Gap("when", free % {"minutes": program.minutes}, is_vital=True)
    if not said.languages:
        yield Gap("when", _("Say in which languages you can talk."), is_vital=True)


def _of_mentor(said: Said) -> Iterator[Gap]:
    if not said.topics:
        what = _("Choose at least one topic that you could help with.")
        yield Gap("topics", what, is_vital=True)
    if not said.manager_time:
        yield Gap("people", _("Say whether the time is agreed with your manager."))
    for topic, example in said.topics:
        if not example:
            what = _("Give one real example for “%(topic)s”.") % {"topic": topic}
            yield Gap("more", what)


def _of_mentee(said: Said, program: Program) -> Iterator[Gap]:
    if not said.topics:
        what = _("Choose at least one topic that you want to know more of.")
        yield Gap("topics", what, is_vital=True)
    if not said.decision:
        yield Gap("more", _("Say which decision or habit could turn out differently."))
    if said.dates < program.sessions:
        held = _("Hold %(all)s dates: %(held)s are held. Without them you cannot be paired.")
        yield Gap("dates", held % {"all": program.sessions, "held": said.dates})
    if not said.accepts:
        yield Gap("people", _("Read the ground rules and accept them."))
