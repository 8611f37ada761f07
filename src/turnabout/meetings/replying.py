"""What calendars answer to an invitation: read from a mail, and kept where it is about a date.

A reply is believed where its sender is one of the two whose date it names, and says so for
themselves. It never moves and never calls off: who cannot come is shown to both, and a person
decides.
"""

import datetime as dt
import uuid
from email.message import EmailMessage
from email.utils import getaddresses
from typing import NamedTuple

from django.db import transaction
from icalendar import Calendar, Component

from turnabout.meetings.letters import tell_refused
from turnabout.meetings.models import Coming, Meeting, Reply
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side

LARGEST = 100_000
"""Bytes of a calendar entry that are looked at."""

KINDS = {"text/calendar", "application/ics"}
STANDS = {
    "ACCEPTED": Coming.ACCEPTED,
    "DECLINED": Coming.DECLINED,
    "TENTATIVE": Coming.TENTATIVE,
}


class Said(NamedTuple):
    """What a calendar says: of which date, for whom, what, and when it wrote that."""

    uid: uuid.UUID
    sequence: int
    attendee: str
    coming: Coming
    starts_at: dt.datetime | None
    stamped_at: dt.datetime | None


def read_reply(message: EmailMessage, *, at: dt.datetime) -> bool:
    """Return whether a mail is the reply of one of two people to a date of theirs, now kept.

    Whatever else it is, whoever else sent it, nothing becomes of it: a date that is another
    meanwhile, or over, or of somebody else.
    """
    said = reply_in(message)
    return said is not None and said.attendee in _senders(message) and _keep(said, at=at)


def reply_in(message: EmailMessage) -> Said | None:
    """Return what a calendar says in a mail; None where none says anything that can be read."""
    for part in message.walk():
        if part.get_content_type() in KINDS and (said := _said_in(part.get_payload(decode=True))):
            return said
    return None


def _said_in(content: object) -> Said | None:
    if not isinstance(content, bytes) or len(content) > LARGEST:
        return None
    try:
        calendar = Calendar.from_ical(content.decode("utf-8", "replace"))
        method = str(calendar.get("method", "")).upper()
        events = calendar.walk("VEVENT")
        return _said(method, events[0]) if len(events) == 1 else None
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError):
        return None  # a stranger wrote it: whatever cannot be read says nothing


def _said(method: str, event: Component) -> Said | None:
    attendees = event.get("attendee")
    if attendees is None or isinstance(attendees, list):
        return None  # who replies speaks for one person
    stands = str(attendees.params.get("PARTSTAT", "")).upper()
    coming = Coming.COUNTER if method == "COUNTER" else STANDS.get(stands)
    if method not in {"REPLY", "COUNTER"} or coming is None:
        return None
    return Said(
        uid=uuid.UUID(str(event["uid"]).strip()),
        sequence=int(event.get("sequence", 0)),
        attendee=str(attendees).lower().removeprefix("mailto:").strip(),
        coming=coming,
        starts_at=_moment(event, "dtstart"),
        stamped_at=_moment(event, "dtstamp"),
    )


def _moment(event: Component, name: str) -> dt.datetime | None:
    """Return a moment of an entry in UTC; one without a clock says nothing."""
    found = event.get(name)
    moment = getattr(found, "dt", None)
    if not isinstance(moment, dt.datetime) or moment.tzinfo is None:
        return None
    return moment.astimezone(dt.UTC)


def _senders(message: EmailMessage) -> set[str]:
    return {address.lower() for _name, address in getaddresses(message.get_all("from", []))}


@transaction.atomic
def _keep(said: Said, *, at: dt.datetime) -> bool:
    meeting = _meeting_of(said, at=at)
    side = _side_of(meeting.pair, said.attendee) if meeting else None
    if meeting is None or side is None or not _is_about(meeting, said):
        return False
    stamp = min(said.stamped_at or at, at)
    if Reply.objects.filter(meeting=meeting, side=side, stamped_at__gt=stamp).exists():
        return False
    proposed = said.starts_at if said.coming == Coming.COUNTER else None
    facts = {"coming": said.coming, "starts_at": meeting.starts_at, "proposed_at": proposed}
    given = facts | {"stamped_at": stamp, "at": at}
    reply, _new = Reply.objects.update_or_create(meeting=meeting, side=side, defaults=given)
    if reply.refuses:
        tell_refused(reply, at=at)
    return True


def _meeting_of(said: Said, *, at: dt.datetime) -> Meeting | None:
    known = Meeting.objects.ahead(at).filter(uid=said.uid).select_for_update(of=("self",))
    meeting = known.with_people().first()
    return meeting if meeting and meeting.pair.is_open else None


def _side_of(pair: Pair, address: str) -> Side | None:
    return next((side for side in Side if pair.on(side).person.email == address), None)


def _is_about(meeting: Meeting, said: Said) -> bool:
    """Return whether it answers the date as it is now, and a proposal one that is to come."""
    if said.coming == Coming.COUNTER:
        return said.sequence == meeting.sequence and said.starts_at not in {
            None,
            meeting.starts_at,
        }
    if said.starts_at is None:
        return said.sequence == meeting.sequence
    return said.starts_at == meeting.starts_at
