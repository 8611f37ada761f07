"""Where somebody is signed in: seen when they open a page, and ended when they say so."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from turnabout.people.models import Person
from turnabout.web.account.devices import device

NOTED = dt.timedelta(minutes=5)
"""How exactly we know when somebody was last seen: a write for every page would be too many."""


class SeenMiddleware:
    """Notes where somebody is signed in, and when they were last seen there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer of the page."""
        if request.session.session_key and request.user.is_authenticated:
            note(request, at=timezone.now())
        return self.get_response(request)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A place where somebody is signed in."""

    pk: int
    device: str
    network: str
    began_at: dt.datetime
    seen_at: dt.datetime
    is_here: bool


def note(request: HttpRequest, *, at: dt.datetime) -> None:
    """Write down that this session is used now, unless that was written down just before."""
    known = UserSession.objects.filter(
        session_key=request.session.session_key,
        user_id=request.user.pk,
        ip=get_adapter().get_client_ip(request),
        last_seen_at__gt=at - NOTED,
    )
    if not known.exists():
        UserSession.objects.create_from_request(request)


def signed_in(person: Person, *, here: str | None, at: dt.datetime) -> list[SignedIn]:
    """Return where a person is signed in, this browser first, then the last seen."""
    noted = list(UserSession.objects.filter(user=person).order_by("-last_seen_at", "-pk"))
    alive = _alive(person, [one.session_key for one in noted], at=at)
    found = [
        SignedIn(
            pk=one.pk,
            device=device(one.user_agent),
            network=one.ip,
            began_at=one.created_at,
            seen_at=one.last_seen_at,
            is_here=one.session_key == here,
        )
        for one in noted
        if one.session_key in alive
    ]
    return sorted(found, key=lambda one: not one.is_here)


@transaction.atomic
def end(person: Person, pks: list[int]) -> int:
    """Return how many sessions of a person are ended."""
    noted = UserSession.objects.filter(user=person, pk__in=pks)
    Session.objects.filter(
        session_key__in=list(noted.values_list("session_key", flat=True))
    ).delete()
    count: int = noted.delete()[0]
    return count


def _alive(person: Person, keys: list[str], *, at: dt.datetime) -> set[str]:
    """Return which sessions still sign the person in: a new password ends all the others."""
    proof = person.get_session_auth_hash()
    return {
        one.session_key
        for one in Session.objects.filter(session_key__in=keys, expire_date__gt=at)
        if one.get_decoded().get(HASH_SESSION_KEY) == proof
    }
