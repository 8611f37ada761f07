"""Offices: who is trusted with what, and how that begins and ends."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from turnabout.core.history import remember
from turnabout.people.models import Appointment, Office, Person


class LastAdministratorError(Exception):
    """Somebody must look after the installation."""

    def __str__(self) -> str:
        return _("Nobody else is an administrator. Appoint somebody first.")


@transaction.atomic
def appoint(person: Person, office: Office, *, by: Person | None, at: dt.datetime) -> Appointment:
    """Return the appointment, which begins now, or the one that is open already."""
    appointment, is_new = Appointment.objects.get_or_create(
        person=person,
        office=office,
        ended_at=None,
        defaults={"appointed_by": by, "appointed_at": at},
    )
    if is_new:
        remember(person, "appoint", by=by, at=at, detail={"office": office.value})
    person.__dict__.pop("offices", None)
    return appointment


@transaction.atomic
def dismiss(person: Person, office: Office, *, by: Person, at: dt.datetime) -> None:
    """End the office of a person. LastAdministratorError where nobody would be left."""
    others = Person.objects.holding(Office.ADMINISTRATOR).exclude(pk=person.pk)
    if office == Office.ADMINISTRATOR and not others.exists():
        raise LastAdministratorError
    open_ones = Appointment.objects.filter(person=person, office=office, ended_at__isnull=True)
    if open_ones.update(ended_at=at):
        remember(person, "dismiss", by=by, at=at, detail={"office": office.value})
    person.__dict__.pop("offices", None)
