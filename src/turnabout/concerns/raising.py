"""Raising a concern, coming back to it, and writing on."""

import datetime as dt
import uuid
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from turnabout.concerns.choosing import offered
from turnabout.concerns.envelopes import put_in_envelope
from turnabout.concerns.keys import key_of
from turnabout.concerns.models import Concern, Naming, Party
from turnabout.concerns.saying import Said
from turnabout.concerns.sealing.boxes import Private, public_of
from turnabout.concerns.sealing.receipts import NoReceiptError, author_of, new_receipt
from turnabout.concerns.threads import add_entry
from turnabout.people.models import Person
from turnabout.programs.models import Program


class Thread(NamedTuple):
    """A concern, and the private key of its author."""

    concern: Concern
    private: Private


class Raised(NamedTuple):
    """A concern that has arrived, and the receipt that is shown this once."""

    concern: Concern
    receipt: str


class NotOfferedError(Exception):
    """Nobody writes to a contact who is too near, or has no key."""

    def __str__(self) -> str:
        return _("This contact cannot be chosen for that. Choose another one.")


class RaisedBeforeError(Exception):
    """The same form was sent twice."""

    def __str__(self) -> str:
        return _("It has arrived already, with the receipt that you were shown.")


@transaction.atomic
def raise_concern(
    program: Program,
    said: Said,
    *,
    pk: uuid.UUID,
    to: Person,
    author: Person,
    naming: Naming,
    on: dt.date,
) -> Raised:
    """Return the concern, sealed to a contact, and its receipt; `pk` is drawn with the form.

    Of an author who gives no name nothing is written anywhere. No letter is written here, which
    would bear the hour; the contact hears of it the next morning. NotOfferedError,
    RaisedBeforeError.
    """
    key = key_of(to)
    about = Person.objects.filter(pk=said.about).first() if said.about else None
    if key is None or to not in offered(program, author=author, about=about).contacts:
        raise NotOfferedError
    receipt = new_receipt()
    found = author_of(receipt)
    concern = Concern(pk=pk, program=program, key=key, naming=naming, raised_on=on)
    concern.public, concern.tag = public_of(found.private), found.tag
    if naming == Naming.NAMED:
        concern.author = author
    half = put_in_envelope(concern, author) if naming == Naming.WITHHELD else None
    try:
        with transaction.atomic():
            concern.save(force_insert=True)
    except IntegrityError:
        raise RaisedBeforeError from None
    if half:
        half.save()
    add_entry(concern, said, by=Party.AUTHOR, on=on)
    return Raised(concern, receipt)


def come_back(receipt: str) -> Thread:
    """Return the thread of a receipt. NoReceiptError."""
    found = author_of(receipt)
    concern = Concern.objects.select_related("key__person", "program").filter(tag=found.tag).first()
    if concern is None:
        raise NoReceiptError
    return Thread(concern, found.private)


@transaction.atomic
def write_on(concern: Concern, text: str, *, on: dt.date) -> None:
    """Add what the author writes; a concern that was closed is open again."""
    add_entry(concern, Said(text), by=Party.AUTHOR, on=on)
    Concern.objects.filter(pk=concern.pk).update(closed_on=None)
