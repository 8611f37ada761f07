"""The letters of nudges: one a day at most, and what a coordinator writes by herself."""

import datetime as dt
from collections.abc import Sequence

from django.conf import settings

from turnabout.core.mail.filling import Text
from turnabout.core.mail.outbox import post, put
from turnabout.core.models import Letter
from turnabout.nudges.models import Decision, Need
from turnabout.nudges.notes import as_read, kind_of_note
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.people.speaking import language_of
from turnabout.programs.models import Side

DIGEST = "digest"


def tell_of_nudges(
    person: Person, sentences: Sequence[str], *, address: str, day: dt.date, at: dt.datetime
) -> Letter:
    """Return the letter that tells somebody of all that waits: one for a day."""
    facts = {
        "name": person.first_name,
        "waits": " ".join(sentences),
        "address": f"{settings.SITE}{address}",
    }
    return post(
        DIGEST,
        to=person.email,
        key=_key(person, day),
        facts=facts,
        language=language_of(person),
        at=at,
    )


def was_told_on(day: dt.date, person: Person) -> bool:
    """Return whether somebody has had such a letter on a day of theirs."""
    return Letter.objects.filter(key=_key(person, day)).exists()


def _key(person: Person, day: dt.date) -> str:
    return f"{DIGEST} {person.pk} {day}"


def tell_of_note(
    pair: Pair, side: Side, decision: Decision, words: Text, *, by: Person, at: dt.datetime
) -> Letter:
    """Return the letter with a coordinator's words to one of the two."""
    need = Need(decision.need)
    return put(
        as_read(pair, side, need, words, by=by),
        kind=kind_of_note(need),
        to=pair.on(side).person.email,
        key=f"{kind_of_note(need)} {decision.pk} {side} {at:%Y-%m-%dT%H:%M:%S}",
        at=at,
        program=pair.cohort.program,
    )
