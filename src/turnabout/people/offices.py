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


class NotHereError(Exception):
    """Who has left holds no office."""

    def __str__(self) -> str:
        return _("This person has left. Let them come back first.")


@transaction.atomic
def appoint(person: Person, office: Office, *, by: Person | None, at: dt.datetime) -> Appointment:
    """Return the appointment, which begins now, or the one that is open already.

    NotHereError where the person has left.
    """
    if not person.is_active:
        raise NotHereError
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
    if office == Office.ADMINISTRATOR and _administrators() == [person.pk]:
        raise LastAdministratorError
    open_ones = Appointment.objects.filter(person=person, office=office, ended_at__isnull=True)
    if open_ones.update(ended_at=at):
        remember(person, "dismiss", by=by, at=at, detail={"office": office.value})
    person.__dict__.pop("offices", None)


def guards(person: Person, *, by: Person) -> bool:
    """Return whether somebody may change how a person signs in, and whether they can.

    Whoever could give an administrator another address could sign in as one.
    """
    return by.is_administrator or not person.is_administrator


def _administrators() -> list[int]:
    """Return who the administrators are, and let nobody else change that until we are through.

    Two who dismiss each other at once write two different rows, so that no guarded update sees the
    other: each waits for the rows of all. On SQLite the transaction itself waits.
    """
    open_ones = Appointment.objects.filter(office=Office.ADMINISTRATOR, ended_at__isnull=True)
    return list(open_ones.order_by("pk").select_for_update().values_list("person_id", flat=True))
