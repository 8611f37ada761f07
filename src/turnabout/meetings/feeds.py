"""The calendar that somebody subscribes to: all their sessions, under an address of their own.

The address opens the calendar to whoever has it, so it is made to be renewed with one tap, holds no
word of what the two say to each other, and is gone with the person: with the day they leave the
organisation, or have withdrawn from everything.
"""

import base64
import datetime as dt
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from typing import NamedTuple

from django.conf import settings
from django.utils import translation
from django.utils.crypto import salted_hmac

from turnabout.meetings.invitations import Entry, whole_calendar
from turnabout.meetings.models import Feed, Meeting
from turnabout.meetings.where import Where
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.people.speaking import language_of

SALT = "turnabout.meetings.feeds"
KEPT = dt.timedelta(days=400)
"""How long a session that is over stays in the calendar."""


class Calendar(NamedTuple):
    """What somebody's calendar holds now, and a tag that is another where that is another."""

    person: Person
    entries: Sequence[Entry]
    tag: str

    def written(self, *, at: dt.datetime) -> str:
        """Return it as a file, in the language of its owner."""
        with translation.override(language_of(self.person)):
            return whole_calendar(self.entries, at=at)


def feed_of(person: Person, *, at: dt.datetime) -> Feed:
    """Return where the calendar of somebody is."""
    fresh = {"seed": _new_seed(), "made_at": at}
    return Feed.objects.get_or_create(person=person, defaults=fresh)[0]


def renew(person: Person, *, at: dt.datetime) -> Feed:
    """Return another address of somebody's calendar; the one before leads nowhere from now on."""
    fresh = {"seed": _new_seed(), "made_at": at}
    return Feed.objects.update_or_create(person=person, defaults=fresh)[0]


def address_of(feed: Feed) -> str:
    """Return the address, as a calendar takes it."""
    return f"{settings.SITE}/calendar/{feed.pk}/{token_of(feed)}.ics"


def token_of(feed: Feed) -> str:
    """Return what makes the address of a calendar one that nobody can guess."""
    made = salted_hmac(SALT, f"{feed.pk} {feed.seed}", algorithm="sha256").digest()
    return base64.urlsafe_b64encode(made).rstrip(b"=").decode()


def calendar_at(pk: int, token: str, *, at: dt.datetime) -> Calendar | None:
    """Return the calendar of this address, or None where there is none, or none any more."""
    feed = Feed.objects.select_related("person").filter(pk=pk).first()
    if feed is None or not hmac.compare_digest(token_of(feed).encode(), token.encode()):
        return None
    person = feed.person
    if not person.is_active or not Pair.objects.seen_by(person).exists():
        return None
    entries = _entries(person, at=at)
    return Calendar(person, entries, _tag(person, entries))


def _entries(person: Person, *, at: dt.datetime) -> list[Entry]:
    """Return their sessions: of a pair that is over, only those that have been."""
    theirs = Meeting.objects.standing().filter(pair__in=Pair.objects.seen_by(person))
    shown = theirs.filter(starts_at__gt=at - KEPT).with_people()
    found = ((one, one.pair.side_of(person)) for one in shown)
    return [
        Entry(one, side, Where())
        for one, side in found
        if side and (one.pair.is_open or one.ends_at <= at)
    ]


def _tag(person: Person, entries: Sequence[Entry]) -> str:
    told = [
        (str(one.meeting.uid), one.meeting.sequence, str(one.meeting.starts_at), one.title)
        for one in entries
    ]
    return hashlib.sha256(repr((language_of(person), told)).encode()).hexdigest()[:32]


def _new_seed() -> str:
    return secrets.token_urlsafe(32)
