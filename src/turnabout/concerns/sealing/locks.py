"""Locks: a secret that opens with a passphrase, of which nothing is stored (Argon2id, RFC 9106)."""

import secrets
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from django.conf import settings
from django.utils.translation import gettext as _

from turnabout.concerns.sealing.boxes import Bound, read, written
from turnabout.core.encryption.sealing import open_bytes, seal_bytes

SALT_BYTES = 16
KEY_BYTES = 32


class WrongPassphraseError(Exception):
    """What was given does not open the lock."""

    def __str__(self) -> str:
        return _("That does not open it. Nothing has changed: try again, exactly as you chose it.")


def lock(secret: bytes, passphrase: str, *, bound: Bound) -> str:
    """Return the secret, locked. The effort stands in the lock, so that it can grow later."""
    passes, kib = settings.PASSPHRASE_EFFORT
    salt = secrets.token_bytes(SALT_BYTES)
    key = stretch(passphrase, salt=salt, passes=passes, kib=kib)
    body = seal_bytes(secret, secret=key, bound="\0".join(bound).encode())
    return f"{passes}.{kib}.{written(salt)}.{written(body)}"


def unlock(locked: str, passphrase: str, *, bound: Bound) -> bytes:
    """Return the secret. WrongPassphraseError where the passphrase is another."""
    if not locked:
        raise WrongPassphraseError
    passes, kib, salt, body = locked.split(".")
    key = stretch(passphrase, salt=read(salt), passes=int(passes), kib=int(kib))
    try:
        return open_bytes(read(body), secret=key, bound="\0".join(bound).encode())
    except InvalidTag:
        raise WrongPassphraseError from None


def stretch(passphrase: str, *, salt: bytes, passes: int, kib: int) -> bytes:
    """Return 32 bytes that cost so much work and memory to find out from a passphrase."""
    plain = unicodedata.normalize("NFKC", passphrase).strip().encode()
    work = Argon2id(salt=salt, length=KEY_BYTES, iterations=passes, lanes=1, memory_cost=kib)
    return work.derive(plain)
