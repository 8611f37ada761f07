"""Sealing and opening: AES-256-GCM, bound to the one place where the words belong."""

import base64
import binascii
import re
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from turnabout.core.encryption.rings import ID_LENGTH, Key, KeysFault, the_ring

NONCE_BYTES = 12
FORM = "turnabout/1"


@dataclass(frozen=True, slots=True)
class Place:
    """Where sealed words belong: moved to another table, field or row, they do not open."""

    table: str
    field: str
    row: str

    def bound(self, key: Key) -> bytes:
        """Return what the seal is bound to."""
        return "\0".join((FORM, self.table, self.field, self.row, key.id)).encode()

    def __str__(self) -> str:
        return f"{self.table}.{self.field} of row {self.row}"


@dataclass(frozen=True, slots=True, repr=False)
class Ciphertext:
    """Sealed words, as the database has them. They refuse to be shown: read them from their row."""

    stored: str

    @property
    def key_id(self) -> str:
        """Which key opens them."""
        return self.stored[:ID_LENGTH]

    def __repr__(self) -> str:
        return "<sealed>"

    def __str__(self) -> str:
        raise KeysFault("sealed words were about to be shown as they are stored")


def seal(words: str, *, place: Place) -> Ciphertext:
    """Return the words, sealed with the newest key."""
    key = the_ring().newest
    body = seal_bytes(words.encode(), secret=key.secret, bound=place.bound(key))
    return Ciphertext(f"{key.id}.{base64.urlsafe_b64encode(body).decode('ascii')}")


def open_seal(sealed: Ciphertext, *, place: Place) -> str:
    """Return the words. KeysFault where no key opens them here, or somebody changed them."""
    key = the_ring().key(sealed.key_id)
    fault = KeysFault(f"what is stored in {place} does not open: it was changed, or moved there")
    try:
        body = base64.urlsafe_b64decode(sealed.stored[ID_LENGTH + 1 :])
        return open_bytes(body, secret=key.secret, bound=place.bound(key)).decode()
    except (InvalidTag, binascii.Error, ValueError):
        raise fault from None


def looks_sealed(stored: str) -> bool:
    """Return whether a text has the form of sealed words: the name of a key, a dot, the seal."""
    return re.fullmatch(rf"[0-9a-f]{{{ID_LENGTH}}}\.[\w=-]+", stored) is not None


def is_outdated(sealed: Ciphertext) -> bool:
    """Return whether a newer key should seal it."""
    return sealed.key_id != the_ring().newest.id


def seal_bytes(content: bytes, *, secret: bytes, bound: bytes) -> bytes:
    """Return the content sealed with a secret of 32 bytes: opened only with the same bound."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(secret).encrypt(nonce, content, bound)


def open_bytes(body: bytes, *, secret: bytes, bound: bytes) -> bytes:
    """Return what was sealed. InvalidTag or ValueError where it does not open."""
    return AESGCM(secret).decrypt(body[:NONCE_BYTES], body[NONCE_BYTES:], bound)
