"""The letter that there is something new: one for a burst, none while the other reads."""

import datetime as dt

from django.conf import settings

from turnabout.channels.models import Bookmark, Message
from turnabout.core.mail.outbox import post, take_back_waiting
from turnabout.pairs.models import Pair
from turnabout.people.speaking import language_of
from turnabout.programs.models import Side

NEWS = "message_news"

PATIENCE = dt.timedelta(minutes=5)
"""How long a letter waits: whoever reads meanwhile gets none, and a burst is one."""


def tell_of_news(pair: Pair, *, by: Side, at: dt.datetime) -> None:
    """Write to the other side, unless a letter has told it and it has not looked since."""
    to = next(side for side in Side if side != by)
    Bookmark.objects.get_or_create(pair=pair, side=to)
    if not Bookmark.objects.filter(pair=pair, side=to, told_at=None).update(told_at=at):
        return
    reader, writer = pair.on(to).person, pair.on(by).person
    post(
        NEWS,
        to=reader.email,
        key=_key(pair, to, at),
        facts={
            "name": reader.first_name,
            "other_first": writer.first_name,
            "address": f"{settings.SITE}/pairs/{pair.pk}/messages/",
        },
        language=language_of(reader),
        at=at,
        due_at=at + PATIENCE,
        program=pair.cohort.program,
    )


def tell_no_more(pair: Pair, *, by: Side) -> None:
    """Let no letter tell of what was deleted, where nothing else is new to the other side."""
    if Message.objects.unread().filter(pair=pair, side=by).exists():
        return
    to = next(side for side in Side if side != by)
    told = Bookmark.objects.filter(pair=pair, side=to, told_at__isnull=False)
    for told_at in told.values_list("told_at", flat=True):
        take_back(pair, to=to, told_at=told_at)
    told.update(told_at=None)


def take_back(pair: Pair, *, to: Side, told_at: dt.datetime | None) -> None:
    """Let the letter to somebody who has read stay unsent, if it still waits."""
    if told_at:
        take_back_waiting(_key(pair, to, told_at))


def _key(pair: Pair, to: Side, at: dt.datetime) -> str:
    return f"{NEWS} {pair.pk} {to} {at.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S.%f}"
