"""The two letters there are: neither says what it is about, and the nameless get none."""

import datetime as dt
import uuid

from django.conf import settings

from turnabout.concerns.models import Concern
from turnabout.core.mail.outbox import post
from turnabout.people.models import Person
from turnabout.people.speaking import language_of

NEWS, DESK = "news", "desk"


def tell_author(concern: Concern, *, at: dt.datetime) -> None:
    """Tell whoever wrote with their name that there is something new; nobody else."""
    tell_named(concern.author, at=at)


def tell_named(person: Person | None, *, at: dt.datetime) -> None:
    """Tell somebody that there is something new for them: not what, nor from whom."""
    if person and person.is_active:
        _post(NEWS, person, key=f"news {uuid.uuid4()}", path="/", at=at)


def tell_contact(person: Person, *, today: dt.date, at: dt.datetime) -> None:
    """Tell a contact that there is something to open: once a day at most."""
    _post(DESK, person, key=f"desk {person.pk} {today}", path="/desk/", at=at)


def _post(kind: str, person: Person, *, key: str, path: str, at: dt.datetime) -> None:
    facts = {"name": person.first_name, "address": f"{settings.SITE}{path}"}
    post(kind, to=person.email, key=key, facts=facts, language=language_of(person), at=at)
