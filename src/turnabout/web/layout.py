"""The frame around every page: whose it is, and where one can go from here."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from turnabout.core.organisations import the_organisation
from turnabout.demo.making import personas
from turnabout.people.models import Person
from turnabout.web.access import ADMINISTRATORS, COORDINATORS, EVERYBODY, IN_CHARGE, PAIRED, STAFF


@dataclass(frozen=True, slots=True)
class Place:
    """One place in the navigation."""

    title: str
    address: str
    is_here: bool


def frame(request: HttpRequest) -> dict[str, object]:
    """Return the organisation and the places that this person can go to."""
    person = getattr(request, "user", None)
    return {
        "organisation": the_organisation(),
        "places": places(person, request.path) if isinstance(person, Person) else [],
        "personas": personas() if settings.DEMO else [],
    }


def places(person: Person, path: str) -> list[Place]:
    """Return the places of the navigation, in the order in which they are used."""
    rooms = [
        (_("Home"), "home", EVERYBODY),
        (_("My pair"), "pairs", PAIRED),
        (_("Signing up"), "sign_ups", EVERYBODY),
        (_("Programs"), "programs", IN_CHARGE),
        (_("People"), "people", STAFF),
        (_("Skills"), "skills", COORDINATORS),
        (_("Mail"), "mail", STAFF),
        (_("Jobs"), "jobs", ADMINISTRATORS),
        (_("Video"), "video", ADMINISTRATORS),
    ]
    return [
        Place(title, address, is_here=_is_here(address, path))
        for title, name, opening in rooms
        if opening.admits(person)
        for address in [reverse(name)]
    ]


def _is_here(address: str, path: str) -> bool:
    return path == address or (address != "/" and path.startswith(address))
