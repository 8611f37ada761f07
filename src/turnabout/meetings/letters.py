"""The letters about dates: to the other one, on their own clock."""

import datetime as dt

from django.conf import settings
from django.utils import translation

from turnabout.core.mail.outbox import post
from turnabout.core.models import Letter
from turnabout.enrollment.models import Enrollment
from turnabout.meetings.models import Meeting
from turnabout.meetings.rules import clock_of
from turnabout.meetings.words import when
from turnabout.people.models import Person
from turnabout.people.speaking import language_of

PLANNED, MOVED, CALLED_OFF = "meeting_planned", "meeting_moved", "meeting_off"


def tell_planned(meeting: Meeting, *, by: Person, at: dt.datetime) -> Letter:
    """Return the letter that tells the other one of a date."""
    return _post(PLANNED, meeting, by=by, at=at)


def tell_moved(meeting: Meeting, *, was: dt.datetime, by: Person, at: dt.datetime) -> Letter:
    """Return the letter that tells the other one that they meet at another time."""
    return _post(MOVED, meeting, by=by, at=at, was=was)


def tell_called_off(meeting: Meeting, *, by: Person, at: dt.datetime) -> Letter:
    """Return the letter that tells the other one that they do not meet then."""
    return _post(CALLED_OFF, meeting, by=by, at=at)


def _post(
    kind: str, meeting: Meeting, *, by: Person, at: dt.datetime, was: dt.datetime | None = None
) -> Letter:
    pair = meeting.pair
    to, other = (
        (pair.mentee, pair.mentor) if by.pk == pair.mentor.person_id else (pair.mentor, pair.mentee)
    )
    with translation.override(language_of(to.person)):
        facts = _facts(meeting, to, other) | {"was": when(was, clock_of(to)) if was else ""}
    return post(
        kind,
        to=to.person.email,
        key=f"{kind} {meeting.pk} {at:%Y-%m-%dT%H:%M:%S.%f}",
        facts=facts,
        language=language_of(to.person),
        at=at,
        program=pair.cohort.program,
    )


def _facts(meeting: Meeting, to: Enrollment, other: Enrollment) -> dict[str, object]:
    return {
        "name": to.person.first_name,
        "other": other.person.name,
        "other_first": other.person.first_name,
        "when": when(meeting.starts_at, clock_of(to)),
        "minutes": meeting.minutes,
        "zone": to.time_zone.replace("_", " "),
        "address": f"{settings.SITE}/pairs/{meeting.pair_id}/",
    }
