"""What waits for somebody in a channel: new messages, without a word of them."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import ngettext

from turnabout.channels.models import Message
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side
from turnabout.web.pairs.ask import Ask, Loaded

NEWS = Prefetch(
    "messages",
    queryset=Message.objects.unread().only("pk", "pair", "side"),
    to_attr="unread",
)
"""What either of the two has not read: no words of it, and one query for all pairs of a page."""

LOADED: Loaded = [NEWS]
"""What a pair is loaded with for this."""


def asks(pair: Pair, side: Side, _at: dt.datetime) -> Iterator[Ask]:
    """Yield how many messages of the other are new."""
    count = unread_by(pair, side)
    if not count:
        return
    told = {"n": count, "name": pair.across_from(side).person.first_name}
    what = ngettext("A new message from %(name)s", "%(n)s new messages from %(name)s", count)
    yield Ask(what % told, "", reverse("messages", args=[pair.pk]))


def unread_by(pair: Pair, side: Side) -> int:
    """Return how many messages are new to one side; none where the pair was loaded without."""
    return sum(one.side != side for one in getattr(pair, "unread", []))
