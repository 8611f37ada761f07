"""What one sees of one's own sign-ups: how each stands, and what happens next and when."""

import datetime as dt
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from turnabout.enrollment.gaps import gaps, hindrances
from turnabout.enrollment.links import token_of
from turnabout.enrollment.models import Enrollment, Invitation, Personal, PlaceOffer
from turnabout.enrollment.places import standing_of
from turnabout.enrollment.stars import is_time_for_stars
from turnabout.people.models import Person
from turnabout.programs.sentences import day
from turnabout.web.enrollment.stops import places, stops
from turnabout.web.lottery.lots import lot_of
from turnabout.web.pairs.loading import whom_they_meet


class Asked(NamedTuple):
    """An invitation that waits for an answer, and the token of its link."""

    invitation: Invitation
    token: str


class Date(NamedTuple):
    """Something that happens, and when."""

    when: str
    what: str


def mine(person: Person, now: dt.datetime) -> dict[str, Any]:
    """Return one's sign-ups and the invitations that wait."""
    begun = list(Enrollment.objects.of(person).select_related("cohort__program"))
    asked = person.invitations.unanswered().select_related("cohort__program")
    waiting = [one for one in asked if one.cohort.is_open_on(now.date())]
    return {
        "enrollments": begun,
        "asked": [Asked(one, token_of(one.seed)) for one in waiting],
    }


def overview(enrollment: Enrollment, now: dt.datetime) -> dict[str, Any]:
    """Return how one's sign-up stands."""
    missing = gaps(enrollment)
    path = stops(enrollment)
    waits = standing_of(enrollment)
    offered = PlaceOffer.objects.open().filter(place__enrollment=enrollment, deadline__gte=now)
    may_change = enrollment.can_change_on(now.date())
    pairs = whom_they_meet(enrollment)
    return {
        "pairs": pairs,
        "enrollment": enrollment,
        "missing": missing,
        "hinders": hindrances(enrollment),
        "walk": places(path, missing),
        "titles": {stop.key: stop.title for stop in path},
        "may_change": may_change,
        "may_star": is_time_for_stars(enrollment, now) and not pairs,
        "opens_up": enrollment.personal != Personal.NO,
        "tells_manager": _tells_manager(enrollment) and may_change,
        "waits": waits,
        "lot": lot_of(enrollment),
        "offered": offered.first(),
        "dates": [] if waits and waits[0].is_for_next else dates(enrollment),
        "next": next((place for place in places(path, missing) if place.missing), None),
    }


def dates(enrollment: Enrollment) -> list[Date]:
    """Return what happens from here to the end, each with its date."""
    cohort = enrollment.cohort
    return [
        Date(
            _("Until %(day)s") % {"day": day(cohort.sign_up_closes_on)},
            _("You can change your answers."),
        ),
        Date(
            _("Then"),
            _(
                "You may star up to five short profiles. You see whom you would meet, and each of "
                "you can decline once, before anything is told."
            ),
        ),
        Date(
            _("From %(day)s") % {"day": day(cohort.starts_on)}, _("The first sessions take place.")
        ),
        Date(_("Until %(day)s") % {"day": day(cohort.ends_on)}, _("The closing. Then it is over.")),
    ]


def _tells_manager(enrollment: Enrollment) -> bool:
    asks = enrollment.manager_time == "ask" and enrollment.submitted_at
    return bool(asks and not enrollment.manager_told_at and enrollment.person.manager_id)
