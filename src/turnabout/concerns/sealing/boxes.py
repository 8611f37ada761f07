"""Boxes: words that only the owner of one private key opens (HPKE, RFC 9180, with X25519)."""

import base64
import binascii
from typing import TypeAlias

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

FORM = "turnabout/concern/1"
BLOCK = 512
"""Boxes grow in steps of so many bytes, so that their size says little of how much was written."""

Private: TypeAlias = X25519PrivateKey
Bound: TypeAlias = tuple[str, ...]
"""Where a box belongs: moved to another row, thread or reader, it does not open."""

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class BoxBrokenError(Exception):
    """A box does not open: it was changed or moved, or is for another key."""


def new_private() -> Private:
    """Return a private key that nobody ever had."""
    return X25519PrivateKey.generate()


def private_of(secret: bytes) -> Private:
    """Return the private key that 32 bytes make."""
    return X25519PrivateKey.from_private_bytes(secret)


def secret_of(private: Private) -> bytes:
    """Return the 32 bytes of a private key."""
    return private.private_bytes_raw()


def public_of(private: Private) -> str:
    """Return the public key that belongs to a private one, as it is stored."""
    return written(private.public_key().public_bytes_raw())


def seal_to(public: str, words: str, *, bound: Bound) -> str:
    """Return the words in a box for the owner of a public key."""
    content = words.encode()
    padded = content + b"\0" * (-len(content) % BLOCK)
    reader = X25519PublicKey.from_public_bytes(read(public))
    return written(_SUITE.encrypt(padded, reader, info=_info(bound)))


def open_box(box: str, private: Private, *, bound: Bound) -> str:
    """Return the words in a box. BoxBrokenError where it does not open here."""
    try:
        return _SUITE.decrypt(read(box), private, info=_info(bound)).rstrip(b"\0").decode()
    except (InvalidTag, binascii.Error, ValueError):
        raise BoxBrokenError from None


def written(content: bytes) -> str:
    """Return bytes as they are stored."""
    return base64.urlsafe_b64encode(content).decode("ascii")


def read(stored: str) -> bytes:
    """Return stored bytes. binascii.Error where they are none."""
    return base64.urlsafe_b64decode(stored.encode())


def _info(bound: Bound) -> bytes:
    return "\0".join((FORM, *bound)).encode()
