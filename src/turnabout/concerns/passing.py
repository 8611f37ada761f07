"""From one contact to another: never before the author has said yes.

Whom to trust was the author's choice. So a contact only asks; the author sees to whom it would go,
and the other one can open nothing until then. Where a contact is gone, or has lost the key, the
author's own boxes still open: they take the thread to somebody else themselves.
"""

import datetime as dt

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from turnabout.concerns.choosing import contacts_of, offered
from turnabout.concerns.keys import key_of
from turnabout.concerns.letters import tell_author
from turnabout.concerns.models import Concern, Key, Party, Passing
from turnabout.concerns.raising import NotOfferedError
from turnabout.concerns.sealing.boxes import Private
from turnabout.concerns.threads import open_thread, seal_anew
from turnabout.people.models import Person


class PassingAskedError(Exception):
    """One question at a time."""

    def __str__(self) -> str:
        return _("The author has been asked already.")


class NotAgreedError(Exception):
    """Nothing is passed on without the author."""

    def __str__(self) -> str:
        return _("The author has not said yes. Nothing is passed on before that.")


def others_for(concern: Concern, private: Private, *, reader: Party) -> list[Person]:
    """Return to whom it can go: whoever the author could have chosen instead."""
    first = open_thread(concern, private, reader=reader)[0].said
    about = Person.objects.filter(pk=first.about).first() if first.about else None
    found = offered(concern.program, author=concern.author, about=about).contacts
    return [one for one in found if one.pk != concern.key.person_id]


@transaction.atomic
def ask_to_pass(
    concern: Concern, to: Person, *, private: Private, at: dt.datetime, on: dt.date
) -> Passing:
    """Return the question that the author finds in the thread. NotOfferedError, PassingAskedError.

    `private` is the contact's: only whoever can read a thread can pass it on.
    """
    key = key_of(to)
    if key is None or to not in others_for(concern, private, reader=Party.CONTACT):
        raise NotOfferedError
    try:
        with transaction.atomic():
            asked = Passing.objects.create(
                concern=concern, came_from=concern.key, to=key, asked_on=on
            )
    except IntegrityError:
        raise PassingAskedError from None
    Concern.objects.filter(pk=concern.pk).update(waits_for_author=True)
    tell_author(concern, at=at)
    return asked


def open_passing(concern: Concern) -> Passing | None:
    """Return the question that stands, or what waits for being passed on."""
    standing = concern.passings.filter(declined_on__isnull=True, passed_on__isnull=True)
    return standing.select_related("to__person", "came_from__person").first()


@transaction.atomic
def agree_to_pass(passing: Passing, *, on: dt.date) -> None:
    """Let the contact pass it on, who seals it to the other one with their own passphrase."""
    _unanswered(passing).update(agreed_on=on)
    Concern.objects.filter(pk=passing.concern_id).update(waits_for_contact=True)


@transaction.atomic
def decline_to_pass(passing: Passing, *, on: dt.date) -> None:
    """Let it stay where it is. A yes can be taken back until it is passed on."""
    Passing.objects.filter(pk=passing.pk, passed_on__isnull=True).update(declined_on=on)
    Concern.objects.filter(pk=passing.concern_id).update(waits_for_contact=True)


@transaction.atomic
def pass_on(passing: Passing, private: Private, *, at: dt.datetime, on: dt.date) -> None:
    """Seal it to the other contact, with the key of the one who has it. NotAgreedError."""
    agreed = Passing.objects.filter(
        pk=passing.pk, agreed_on__isnull=False, declined_on__isnull=True, passed_on__isnull=True
    )
    if not agreed.update(passed_on=on):
        raise NotAgreedError
    _go(passing.concern, private, reader=Party.CONTACT, to=_key_now(passing))
    Concern.objects.filter(pk=passing.concern_id).update(waits_for_author=True)
    tell_author(passing.concern, at=at)


@transaction.atomic
def take_to(concern: Concern, to: Person, *, private: Private, on: dt.date) -> None:
    """Let the author take their thread to another contact, whatever the first one does.

    NotOfferedError.
    """
    key = key_of(to)
    if key is None or to not in whom_it_can_go_to(concern, private):
        raise NotOfferedError
    if standing := open_passing(concern):
        Passing.objects.filter(pk=standing.pk).update(declined_on=on)
    done = {"asked_on": on, "agreed_on": on, "passed_on": on}
    Passing.objects.create(concern=concern, came_from=concern.key, to=key, **done)
    _go(concern, private, reader=Party.AUTHOR, to=key)


def whom_it_can_go_to(concern: Concern, private: Private) -> list[Person]:
    """Return to whom its author can take it: `private` is the author's."""
    return [*_same(concern), *others_for(concern, private, reader=Party.AUTHOR)]


def is_stranded(concern: Concern) -> bool:
    """Return whether nobody but the author can open it: its contact is gone, or lost the key."""
    return not (concern.key.is_open and concern.contact and concern.contact.is_active)


def _same(concern: Concern) -> list[Person]:
    """Return the contact themself where they have lost the key: with the new one they can read."""
    if concern.key.is_open:
        return []
    return [one for one in contacts_of(concern.program) if one.pk == concern.key.person_id]


def _go(concern: Concern, private: Private, *, reader: Party, to: Key) -> None:
    kept = Concern.objects.select_for_update().get(pk=concern.pk)
    seal_anew(kept, private, reader=reader, to=to)
    kept.entries.filter(party=Party.AUTHOR).update(is_told=False)
    Concern.objects.filter(pk=kept.pk).update(waits_for_contact=True)


def _key_now(passing: Passing) -> Key:
    """Return the key that the other contact has now: they may have renewed it since."""
    key = key_of(passing.to.person) if passing.to.person else None
    if key is None:
        raise NotOfferedError
    return key


def _unanswered(passing: Passing) -> "models.QuerySet[Passing]":
    return Passing.objects.filter(
        pk=passing.pk, agreed_on__isnull=True, declined_on__isnull=True, passed_on__isnull=True
    )
