"""Opening a name: one asks and says why, a second agrees, both within a day; the author is told."""

import datetime as dt

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from turnabout.concerns.choosing import contacts_of
from turnabout.concerns.envelopes import Name, name_in
from turnabout.concerns.letters import tell_named
from turnabout.concerns.models import Concern, Naming, Opening
from turnabout.concerns.models.openings import A_DAY
from turnabout.concerns.sealing.boxes import Private
from turnabout.core.history import remember
from turnabout.people.models import Office, Person
from turnabout.people.models.people import PersonQuerySet


class NotForTwoError(Exception):
    """One person alone opens no name."""

    def __str__(self) -> str:
        return _("A name opens only when a second person has agreed, within 24 hours.")


def who_can_agree(concern: Concern) -> PersonQuerySet:
    """Return who can be the second person: the other contacts, and the administrators."""
    contacts = contacts_of(concern.program).order_by().values("pk")
    administrators = Person.objects.holding(Office.ADMINISTRATOR).order_by().values("pk")
    able = Person.objects.here().filter(Q(pk__in=contacts) | Q(pk__in=administrators))
    others: PersonQuerySet = able.exclude(pk=concern.key.person_id)
    return others


@transaction.atomic
def ask_to_open(
    concern: Concern, *, by: Person, of: Person, reason: str, at: dt.datetime
) -> Opening:
    """Return the question, which the author reads in the thread at once. NotForTwoError."""
    able = who_can_agree(concern).filter(pk=of.pk).exists()
    if concern.naming != Naming.WITHHELD or by.pk != concern.key.person_id or not able:
        raise NotForTwoError
    opening = Opening.objects.create(
        concern=concern, asked_by=by, asked_of=of, text=reason.strip(), asked_at=at
    )
    Concern.objects.filter(pk=concern.pk).update(waits_for_author=True)
    remember(opening, "ask to open a name", by=by, at=at)
    return opening


def asked_of(person: Person, *, at: dt.datetime) -> list[Opening]:
    """Return what this person could agree to now."""
    waiting = Opening.objects.filter(agreed_at__isnull=True, declined_at__isnull=True)
    found = waiting.filter(asked_of=person, asked_at__gt=at - A_DAY).select_related("asked_by")
    return [one for one in found if who_can_agree(one.concern).filter(pk=person.pk).exists()]


@transaction.atomic
def agree_to_open(opening: Opening, *, by: Person, at: dt.datetime) -> None:
    """Let the contact open the name, until the day is over. NotForTwoError."""
    _answer(opening, "agree to open a name", by=by, at=at, agreed_at=at)


@transaction.atomic
def decline_to_open(opening: Opening, *, by: Person, at: dt.datetime) -> None:
    """Let the name stay closed. NotForTwoError."""
    _answer(opening, "decline to open a name", by=by, at=at, declined_at=at)


@transaction.atomic
def open_name(concern: Concern, private: Private, *, by: Person, at: dt.datetime) -> Name:
    """Return the name, with the contact's key and what the second person let out.

    The first time the author is told, by a mail that says nothing and by the thread.
    NotForTwoError.
    """
    agreed = concern.openings.filter(asked_by=by, agreed_at__isnull=False)
    opening = agreed.filter(asked_at__gt=at - A_DAY).last()
    if opening is None or by.pk != concern.key.person_id:
        raise NotForTwoError
    name = name_in(concern, private)
    if Opening.objects.filter(pk=opening.pk, opened_at__isnull=True).update(opened_at=at):
        remember(opening, "open a name", by=by, at=at)
        Concern.objects.filter(pk=concern.pk).update(waits_for_author=True)
        tell_named(Person.objects.here().filter(pk=name.person).first(), at=at)
    return name


def _answer(
    opening: Opening, verb: str, *, by: Person, at: dt.datetime, **answer: dt.datetime
) -> None:
    if opening not in asked_of(by, at=at):
        raise NotForTwoError
    unanswered = Opening.objects.filter(agreed_at__isnull=True, declined_at__isnull=True)
    if not unanswered.filter(pk=opening.pk).update(**answer):
        raise NotForTwoError
    remember(opening, verb, by=by, at=at)
