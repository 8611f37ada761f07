"""The organisation that an installation is for."""

import datetime as dt

from django.db import IntegrityError, transaction

from turnabout.core.models import Organisation


class AlreadyFoundedError(Exception):
    """The installation has its organisation."""


def the_organisation() -> Organisation | None:
    """Return the organisation, or None before the installation is set up."""
    return Organisation.objects.first()


def found(name: str, *, time_zone: str, at: dt.datetime) -> Organisation:
    """Return the organisation, founded now. AlreadyFoundedError where there is one."""
    try:
        with transaction.atomic():
            return Organisation.objects.create(name=name, time_zone=time_zone, founded_at=at)
    except IntegrityError:
        raise AlreadyFoundedError from None
