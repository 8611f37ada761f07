"""The first day of an installation: the organisation and whoever looks after it."""

import datetime as dt
import hmac

from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac

from turnabout.core.organisations import found
from turnabout.people.models import Office, Person
from turnabout.people.offices import appoint


def founding_key() -> str:
    """Return the word without which nobody can set up this installation.

    It follows from the installation's secret key, so that every process knows it and a stranger who
    finds an empty installation on the network does not.
    """
    return salted_hmac("turnabout.founding", "first day", algorithm="sha256").hexdigest()[:32]


def opens_founding(key: str) -> bool:
    """Return whether this is the word."""
    return hmac.compare_digest(key.encode(), founding_key().encode())


def founding_address() -> str:
    """Return where to set up this installation; for the eyes of whoever started it."""
    return f"{settings.SITE}/set-up/?key={founding_key()}"


@transaction.atomic
def set_up(*, organisation: str, time_zone: str, name: str, email: str, at: dt.datetime) -> Person:
    """Return the first administrator and coordinator of a founded organisation.

    AlreadyFoundedError where the installation is set up: of two at once, one wins.
    """
    found(organisation, time_zone=time_zone, at=at)
    person = Person.objects.enter(name=name, email=email, entered_at=at)
    for office in Office:
        appoint(person, office, by=person, at=at)
    return person
