"""What a contact does: opens, says that it has arrived, answers, closes with what was done."""

import datetime as dt

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from turnabout.concerns.letters import tell_author
from turnabout.concerns.models import Concern, Party
from turnabout.concerns.saying import Said
from turnabout.concerns.sealing.boxes import Private
from turnabout.concerns.threads import Line, add_entry, open_thread


class ClosedBeforeError(Exception):
    """What is closed is not closed again."""

    def __str__(self) -> str:
        return _("It is closed already.")


def read_as_contact(concern: Concern, private: Private) -> list[Line]:
    """Return what was written, which the contact has seen from now on. BoxBrokenError."""
    lines = open_thread(concern, private, reader=Party.CONTACT)
    Concern.objects.filter(pk=concern.pk).update(waits_for_contact=False)
    return lines


def read_as_author(concern: Concern, private: Private) -> list[Line]:
    """Return what was written, which the author has seen from now on."""
    lines = open_thread(concern, private, reader=Party.AUTHOR)
    Concern.objects.filter(pk=concern.pk).update(waits_for_author=False)
    return lines


@transaction.atomic
def acknowledge(concern: Concern, *, at: dt.datetime, on: dt.date) -> None:
    """Let the author know that it has arrived and is read."""
    waiting = Concern.objects.filter(pk=concern.pk, acknowledged_on__isnull=True)
    if waiting.update(acknowledged_on=on, waits_for_author=True):
        tell_author(concern, at=at)


@transaction.atomic
def answer(concern: Concern, text: str, *, at: dt.datetime, on: dt.date) -> None:
    """Add what the contact writes, sealed for the author. Whoever answers has acknowledged."""
    add_entry(concern, Said(text), by=Party.CONTACT, on=on)
    Concern.objects.filter(pk=concern.pk).update(
        acknowledged_on=Coalesce("acknowledged_on", on),
        answered_on=Coalesce("answered_on", on),
    )
    tell_author(concern, at=at)


@transaction.atomic
def close(concern: Concern, done: str, *, at: dt.datetime, on: dt.date) -> None:
    """Close it with what was done, which the author reads. ClosedBeforeError."""
    if not Concern.objects.filter(pk=concern.pk, closed_on__isnull=True).update(closed_on=on):
        raise ClosedBeforeError
    answer(concern, done, at=at, on=on)
