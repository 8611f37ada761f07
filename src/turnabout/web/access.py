"""Who may open which page: said once, beside its address, and kept by one middleware.

An opening lets a kind of person through the door. Which things they then find behind it, the page
takes from what is theirs. Somebody who is not let in sees what they would see at an address that
does not exist; only who has not signed in yet is asked to.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path

from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Program

View = Callable[..., HttpResponseBase]
Somebody = Person | AnonymousUser


@dataclass(frozen=True, slots=True)
class Opening:
    """A kind of person whom a door lets in, and the name by which the table of access calls it."""

    name: str
    admits: Callable[[Somebody], bool]


ANYBODY = Opening("anybody", lambda _: True)
EVERYBODY = Opening("everybody signed in", lambda one: one.is_authenticated)
COORDINATORS = Opening("coordinators", lambda one: isinstance(one, Person) and one.is_coordinator)
ADMINISTRATORS = Opening(
    "administrators", lambda one: isinstance(one, Person) and one.is_administrator
)

STAFF = Opening(
    "coordinators and administrators",
    lambda one: COORDINATORS.admits(one) or ADMINISTRATORS.admits(one),
)

IN_CHARGE = Opening(
    "coordinators, and who is in charge of something in a program",
    lambda one: (
        COORDINATORS.admits(one)
        or (isinstance(one, Person) and Program.objects.seen_by(one).exists())
    ),
)

PAIRED = Opening(
    "who is in a pair",
    lambda one: isinstance(one, Person) and Pair.objects.seen_by(one).exists(),
)


class Door:
    """A view and whom it lets in."""

    def __init__(self, view: View, opening: Opening) -> None:
        self.view = view
        self.opening = opening
        self.csrf_exempt = bool(getattr(view, "csrf_exempt", False))

    def __call__(self, request: HttpRequest, **given: Any) -> HttpResponseBase:
        """Return what the view answers."""
        return self.view(request, **given)


def door(route: str, view: View, *, name: str, opens_to: Opening) -> URLPattern:
    """Return an address of a page, with whom it lets in."""
    return path(route, Door(view, opens_to), name=name)


def person_of(request: HttpRequest) -> Person:
    """Return who asks; behind a door that opens to people by name it is always somebody."""
    if isinstance(request.user, Person):
        return request.user
    raise Http404


class AccessMiddleware:
    """Keeps every door, and refuses to open one of which nobody said for whom it is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer of the page."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, _args: object, _kwargs: object
    ) -> HttpResponse | None:
        """Return None for who is let in, and the way to sign in for who might be."""
        if not isinstance(view, Door):
            raise ImproperlyConfigured(f"{request.path}: say for whom this page is, with door().")
        if view.opening.admits(request.user):
            return None
        if request.user.is_authenticated:
            raise Http404
        return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
