"""Entering a person, and changing what is known of one."""

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from turnabout.core.history import remember
from turnabout.core.mail.outbox import post
from turnabout.people.models import Person
from turnabout.people.offices import guards
from turnabout.people.signing_out import forget_addresses, sign_out
from turnabout.people.speaking import language_of


class TakenError(Exception):
    """Two people cannot have one address, or one staff number."""

    def __str__(self) -> str:
        return _("Somebody else has this address or this staff number.")


class GuardedAddressError(Exception):
    """The address of an administrator is for administrators to change."""

    def __str__(self) -> str:
        return _("Only an administrator can change the address of an administrator.")


def enter(*, by: Person, at: dt.datetime, **facts: Any) -> Person:
    """Return somebody new. TakenError where the address or the staff number is another's."""
    try:
        with transaction.atomic():
            person: Person = Person.objects.enter(entered_at=at, **facts)
            remember(person, "enter", by=by, at=at)
    except IntegrityError:
        raise TakenError from None
    return person


def change(person: Person, *, by: Person, at: dt.datetime, **facts: Any) -> list[str]:
    """Return which facts are different now.

    With a new address the old one opens nothing any more, and is told so. TakenError where address
    or staff number are another's, GuardedAddressError where only an administrator may.
    """
    known = {fact: getattr(person, fact) for fact in facts}
    changed = [fact for fact, value in facts.items() if known[fact] != value]
    if "email" in changed and not guards(person, by=by):
        raise GuardedAddressError
    for fact in changed:
        setattr(person, fact, facts[fact])
    try:
        with transaction.atomic():
            _write(person, changed, known, by=by, at=at)
    except IntegrityError:
        raise TakenError from None
    return changed


def tell_old_address(person: Person, old: str, *, at: dt.datetime) -> None:
    """Tell whoever reads the old address that it opens nothing any more."""
    post(
        "address_changed",
        to=old,
        key=f"address of {person.pk} changed {at.isoformat()}",
        facts={"name": person.first_name},
        language=language_of(person),
        at=at,
    )


def _write(
    person: Person, changed: list[str], known: dict[str, Any], *, by: Person, at: dt.datetime
) -> None:
    if not changed:
        return
    person.save(update_fields=[*changed, "sought"])
    remember(person, "change", by=by, at=at, detail={"facts": changed})
    if "email" in changed:
        forget_addresses([person.pk])
        sign_out([person.pk])
        tell_old_address(person, known["email"], at=at)
