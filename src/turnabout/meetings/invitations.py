"""Calendar entries, as iCalendar has them (RFC 5545, 5546): invitations, and whole calendars.

Moments stand in UTC, which no change of clocks can move: every calendar shows them on the clock of
its owner. An entry is the same in every letter and every feed by its UID, and a later one counts
for more by its SEQUENCE.
"""

import datetime as dt
from collections.abc import Iterable
from email.utils import parseaddr
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from turnabout.core.organisations import the_organisation
from turnabout.enrollment.models import Enrollment
from turnabout.meetings.models import Meeting
from turnabout.meetings.where import Where
from turnabout.meetings.words import title_of
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side

REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"
NEEDED, COMES = "NEEDS-ACTION", "ACCEPTED"


class Entry(NamedTuple):
    """A session as one of the two has it in their calendar."""

    meeting: Meeting
    side: Side
    where: Where

    @property
    def title(self) -> str:
        """What it is called: nothing more than whom one meets."""
        pair = self.meeting.pair
        told = {
            "title": title_of(pair, self.meeting.number),
            "name": pair.across_from(self.side).person.first_name,
        }
        return _("%(title)s with %(name)s") % told


def invitation(entry: Entry, *, comes: Side | None, at: dt.datetime) -> str:
    """Return what enters a session into a calendar; who chose the date, `comes`."""
    event = _invited(entry, comes=comes, at=at)
    event.add("status", "CONFIRMED")
    return _calendar(REQUEST, [event])


def cancellation(entry: Entry, *, at: dt.datetime) -> str:
    """Return what takes a session out of a calendar again."""
    event = _invited(entry, comes=None, at=at)
    event.add("status", "CANCELLED")
    return _calendar(CANCEL, [event])


def whole_calendar(entries: Iterable[Entry], *, at: dt.datetime) -> str:
    """Return a calendar to subscribe to: titles, times and the way to the page; nobody invited."""
    calendar = _begun(PUBLISH)
    organisation = the_organisation()
    calendar.add("name", _("Sessions at %(name)s") % {"name": organisation or "Turnabout"})
    calendar.add("x-wr-calname", calendar["name"])
    calendar.add("refresh-interval", dt.timedelta(hours=1), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vText("PT1H"))
    for entry in entries:
        calendar.add_component(_event(entry, at=at))
    return _written(calendar)


def address_of(pair: Pair) -> str:
    """Return where the page of a pair is."""
    return f"{settings.SITE}/pairs/{pair.pk}/"


def organizer() -> tuple[str, str]:
    """Return the name and the address of the program, which invites: never one of the two."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return name or "Turnabout", address


def _calendar(method: str, events: Iterable[Event]) -> str:
    calendar = _begun(method)
    for event in events:
        calendar.add_component(event)
    return _written(calendar)


def _written(calendar: Calendar) -> str:
    text: str = calendar.to_ical().decode()
    return text


def _begun(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Turnabout//Turnabout//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    return calendar


def _invited(entry: Entry, *, comes: Side | None, at: dt.datetime) -> Event:
    event = _event(entry, at=at)
    name, address = organizer()
    event["organizer"] = _person(name, address)
    for side in Side:
        stands = COMES if side == comes else NEEDED
        event.add("attendee", _attendee(entry.meeting.pair.on(side), stands), encode=False)
    if entry.where.said:
        event.add("location", entry.where.said)
    return event


def _event(entry: Entry, *, at: dt.datetime) -> Event:
    meeting, address = entry.meeting, address_of(entry.meeting.pair)
    event = Event()
    event.add("uid", str(meeting.uid))
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", at.astimezone(dt.UTC))
    event.add("dtstart", meeting.starts_at.astimezone(dt.UTC))
    event.add("dtend", meeting.ends_at.astimezone(dt.UTC))
    event.add("summary", entry.title)
    event.add("description", _("Everything about it: %(address)s") % {"address": address})
    event.add("url", address)
    event.add("class", "PRIVATE")
    return event


def _attendee(one: Enrollment, stands: str) -> vCalAddress:
    attendee = _person(one.person.name, one.person.email)
    attendee.params |= {
        "CUTYPE": vText("INDIVIDUAL"),
        "ROLE": vText("REQ-PARTICIPANT"),
        "PARTSTAT": vText(stands),
        "RSVP": vText("FALSE" if stands == COMES else "TRUE"),
    }
    return attendee


def _person(name: str, address: str) -> vCalAddress:
    person = vCalAddress(f"mailto:{address}")
    person.params["CN"] = vText(name)
    return person
