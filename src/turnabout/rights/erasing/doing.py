"""Erasing a person: all of it in one transaction, or nothing."""

import datetime as dt

from django.db import connection, transaction

from turnabout.core.history import remember
from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.signing_up import withdraw
from turnabout.pairs.leaving import end_broken_pairs
from turnabout.people.erasing import make_nobody
from turnabout.people.leaving import leave
from turnabout.people.models import Appointment, Office, Person
from turnabout.people.offices import dismiss
from turnabout.rights.erasing.emptying import empty_everything
from turnabout.rights.erasing.ledger import fingerprint, note, noted
from turnabout.rights.models import Erasure


@transaction.atomic
def erase(person: Person, *, at: dt.datetime) -> None:
    """Let nothing be known of a person any more; what others own as well stays without a name.

    They leave first, as anybody leaves: seats are offered on, and whoever met them is told the
    neutral words. LastAdministratorError where nobody else looks after the installation.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.erased_at:
        return
    _leave_everything(person, at=at)
    _end(person, at=at)


@transaction.atomic
def erase_whatever_holds(person: Person, *, at: dt.datetime) -> None:
    """Erase a person who was erased before: also where a backup has them as the one administrator.

    Whoever runs the installation appoints another by `turnabout set-up-link`.
    """
    Appointment.objects.filter(person=person, ended_at__isnull=True).update(ended_at=at)
    person.__dict__.pop("offices", None)
    erase(person, at=at)


def erase_again(*, at: dt.datetime) -> int:
    """Return how many people a backup brought back who are erased again now, by the ledger."""
    ledger = noted()
    back = [
        one
        for one in Person.objects.known().filter(pk__in=list(ledger))
        if fingerprint(one) in ledger[one.pk]
    ]
    for one in back:
        erase_whatever_holds(one, at=at)
    return len(back)


def overwrite() -> None:
    """Let the disk forget too: SQLite keeps what was erased in its journal until it is emptied."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _leave_everything(person: Person, *, at: dt.datetime) -> None:
    running = Enrollment.objects.filter(
        person=person, withdrawn_at__isnull=True, cohort__finished_at__isnull=True
    )
    for enrollment in running.select_related("cohort__program", "person"):
        withdraw(enrollment, by=person, at=at)
    for office in sorted(person.offices):
        dismiss(person, Office(office), by=person, at=at)
    leave(person, by=person, at=at)
    end_broken_pairs(at=at)


def _end(person: Person, *, at: dt.datetime) -> None:
    known = fingerprint(person)
    empty_everything(person, at=at)
    make_nobody(person, at=at)
    asked = {"asked_by": None, "asked_at": at, "due_at": at, "done_at": at}
    Erasure.objects.update_or_create(person=person, defaults={"done_at": at}, create_defaults=asked)
    remember(person, "erase", by=None, at=at)
    if known not in noted().get(person.pk, set()):
        note(person, at=at)
    transaction.on_commit(overwrite)
