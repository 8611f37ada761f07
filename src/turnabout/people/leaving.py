"""Leaving the organisation, and coming back."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from turnabout.core.history import remember
from turnabout.people.models import Office, Person
from turnabout.people.offices import dismiss
from turnabout.people.signing_out import sign_out


class HoldsOfficeError(Exception):
    """An office ends before its holder leaves."""

    def __str__(self) -> str:
        return _("This person holds an office. An administrator ends it first.")


@transaction.atomic
def leave(person: Person, *, by: Person, at: dt.datetime) -> None:
    """Let a person have left: they are signed out everywhere and cannot sign in.

    Their offices end with it where an administrator says so; HoldsOfficeError where somebody else
    does, LastAdministratorError where nobody would look after the installation.
    """
    if person.offices and not by.is_administrator:
        raise HoldsOfficeError
    for office in sorted(person.offices):
        dismiss(person, Office(office), by=by, at=at)
    if Person.objects.here().filter(pk=person.pk).update(left_at=at):
        person.left_at = at
        sign_out([person.pk])
        remember(person, "leave", by=by, at=at)


@transaction.atomic
def come_back(person: Person, *, by: Person, at: dt.datetime) -> None:
    """Let a person be here again. The offices they held stay ended."""
    if Person.objects.gone().filter(pk=person.pk).update(left_at=None):
        person.left_at = None
        remember(person, "come back", by=by, at=at)
