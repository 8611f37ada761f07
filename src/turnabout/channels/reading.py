"""Where each side is in the thread: what it has read, what it was about to write."""

import uuid

from django.db import transaction

from turnabout.channels.letters import take_back
from turnabout.channels.models import Bookmark, Message
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side


def bookmark_of(pair: Pair, side: Side) -> Bookmark:
    """Return where one side is, from the start of the thread on."""
    return Bookmark.objects.get_or_create(pair=pair, side=side)[0]


@transaction.atomic
def read_up_to(pair: Pair, side: Side, *, message: int) -> None:
    """Let this side have read up to this message; a letter that would tell of it stays unsent."""
    behind = Bookmark.objects.filter(pair=pair, side=side, read_up_to__lt=message)
    told_at = behind.values_list("told_at", flat=True).first()
    if behind.update(read_up_to=message, told_at=None):
        take_back(pair, to=side, told_at=told_at)


@transaction.atomic
def keep_draft(pair: Pair, side: Side, text: str, *, once: uuid.UUID) -> None:
    """Keep what one side types, unless it was sent meanwhile."""
    if Message.objects.filter(pair=pair, side=side, once=once).exists():
        return
    bookmark = bookmark_of(pair, side)
    bookmark.draft = text or None
    bookmark.save(update_fields=["draft"])
