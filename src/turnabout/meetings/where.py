"""Where two people meet: at a place, by a link of their own, or where all pairs do."""

import datetime as dt
import re
from typing import NamedTuple
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from turnabout.core.history import remember
from turnabout.meetings.models import Meeting, VideoTemplate
from turnabout.people.models import Person

PAIR, NUMBER = "{pair}", "{number}"
EXAMPLE = "https://meet.example.org/{pair}-{number}"
BRACES = re.compile(r"\{[^{}]*\}|[{}]")
SALT = "turnabout.meetings.where"
ROOM_LENGTH = 20


class Where(NamedTuple):
    """Where a session is: one of the two, or neither."""

    link: str = ""
    place: str = ""

    @property
    def said(self) -> str:
        """What a calendar has as its place."""
        return self.place or self.link


class NoLinkError(Exception):
    """An address by which nobody should meet."""


def the_template() -> str:
    """Return by which address pairs meet here, or nothing."""
    return VideoTemplate.objects.values_list("address", flat=True).first() or ""


def where(meeting: Meeting, template: str) -> Where:
    """Return where the two meet, in an installation whose pairs meet by this template."""
    if meeting.place or meeting.link:
        return Where(meeting.link, meeting.place)
    return Where(filled_in(template, pair=meeting.pair_id, number=meeting.number))


def filled_in(template: str, *, pair: int, number: int) -> str:
    """Return the address of one session; the name of a pair's room cannot be guessed."""
    room = salted_hmac(SALT, str(pair), algorithm="sha256").hexdigest()[:ROOM_LENGTH]
    return template.replace(PAIR, room).replace(NUMBER, str(number))


@transaction.atomic
def set_template(address: str, *, by: Person, at: dt.datetime) -> None:
    """Let the pairs meet by this address from now on; nothing for nowhere. NoLinkError."""
    if address:
        check_template(address)
    before = the_template()
    if address == before:
        return
    known = VideoTemplate.objects.filter(only=True)
    if address:
        facts = {"address": address, "set_by": by, "set_at": at}
        known.update_or_create(only=True, defaults=facts)
    else:
        known.delete()
    remember(VideoTemplate(pk=1), "set", by=by, at=at, detail={"was": before, "is": address})


def check_template(template: str) -> None:
    """Let a template pass that makes a room of its own for each pair. NoLinkError."""
    if unknown := set(BRACES.findall(template)) - {PAIR, NUMBER}:
        words = {"word": min(unknown), "pair": PAIR, "number": NUMBER}
        raise NoLinkError(_("%(word)s stands for nothing: use %(pair)s and %(number)s.") % words)
    if PAIR in urlsplit(template).netloc or NUMBER in urlsplit(template).netloc:
        raise NoLinkError(_("The name of the server is the same for everybody."))
    check_link(filled_in(template, pair=1, number=1))
    if PAIR not in template:
        raise NoLinkError(
            _("Without %(pair)s every pair would meet in the same room.") % {"pair": PAIR}
        )


def check_link(link: str) -> None:
    """Let an address pass that is encrypted and carries no password. NoLinkError."""
    try:
        URLValidator(schemes=["https"])(link)
    except ValidationError:
        raise NoLinkError(_("An address that begins with https:// is needed.")) from None
    if "@" in urlsplit(link).netloc:
        raise NoLinkError(_("Leave out the name and password: everybody invited would see them."))
