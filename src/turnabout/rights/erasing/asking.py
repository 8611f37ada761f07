"""Asking to be erased, waiting, and thinking better of it."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from turnabout.people.models import Appointment, Office, Person
from turnabout.people.offices import LastAdministratorError
from turnabout.rights.letters import tell_of_erasure
from turnabout.rights.models import Erasure

TO_THINK = dt.timedelta(days=7)
"""From asking to erasing: long enough to see the letter, had somebody asked at your screen."""


class HereError(Exception):
    """Whoever is here asks for themselves."""

    def __str__(self) -> str:
        return _("Only who has left can be erased by somebody else.")


@transaction.atomic
def ask_to_be_erased(person: Person, *, at: dt.datetime) -> Erasure:
    """Return when the person is erased, a week from now; a letter tells them how to stop it.

    LastAdministratorError where nobody else looks after the installation.
    """
    if is_last_administrator(person):
        raise LastAdministratorError
    due = {"asked_by": person, "asked_at": at, "due_at": at + TO_THINK}
    erasure, is_new = Erasure.objects.get_or_create(person=person, defaults=due)
    if is_new:
        tell_of_erasure(erasure, at=at)
    return erasure


@transaction.atomic
def ask_for_leaver(person: Person, *, by: Person, at: dt.datetime) -> Erasure:
    """Return the erasure of somebody who has left, due at once. HereError where they are here."""
    if person.is_active:
        raise HereError
    due = {"asked_by": by, "asked_at": at, "due_at": at}
    return Erasure.objects.get_or_create(person=person, defaults=due)[0]


@transaction.atomic
def stay(person: Person) -> bool:
    """Return whether an erasure is called off: nothing is kept of that it was asked for."""
    return bool(Erasure.objects.open().filter(person=person).delete()[0])


def is_last_administrator(person: Person) -> bool:
    """Return whether the installation would have no administrator without them."""
    held = Appointment.objects.filter(office=Office.ADMINISTRATOR, ended_at__isnull=True)
    return set(held.values_list("person", flat=True)) == {person.pk}
