"""Ending what somebody was signed in with: they have left, or an address is theirs no more."""

from collections.abc import Iterable

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from turnabout.people.batches import batches


def sign_out(people: Iterable[int]) -> None:
    """End every session of these people, by their numbers."""
    for some in batches(people):
        theirs = UserSession.objects.filter(user__in=some)
        Session.objects.filter(session_key__in=theirs.values("session_key")).delete()
        theirs.delete()


def forget_addresses(people: Iterable[int]) -> None:
    """Let nobody sign in with an address that these people had: only the one they have now."""
    for some in batches(people):
        EmailAddress.objects.filter(user__in=some).delete()
