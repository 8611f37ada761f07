"""The steps of the form for each role: their titles, their order, and which are whose."""

from typing import NamedTuple

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from turnabout.enrollment.gaps import Gap
from turnabout.enrollment.models import Enrollment
from turnabout.web.enrollment.forms import people, time, topics
from turnabout.web.enrollment.forms.step import Answers


class Stop(NamedTuple):
    """One step: its name in addresses, its title, why it is asked, and its form."""

    key: str
    title: str | Promise
    lead: str | Promise
    form: type[Answers]
    keeps_on: str = "change, input delay:1200ms"


class Place(NamedTuple):
    """One step in the list of all: whether it is open, and what is missing there."""

    stop: Stop
    is_here: bool
    missing: list[str]


YOU = Stop(
    "you",
    _("About you"),
    _("Two people who know how they differ talk better. There is no right answer."),
    people.AboutYou,
)
WHEN = Stop(
    "when",
    _("When and how"),
    _("Partners need an hour that both have, on their own clocks, and a language."),
    time.WhenAndWhere,
)
MENTOR = (
    Stop(
        "topics",
        _("What you offer"),
        _("What you know and others do not. You need not be an expert."),
        topics.Offers,
        keeps_on="change",
    ),
    Stop(
        "more",
        _("Examples"),
        _("One example says more than a level: what you did, for whom."),
        topics.Examples,
    ),
    YOU,
    WHEN,
    Stop(
        "people",
        _("People"),
        _("Reporting lines are kept apart for you. You say who else should be."),
        people.MentorsPeople,
    ),
)
MENTEE = (
    Stop(
        "topics",
        _("What you want to learn"),
        _("What you would ask if nobody minded."),
        topics.Wants,
        keeps_on="change",
    ),
    Stop(
        "more",
        _("How soon, and why"),
        _("A conversation with a goal changes more than one without."),
        topics.Reasons,
    ),
    YOU,
    WHEN,
    Stop(
        "dates",
        _("Hold the dates"),
        _("Senior diaries fill up. Held dates are what keeps a pair going."),
        time.Dates,
    ),
    Stop(
        "people",
        _("Ground rules"),
        _("What you promise whoever guides you, and with whom you should not be paired."),
        people.GroundRules,
    ),
)
FOR_THEM = {"topics", "more", "when", "dates"}
"""What a coordinator may enter for somebody. The rest only they can say."""


def stops(enrollment: Enrollment) -> tuple[Stop, ...]:
    """Return the steps of somebody's form."""
    return MENTOR if enrollment.mentors else MENTEE


def stops_for_them(enrollment: Enrollment) -> tuple[Stop, ...]:
    """Return the steps that a coordinator may enter for somebody."""
    return tuple(stop for stop in stops(enrollment) if stop.key in FOR_THEM)


def at(path: tuple[Stop, ...], key: str) -> Stop:
    """Return the step of this name; Http404 where there is none."""
    for stop in path:
        if stop.key == key:
            return stop
    raise Http404


def after(path: tuple[Stop, ...], stop: Stop) -> Stop | None:
    """Return the step that follows, or None at the end."""
    place = path.index(stop) + 1
    return path[place] if place < len(path) else None


def places(path: tuple[Stop, ...], missing: list[Gap], here: str = "") -> list[Place]:
    """Return all steps with what is missing at each."""
    return [
        Place(stop, stop.key == here, [gap.what for gap in missing if gap.step == stop.key])
        for stop in path
    ]
