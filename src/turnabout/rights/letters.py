"""Letters about what somebody asked for themselves."""

import datetime as dt

from django.conf import settings

from turnabout.core.mail.outbox import post
from turnabout.people.speaking import language_of
from turnabout.rights.models import Correction, Erasure

ERASURE, CORRECTION = "erasure", "correction"


def tell_of_erasure(erasure: Erasure, *, at: dt.datetime) -> None:
    """Tell somebody when they are erased, and where they stop it."""
    person, language = erasure.person, language_of(erasure.person)
    post(
        ERASURE,
        to=person.email,
        key=f"erasure of {person.pk} {at.isoformat()}",
        facts={
            "name": person.first_name,
            "day": erasure.due_at.date(),
            "address": f"{settings.SITE}/you/data/erasure/",
        },
        language=language,
        at=at,
    )


def tell_of_answer(correction: Correction, *, at: dt.datetime) -> None:
    """Tell somebody that what they asked to have corrected is answered: not what."""
    person = correction.person
    post(
        CORRECTION,
        to=person.email,
        key=f"correction {correction.pk}",
        facts={"name": person.first_name, "address": f"{settings.SITE}/you/data/facts/"},
        language=language_of(person),
        at=at,
    )
