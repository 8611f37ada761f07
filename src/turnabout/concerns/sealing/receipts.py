"""Receipts: sixteen digits that are all an author needs, and that are stored nowhere.

From the digits follow a tag, by which the thread is found, and the private key that opens what is
answered. Neither says anything about the other, and from neither follow the digits.
"""

import secrets
from typing import NamedTuple

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from django.utils.translation import gettext as _

from turnabout.concerns.models.receipts import the_salt
from turnabout.concerns.sealing.boxes import Private, private_of, written
from turnabout.concerns.sealing.locks import KEY_BYTES, stretch

DIGITS = 16
GROUP = 4


class NoReceiptError(Exception):
    """These digits open no thread. It sounds the same whether or not there ever was one."""

    def __str__(self) -> str:
        return _("These digits open nothing. Look at each group of four, and try again.")


class Author(NamedTuple):
    """What follows from a receipt: how its thread is found, and what opens it."""

    tag: str
    private: Private


def new_receipt() -> str:
    """Return digits that nobody ever had, in groups of four."""
    digits = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    return " ".join(digits[start : start + GROUP] for start in range(0, DIGITS, GROUP))


def author_of(receipt: str) -> Author:
    """Return what follows from a receipt, with or without gaps. NoReceiptError for other words."""
    digits = "".join(one for one in receipt if not (one.isspace() or one == "-"))
    if len(digits) != DIGITS or not (digits.isascii() and digits.isdigit()):
        raise NoReceiptError
    salt = the_salt()
    root = stretch(digits, salt=bytes(salt.value), passes=salt.passes, kib=salt.kib)
    return Author(written(_branch(root, b"tag")), private_of(_branch(root, b"key")))


def _branch(root: bytes, name: bytes) -> bytes:
    return HKDFExpand(algorithm=SHA256(), length=KEY_BYTES, info=b"receipt/" + name).derive(root)
