"""The links by which people sign up. They name an invitation; they never sign anybody in.

A link holds a token made from a seed and the secret of the installation. The database keeps the
seed and a print of the token: whoever reads it alone can make no link of it.
"""

import base64
import hashlib
import secrets

from django.conf import settings
from django.utils.crypto import salted_hmac

SALT = "turnabout.enrollment.links"


def new_seed() -> str:
    """Return a seed that nobody can guess."""
    return secrets.token_urlsafe(32)


def token_of(seed: str) -> str:
    """Return the token of a seed: the same each time, so that a reminder has the same link."""
    made = salted_hmac(SALT, seed, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(made).rstrip(b"=").decode()


def print_of(token: str) -> str:
    """Return the print by which a token is found."""
    return hashlib.sha256(token.encode()).hexdigest()


def address_of(kind: str, token: str) -> str:
    """Return the address of a link: `kind` is "invited" or "open"."""
    return f"{settings.SITE}/sign-up/{kind}/{token}/"
