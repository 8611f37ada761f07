"""A message that arrives: whoever sent it, it is looked at within bounds, and never kept."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

import structlog
from django.db import DatabaseError, models, transaction
from django.utils.translation import gettext as _

from turnabout.core.mail.inbox.readers import READERS, Reader
from turnabout.core.models import InboxReading

LARGEST = 2_000_000
"""Bytes of a message. Reports of mail servers are far smaller, with the letter that they quote."""

LONGEST_FIELD = 16_000
LONGEST_CONTENT_FIELD = 2_000
"""Bytes of a header, folded lines and all; reading a longer one can take for ever."""

MOST_PARTS = 2_000
MOST_PARAGRAPHS = 10_000

_FIELD = re.compile(rb"^[!-9;-~]+:[^\n]*(?:\n[ \t][^\n]*)*", re.MULTILINE)

log = structlog.get_logger(__name__)


class HostileMessageError(Exception):
    """A message that is not read any further, and why: a sentence for who runs the mail server."""


def take(raw: bytes) -> bool:
    """Return whether somebody took a message. HostileMessageError where it cannot be read."""
    message = parsed(raw)
    is_taken = any(_takes(reader, message) for reader in READERS)
    count(taken=int(is_taken), left=int(not is_taken))
    return is_taken


def parsed(raw: bytes) -> EmailMessage:
    """Return the message. HostileMessageError where it is out of bounds."""
    _within_bounds(raw)
    try:
        message = message_from_bytes(raw, policy=policy.default)
        parts = sum(1 for _part in message.walk())
    except RecursionError:
        raise HostileMessageError(_("The message holds messages within messages.")) from None
    except (ValueError, LookupError, TypeError, AttributeError, IndexError):
        raise HostileMessageError(_("The message is damaged.")) from None
    if parts > MOST_PARTS:
        raise HostileMessageError(_("The message has too many parts."))
    return message


def count(*, taken: int = 0, left: int = 0) -> None:
    """Count what was taken, and what nobody took: that is all that is kept of a message."""
    the_reading()
    InboxReading.objects.update(taken=models.F("taken") + taken, left=models.F("left") + left)


def the_reading() -> InboxReading:
    """Return how far the inbox is read."""
    return InboxReading.objects.get_or_create(only=True)[0]


def _within_bounds(raw: bytes) -> None:
    if len(raw) > LARGEST:
        raise HostileMessageError(
            _("The message is larger than %(megabytes)d MB.") % {"megabytes": LARGEST // 1_000_000}
        )
    if raw.count(b"\n--") > MOST_PARTS:
        raise HostileMessageError(_("The message has too many parts."))
    plain = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if plain.count(b"\n\n") > MOST_PARAGRAPHS:
        raise HostileMessageError(_("The message has too many parts."))
    if any(_is_too_long(field[0]) for field in _FIELD.finditer(plain)):
        raise HostileMessageError(_("A header of the message is too long."))


def _is_too_long(field: bytes) -> bool:
    is_content = field[:8].lower() == b"content-"
    return len(field) > (LONGEST_CONTENT_FIELD if is_content else LONGEST_FIELD)


def _takes(reader: Reader, message: EmailMessage) -> bool:
    """Return whether a reader takes a message. One that stumbles over it does not."""
    try:
        with transaction.atomic():
            return reader(message)
    except DatabaseError:
        raise
    except Exception as fault:  # noqa: BLE001 - strangers write messages: one must not stop the rest
        log.warning("a reader stumbled over a message", fault=type(fault).__name__)
        return False
