"""What the pages of messages show: who said what, by day, on one's own clock."""

import datetime as dt
import uuid
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Count, Max, prefetch_related_objects
from django.template.defaultfilters import filesizeformat
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from turnabout.channels.marks import shown
from turnabout.channels.models import Message
from turnabout.channels.reading import bookmark_of, read_up_to
from turnabout.meetings.rules import clock_of
from turnabout.meetings.words import at_time, on_day
from turnabout.web.channels.asks import NEWS
from turnabout.web.channels.forms import Send
from turnabout.web.pairs.loading import Seat
from turnabout.web.pairs.room import room

SHOWN = 50
"""Messages on a page."""


class Shown(NamedTuple):
    """A file of a message, as it is offered."""

    pk: int
    name: str
    size: str


class Said(NamedTuple):
    """A message, as one of the two has it."""

    message: Message
    by: str
    is_mine: bool
    is_new: bool
    words: SafeString
    time: str
    files: list[Shown]


class Day(NamedTuple):
    """What was said on a day."""

    name: str
    said: list[Said]


def room_with_news(seat: Seat, *, here: str) -> dict[str, Any]:
    """Return what a room of a pair is shown with; the others tell how many messages are new."""
    prefetch_related_objects([seat.pair], NEWS)
    return room(seat, here=here)


def thread_page(
    seat: Seat, *, at: dt.datetime, before: int | None = None, form: Send | None = None
) -> dict[str, Any]:
    """Return the page of messages. Where the last ones are on it, they count as read."""
    bookmark = bookmark_of(seat.pair, seat.side)
    drawn = {"text": bookmark.draft or "", "once": uuid.uuid4()}
    form = form or Send(initial=drawn)
    told = {"name": seat.other.person.first_name}
    form.fields["text"].widget.attrs["placeholder"] = _("Write to %(name)s") % told
    return (
        room(seat, here="messages")
        | thread(seat, at=at, before=before, read=bookmark.read_up_to)
        | {"form": form}
    )


def thread(seat: Seat, *, at: dt.datetime, read: int, before: int | None = None) -> dict[str, Any]:
    """Return the last messages, or those before one, by day."""
    stamp = stamp_of(seat)
    rows = seat.pair.messages.order_by("-pk").prefetch_related("files")
    found = list((rows.filter(pk__lt=before) if before else rows)[: SHOWN + 1])
    messages = found[SHOWN - 1 :: -1] if len(found) > SHOWN else found[::-1]
    if messages and not before:
        read_up_to(seat.pair, seat.side, message=messages[-1].pk)
    return {
        "seat": seat,
        "pair": seat.pair,
        "days": _days(messages, seat, read=read, at=at),
        "earlier": messages[0].pk if len(found) > SHOWN else None,
        "before": before,
        "stamp": stamp,
    }


def stamp_of(seat: Seat) -> str:
    """Return what is another as soon as anything in the thread is: one small query."""
    found = seat.pair.messages.aggregate(count=Count("pk"), last=Max("changed_at"))
    return f"{found['count']}-{found['last']:%Y%m%d%H%M%S%f}" if found["last"] else "0"


def name_of_day(moment: dt.datetime, seat: Seat, *, at: dt.datetime) -> str:
    """Return what a day is called in a thread: today, yesterday, or by its date."""
    clock = clock_of(seat.me)
    days = (at.astimezone(clock).date() - moment.astimezone(clock).date()).days
    return {0: _("Today"), 1: _("Yesterday")}.get(days) or on_day(moment, clock)


def _days(messages: list[Message], seat: Seat, *, read: int, at: dt.datetime) -> list[Day]:
    clock = clock_of(seat.me)
    by_day = groupby(messages, key=lambda one: one.written_at.astimezone(clock).date())
    return [
        Day(name_of_day(one[0].written_at, seat, at=at), [_said(m, seat, read=read) for m in one])
        for one in (list(group) for _day, group in by_day)
    ]


def _said(message: Message, seat: Seat, *, read: int) -> Said:
    is_mine = message.side == seat.side
    return Said(
        message,
        _("You") if is_mine else seat.other.person.first_name,
        is_mine,
        not is_mine and message.pk > read,
        shown(message.text or ""),
        at_time(message.written_at, clock_of(seat.me)),
        [Shown(file.pk, file.name, filesizeformat(file.size)) for file in message.files.all()],
    )
