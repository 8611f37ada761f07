"""Links by which somebody signs in once: for an installation that cannot send a code."""

import datetime as dt

from django.conf import settings
from django.core import signing
from django.db import transaction

from turnabout.core.history import remember
from turnabout.people.models import Person

SALT = "turnabout.sign-in-link"
LASTS = dt.timedelta(minutes=15)


class LinkGoneError(Exception):
    """The link was used, is too old, or never was one."""


@transaction.atomic
def sign_in_link(person: Person, *, at: dt.datetime) -> str:
    """Return an address by which a person signs in once; who may have it decides who is them."""
    remember(person, "make a sign-in link", by=None, at=at)
    key = signing.dumps([person.pk, _last(person)], salt=SALT)
    return f"{settings.SITE}/sign-in/link/{key}/"


def whose(key: str) -> Person:
    """Return the person whose link this is. LinkGoneError where it opens nothing any more."""
    try:
        pk, last = signing.loads(key, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        raise LinkGoneError from None
    person: Person | None = Person.objects.here().filter(pk=pk).first()
    if person is None or _last(person) != last:
        raise LinkGoneError
    return person


@transaction.atomic
def use(key: str, *, at: dt.datetime) -> Person:
    """Return the person whose link this was: of two who use it at once, one does."""
    person = whose(key)
    unused = Person.objects.here().filter(pk=person.pk, last_login=person.last_login)
    if not unused.update(last_login=at):
        raise LinkGoneError
    remember(person, "sign in by link", by=person, at=at)
    return person


def _last(person: Person) -> str:
    return person.last_login.astimezone(dt.UTC).isoformat() if person.last_login else ""
