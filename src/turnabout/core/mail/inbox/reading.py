"""The inbox is read: what somebody takes is removed, all else stays as it is, unseen."""

import datetime as dt

import structlog

from turnabout.core.mail.inbox.mailbox import InboxAwayError, Mailbox, the_mailbox
from turnabout.core.mail.inbox.messages import (
    LARGEST,
    HostileMessageError,
    count,
    take,
    the_reading,
)
from turnabout.core.models import InboxReading

AT_ONCE = 500
"""Messages of one reading: the next ones are for the next."""

log = structlog.get_logger(__name__)


def read_inbox(*, at: dt.datetime) -> None:
    """Show each new message to the readers. What went wrong is kept, for the page of the mail."""
    fault = ""
    try:
        with the_mailbox() as mailbox:
            _read(mailbox)
    except InboxAwayError as error:
        fault = str(error)
        log.warning("inbox not read", fault=fault)
    the_reading()
    InboxReading.objects.update(read_at=at, fault=fault[:255])


def _read(mailbox: Mailbox) -> None:
    """Read on from where we were; a mailbox that was made anew is read from its beginning."""
    reading = the_reading()
    last = reading.last_uid if reading.validity == mailbox.validity else 0
    for uid in mailbox.after(last)[:AT_ONCE]:
        is_taken = _shown(mailbox, uid)
        InboxReading.objects.update(validity=mailbox.validity, last_uid=uid)
        if is_taken:
            mailbox.remove(uid)


def _shown(mailbox: Mailbox, uid: int) -> bool:
    """Return whether somebody took a message."""
    try:
        if mailbox.size(uid) <= LARGEST:
            return take(mailbox.raw(uid))
    except HostileMessageError as fault:
        log.warning("message not read", fault=str(fault))
    count(left=1)
    return False
