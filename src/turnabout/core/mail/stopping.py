"""Nudges that somebody wants no more: stopped by a signed link or under "you", and begun again."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.core import signing
from django.db import transaction

from turnabout.core.history import remember
from turnabout.core.mail.kinds import KINDS, Kind
from turnabout.core.models import StoppedKind

SALT = "turnabout.core.mail.stopping"


class UnknownLinkError(Exception):
    """The link is not one of ours, or who it is for or what it stops is gone."""


class NotANudgeError(Exception):
    """People need this kind of letter: it cannot be stopped."""


class Stop(NamedTuple):
    """Who stops what."""

    person: AbstractBaseUser
    kind: Kind


def link_of(person: int, kind: str) -> str:
    """Return the address at which somebody stops a kind of nudge: without signing in, for ever."""
    return f"{settings.SITE}/letters/stop/{signing.dumps([person, kind], salt=SALT)}/"


def stop_of(key: str) -> Stop:
    """Return whom and what the key of a link means. UnknownLinkError where it means nothing."""
    try:
        pk, kind = signing.loads(key, salt=SALT)
        return Stop(get_user_model().objects.get(pk=pk), _nudge(kind))
    except (signing.BadSignature, get_user_model().DoesNotExist, NotANudgeError):
        raise UnknownLinkError from None


@transaction.atomic
def stop(person: AbstractBaseUser, kind: str, *, at: dt.datetime) -> None:
    """Write no nudges of this kind to somebody from now on. NotANudgeError where it is none."""
    _nudge(kind)
    _row, is_new = StoppedKind.objects.get_or_create(
        person_id=person.pk, kind=kind, defaults={"at": at}
    )
    if is_new:
        remember(person, "stop letters", by=person, at=at, detail={"kind": kind})


@transaction.atomic
def begin_again(person: AbstractBaseUser, kind: str, *, at: dt.datetime) -> None:
    """Write nudges of this kind to somebody again."""
    gone, _kinds = StoppedKind.objects.filter(person_id=person.pk, kind=kind).delete()
    if gone:
        remember(person, "begin letters again", by=person, at=at, detail={"kind": kind})


def stopped_by(person: AbstractBaseUser) -> set[str]:
    """Return which kinds somebody has stopped."""
    return set(StoppedKind.objects.filter(person_id=person.pk).values_list("kind", flat=True))


class Readers:
    """Who gets nudges: read once for all addresses of one posting."""

    def __init__(self, addresses: Iterable[str]) -> None:
        users = get_user_model()
        people = users.objects.filter(email__in=set(addresses))
        self._people = dict(people.values_list("email", "pk"))
        stopped = StoppedKind.objects.filter(person__in=self._people.values())
        self._stopped = set(stopped.values_list("person", "kind"))

    def link_for(self, address: str, kind: str) -> str | None:
        """Return where they stop such nudges; None where they did, or where nobody has it."""
        person = self._people.get(address)
        if person is None or (person, kind) in self._stopped:
            return None
        return link_of(person, kind)


def _nudge(kind: str) -> Kind:
    declared = KINDS.get(kind)
    if declared is None or not declared.is_nudge:
        raise NotANudgeError
    return declared
