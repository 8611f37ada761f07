"""Messages: sent, changed and deleted by their author, while the two meet."""

import datetime as dt
import uuid
from collections.abc import Sequence

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from turnabout.channels.attaching import Attached, attach, check_room, forget_files
from turnabout.channels.letters import tell_no_more, tell_of_news
from turnabout.channels.models import Bookmark, Message
from turnabout.channels.reading import bookmark_of
from turnabout.pairs.ending import PairEndedError
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side

LONGEST = 5000
"""Signs of a message."""

MINUTE = dt.timedelta(minutes=1)
A_MINUTE, AN_HOUR = 12, 120
"""Messages that one side sends at most."""


class TooManyError(Exception):
    """That is more than anybody types."""

    def __str__(self) -> str:
        return _("That is many messages at once. Wait a minute; what you typed is kept.")


class NothingSaidError(Exception):
    """There is nothing to send."""

    def __str__(self) -> str:
        return _("Write something, or add a file.")


class GoneError(Exception):
    """The message is not there any more, or is another one's."""

    def __str__(self) -> str:
        return _("That message is deleted.")


@transaction.atomic
def send(
    pair: Pair,
    text: str,
    *,
    side: Side,
    at: dt.datetime,
    files: Sequence[Attached] = (),
    once: uuid.UUID | None = None,
) -> Message:
    """Return the message; the one of this `once` where it was sent before.

    The other side is told by letter, without a word of it. PairEndedError, NothingSaidError,
    TooManyError, NoRoomError.
    """
    _check(pair, text, files, side=side, at=at)
    facts = {"pair": pair, "side": side, "once": once or uuid.uuid4()}
    try:
        with transaction.atomic():
            message = Message.objects.create(text=text, written_at=at, changed_at=at, **facts)
    except IntegrityError:
        return Message.objects.get(**facts)
    for file in files:
        attach(file, message)
    bookmark_of(pair, side)
    Bookmark.objects.filter(pair=pair, side=side).update(draft=None)
    tell_of_news(pair, by=side, at=at)
    return message


@transaction.atomic
def change(message: Message, text: str, *, at: dt.datetime) -> None:
    """Let a message say something else; that it was changed stays visible.

    PairEndedError, NothingSaidError; GoneError where it was deleted meanwhile.
    """
    if not message.pair.is_open:
        raise PairEndedError
    known = _standing(message)
    if not text.strip() and not known.files.exists():
        raise NothingSaidError
    known.text, known.edited_at, known.changed_at = text, at, at
    known.save(update_fields=["text", "edited_at", "changed_at"])


@transaction.atomic
def delete(message: Message, *, at: dt.datetime) -> None:
    """Erase the words and the files of a message; that there was one stays. PairEndedError."""
    if not message.pair.is_open:
        raise PairEndedError
    known = _standing(message)
    forget_files(known.files.all())
    known.text, known.deleted_at, known.changed_at = None, at, at
    known.save(update_fields=["text", "deleted_at", "changed_at"])
    tell_no_more(message.pair, by=Side(known.side))


def _check(
    pair: Pair, text: str, files: Sequence[Attached], *, side: Side, at: dt.datetime
) -> None:
    if not pair.is_open:
        raise PairEndedError
    if not text.strip() and not files:
        raise NothingSaidError
    lately = Message.objects.filter(pair=pair, side=side, written_at__gt=at - 60 * MINUTE)
    within = models.Q(written_at__gt=at - MINUTE)
    counts = lately.aggregate(hour=models.Count("pk"), minute=models.Count("pk", filter=within))
    if counts["minute"] >= A_MINUTE or counts["hour"] >= AN_HOUR:
        raise TooManyError
    check_room(pair, files)


def _standing(message: Message) -> Message:
    """Return the message as it stands, held until the transaction is through."""
    known = Message.objects.standing().select_for_update().filter(pk=message.pk).first()
    if known is None:
        raise GoneError
    return known
