"""How letters leave: claimed one by one with a lease, sent, and marked as sent.

Whatever kills a sender, no letter is lost: what it had claimed is due again when the lease ends.
Only the letter that the server had just taken may then go out twice, with the same Message-ID.
"""

import datetime as dt
import re
import smtplib
from collections.abc import Callable
from contextlib import closing
from email.utils import format_datetime

from django.core.mail import EmailMultiAlternatives
from django.db.models import F
from django.utils.translation import gettext as _

from turnabout.clock import current_time
from turnabout.core.mail.server import MailServer, the_mail_server
from turnabout.core.models import Letter

Clock = Callable[[], dt.datetime]

METHOD = re.compile(r"^METHOD:([A-Z]+)\r?$", re.MULTILINE)
"""What a calendar entry asks for: to be entered, or to be taken out again."""

SMTP_DONE, SMTP_GOODBYE, SMTP_NEVER = 250, 421, 500

LEASE = dt.timedelta(minutes=5)
"""How long a sender may take for one letter; its server's answers are waited for much shorter."""

MINUTE = dt.timedelta(minutes=1)
PAUSES = [2**step * MINUTE for step in range(9)] + [dt.timedelta(hours=6)] * 7
"""Between the tries of a letter: from a minute to six hours, for about two days."""

CODE_PAUSES = [dt.timedelta(seconds=seconds) for seconds in (5, 10, 20, 40, 75, 150, 300, 300)]
"""Between the tries of a code, which nobody waits for longer than its quarter of an hour."""


class ServerAwayError(Exception):
    """The mail server cannot be spoken to just now: nothing is wrong with the letter."""


class NotNowError(Exception):
    """The mail server does not take this letter now, and may take it later."""


class RefusedError(Exception):
    """The mail server does not take this letter, and will not take it later either."""


def send_due(*, clock: Clock = current_time) -> int:
    """Return how many letters were sent. ServerAwayError where the server cannot be spoken to."""
    if not Letter.objects.due(clock()).exists():
        return 0
    sent = 0
    with closing(the_mail_server()) as server:
        while letter := claim_next(at=clock()):
            sent += _send(letter, server, clock=clock)
    return sent


def claim_next(*, at: dt.datetime) -> Letter | None:
    """Return the next letter that is due, which nobody else sends until the lease ends."""
    while letter := Letter.objects.due(at).first():
        lease = at + LEASE
        mine = Letter.objects.due(at).order_by().filter(pk=letter.pk)
        if mine.update(claimed_until=lease, attempts=F("attempts") + 1):
            letter.claimed_until, letter.attempts = lease, letter.attempts + 1
            return letter
    return None


def message_of(letter: Letter) -> EmailMultiAlternatives:
    """Return the letter as it goes over the wire: the same at each try."""
    message = EmailMultiAlternatives(
        letter.subject,
        letter.text,
        to=[letter.to],
        headers={
            "Message-ID": letter.message_id,
            "Date": format_datetime(letter.queued_at),
            "Auto-Submitted": "auto-generated",
            "Content-Language": letter.language or "en",
            **_way_to_stop(letter),
        },
    )
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    if letter.calendar:
        _bring(message, letter.calendar)
    return message


def _bring(message: EmailMultiAlternatives, calendar: str) -> None:
    """Add a calendar entry in the two forms in which mail programs look for one.

    What stands beside the text is answered with a button; what is attached opens elsewhere.
    """
    found = METHOD.search(calendar)
    method = found[1] if found else "PUBLISH"
    message.attach_alternative(calendar, f"text/calendar; method={method}")
    message.attach("invite.ics", calendar.encode(), "application/ics")


def _way_to_stop(letter: Letter) -> dict[str, str]:
    """Return how a mail program stops such nudges with one click (RFC 8058)."""
    if not letter.stop:
        return {}
    return {
        "List-Unsubscribe": f"<{letter.stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _send(letter: Letter, server: MailServer, *, clock: Clock) -> bool:
    try:
        _hand_over(letter, server)
    except RefusedError as fault:
        _give_up(letter, fault, at=clock())
        return False
    except NotNowError as fault:
        _put_off(letter, fault, at=clock())
        return False
    except ServerAwayError as fault:
        _put_off(letter, fault, at=clock())
        raise
    record(letter, sent_at=clock(), fault="", **_without_secret(letter))
    return True


def _hand_over(letter: Letter, server: MailServer) -> None:
    """Give the letter to the server, and tell the three ways in which that can fail apart."""
    try:
        _connect(server)
        server.send_messages([message_of(letter)])
    except smtplib.SMTPRecipientsRefused as refused:
        code, words = next(iter(refused.recipients.values()))
        raise _verdict(code, f"{code} {_readable(words)}") from None
    except smtplib.SMTPAuthenticationError as refused:
        raise ServerAwayError(_("our name or password is not accepted")) from refused
    except smtplib.SMTPResponseException as refused:
        raise _verdict(refused.smtp_code, _without_words(refused)) from None
    except (smtplib.SMTPException, OSError) as fault:
        raise ServerAwayError(
            _("the mail server does not answer (%(fault)s)") % {"fault": type(fault).__name__}
        ) from fault


def _connect(server: MailServer) -> None:
    """Open a connection, also in place of one that has died since the letter before."""
    if server.connection is not None and not _is_alive(server.connection):
        server.close()
    server.open()


def _is_alive(connection: smtplib.SMTP) -> bool:
    try:
        return connection.noop()[0] == SMTP_DONE
    except (smtplib.SMTPException, OSError):
        return False


def _verdict(code: int, words: str) -> Exception:
    """Return what an answer of the server means: 421 is its goodbye, 5xx is for good."""
    if code == SMTP_GOODBYE:
        return ServerAwayError(words)
    return RefusedError(words) if code >= SMTP_NEVER else NotNowError(words)


def _readable(words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join(text.split())


def _without_words(refused: smtplib.SMTPResponseException) -> str:
    """Return the codes alone: once a server has read a letter, its answer may quote from it."""
    code = re.search(r"\b[245]\.\d{1,3}\.\d{1,3}\b", _readable(refused.smtp_error))
    return f"{refused.smtp_code} {code[0]}" if code else str(refused.smtp_code)


def _put_off(letter: Letter, fault: Exception, *, at: dt.datetime) -> None:
    pauses = CODE_PAUSES if letter.forgets else PAUSES
    if letter.attempts > len(pauses):
        _give_up(letter, fault, at=at)
    else:
        record(letter, due_at=at + pauses[letter.attempts - 1], fault=str(fault)[:255])


def _give_up(letter: Letter, fault: Exception, *, at: dt.datetime) -> None:
    record(letter, given_up_at=at, fault=str(fault)[:255], **_without_secret(letter))


def _without_secret(letter: Letter) -> dict[str, str]:
    return {"subject": "", "text": "", "html": "", "calendar": ""} if letter.forgets else {}


def record(letter: Letter, **facts: object) -> None:
    """Write how it went, unless the lease ended meanwhile and somebody else is at it."""
    mine = Letter.objects.waiting().filter(pk=letter.pk, claimed_until=letter.claimed_until)
    mine.update(claimed_until=None, **facts)
