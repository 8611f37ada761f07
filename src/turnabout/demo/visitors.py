"""Who plays whom: a visitor keeps their seat when the demo starts anew."""

import datetime as dt

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from turnabout.demo.models import Persona

Seats = dict[str, str]
"""The staff numbers of personas, by the key of the session in which somebody plays them."""


def seats_taken(*, at: dt.datetime) -> Seats:
    """Return who is played in which session."""
    played = {str(one.person_id): str(one.person.staff_id) for one in _personas()}
    alive = Session.objects.filter(expire_date__gt=at)
    found = {one.session_key: played.get(one.get_decoded().get(SESSION_KEY, "")) for one in alive}
    return {key: staff_id for key, staff_id in found.items() if staff_id}


def keep_seats(seats: Seats) -> None:
    """Let these sessions go on as the same persona; all others begin by choosing one."""
    people = {str(one.person.staff_id): one.person for one in _personas()}
    Session.objects.exclude(session_key__in=seats).delete()
    for session in Session.objects.all():
        person = people[seats[session.session_key]]
        told = session.get_decoded() | {
            SESSION_KEY: str(person.pk),
            HASH_SESSION_KEY: person.get_session_auth_hash(),
        }
        session.session_data = SessionStore().encode(told)
        session.save(update_fields=["session_data"])


def _personas() -> list[Persona]:
    return list(Persona.objects.select_related("person"))
