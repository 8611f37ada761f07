"""The keys of contacts: set up, opened, locked anew, renewed, and given up where all is lost."""

import datetime as dt
import secrets
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from turnabout.concerns.models import Concern, Key, Party
from turnabout.concerns.rules import SHORTEST_PASSPHRASE
from turnabout.concerns.sealing.boxes import (
    Bound,
    Private,
    new_private,
    private_of,
    public_of,
    secret_of,
)
from turnabout.concerns.sealing.locks import lock, unlock
from turnabout.concerns.threads import seal_anew
from turnabout.people.models import Person

LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
RECOVERY_LETTERS, RECOVERY_GROUP = 30, 5
"""A recovery key has 147 bits, and no letter that is taken for another."""


class NewKey(NamedTuple):
    """A key, and the recovery key that is shown this once."""

    key: Key
    recovery: str


class KeyThereError(Exception):
    """Whoever has a key renews it instead."""

    def __str__(self) -> str:
        return _("You have a key already.")


class PassphraseTooShortError(Exception):
    """A passphrase stands alone between a copy of the database and what people trusted you with."""

    def __str__(self) -> str:
        shortest = {"n": SHORTEST_PASSPHRASE}
        return (
            _("Choose at least %(n)d characters: four or five words are easy to keep.") % shortest
        )


def key_of(person: Person) -> Key | None:
    """Return the key that this person opens things with now."""
    return Key.objects.open().filter(person=person).first()


@transaction.atomic
def set_up_key(person: Person, passphrase: str, *, at: dt.datetime) -> NewKey:
    """Return a new key. Neither the passphrase nor the recovery key is stored.

    KeyThereError, PassphraseTooShortError.
    """
    _see_that_it_is_long(passphrase)
    key, recovery = _made(person, passphrase, at=at)
    try:
        with transaction.atomic():
            key.save(force_insert=True)
    except IntegrityError:
        raise KeyThereError from None
    return NewKey(key, recovery)


def open_key(key: Key, passphrase: str) -> Private:
    """Return the private key. WrongPassphraseError."""
    return private_of(unlock(key.by_passphrase, passphrase, bound=_bound(key)))


def change_passphrase(key: Key, passphrase: str, *, to: str) -> None:
    """Let another passphrase open the key from now on; the recovery key stays as it was.

    WrongPassphraseError, PassphraseTooShortError.
    """
    _see_that_it_is_long(to)
    secret = unlock(key.by_passphrase, passphrase, bound=_bound(key))
    key.by_passphrase = lock(secret, to, bound=_bound(key))
    key.save(update_fields=["by_passphrase"])


def recover(key: Key, recovery: str, *, passphrase: str) -> str:
    """Let a new passphrase open the key, and return a new recovery key: the old one is used up.

    WrongPassphraseError, PassphraseTooShortError.
    """
    _see_that_it_is_long(passphrase)
    secret = unlock(key.by_recovery, _plain(recovery), bound=_bound(key))
    fresh = _new_recovery()
    key.by_passphrase = lock(secret, passphrase, bound=_bound(key))
    key.by_recovery = lock(secret, _plain(fresh), bound=_bound(key))
    key.save(update_fields=["by_passphrase", "by_recovery"])
    return fresh


@transaction.atomic
def renew_key(key: Key, passphrase: str, *, at: dt.datetime) -> NewKey:
    """Return a new key with the same passphrase; all that the old one opens is sealed to it.

    WrongPassphraseError.
    """
    private = open_key(key, passphrase)
    new = _put_in_place_of(key, passphrase, at=at)
    for concern in Concern.objects.select_for_update().filter(key=key):
        seal_anew(concern, private, reader=Party.CONTACT, to=new.key)
    return new


@transaction.atomic
def begin_anew(key: Key, passphrase: str, *, at: dt.datetime) -> NewKey:
    """Return a new key for who has lost passphrase and recovery key.

    What was sealed to the old one they never open again; its authors read that in their threads,
    and can send it to whom they choose, since their own boxes still open.
    """
    _see_that_it_is_long(passphrase)
    return _put_in_place_of(key, passphrase, at=at)


def _put_in_place_of(key: Key, passphrase: str, *, at: dt.datetime) -> NewKey:
    if key.person is None:
        raise Key.DoesNotExist
    ended = {"ended_at": at, "by_passphrase": "", "by_recovery": ""}
    if not Key.objects.open().filter(pk=key.pk).update(**ended):
        raise Key.DoesNotExist
    new = NewKey(*_made(key.person, passphrase, at=at))
    new.key.save(force_insert=True)
    return new


def _made(person: Person, passphrase: str, *, at: dt.datetime) -> tuple[Key, str]:
    private, recovery = new_private(), _new_recovery()
    key = Key(person=person, public=public_of(private), made_at=at)
    key.by_passphrase = lock(secret_of(private), passphrase, bound=_bound(key))
    key.by_recovery = lock(secret_of(private), _plain(recovery), bound=_bound(key))
    return key, recovery


def _bound(key: Key) -> Bound:
    return ("key", str(key.pk), key.public)


def _new_recovery() -> str:
    drawn = "".join(secrets.choice(LETTERS) for _one in range(RECOVERY_LETTERS))
    groups = range(0, RECOVERY_LETTERS, RECOVERY_GROUP)
    return "-".join(drawn[start : start + RECOVERY_GROUP] for start in groups)


def _plain(recovery: str) -> str:
    """Return a recovery key as it is typed, without what people put between."""
    return "".join(one for one in recovery.upper() if one in LETTERS)


def _see_that_it_is_long(passphrase: str) -> None:
    if len(passphrase.strip()) < SHORTEST_PASSPHRASE:
        raise PassphraseTooShortError
