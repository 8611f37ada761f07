"""Which letters somebody in office sees: an administrator all, a coordinator her programs'."""

import datetime as dt
from typing import Any

from turnabout.clock import current_time
from turnabout.core.mail import server
from turnabout.core.mail.inbox import mailbox
from turnabout.core.mail.kinds import discreet_kinds
from turnabout.core.models import InboxReading, Letter, LetterQuerySet
from turnabout.people.models import Person
from turnabout.programs.models import Program
from turnabout.web.mail.names import named

SHOWN = 200
DAY = dt.timedelta(days=1)


def seen_by(person: Person) -> LetterQuerySet:
    """Return the letters of which this person may know whether they arrived."""
    letters = Letter.objects.exclude(kind__in=discreet_kinds())
    if person.is_administrator:
        return letters
    return letters.filter(program__in=Program.objects.led_by(person))


def standing(letters: LetterQuerySet) -> dict[str, Any]:
    """Return how these letters fare: what reached nobody first, and never what one says."""
    shown = letters.select_related("program").defer("text", "html")
    return {
        "lost": named(shown.not_reached()[:SHOWN]),
        "lost_count": letters.not_reached().count(),
        "held_up": named(shown.held_up()[:SHOWN]),
        "in_trouble": named(shown.in_trouble()[:SHOWN]),
        "waiting_count": letters.waiting().count(),
        "sent_count": letters.filter(sent_at__gte=current_time() - DAY).count(),
        "has_server": server.is_set(),
    }


def inbox_standing() -> dict[str, Any]:
    """Return how the inbox of the installation fares, where it has one."""
    reading = InboxReading.objects.first()
    return {"inbox": reading, "has_inbox": mailbox.is_set() or reading is not None}
