"""Reports of other mail servers that a letter of ours is late or lost (RFC 3464).

A report is ours where it names the Message-ID of one of our letters. We keep what it says of the
letter, late or lost, and the code of the reason: never a word of what it quotes.
"""

import re
from collections.abc import Iterator
from email.message import EmailMessage, Message
from typing import NamedTuple

from turnabout.clock import current_time
from turnabout.core.mail.codes import code_in
from turnabout.core.models import Letter

ID = re.compile(r"<[^<>\s]{3,250}>")
QUOTED_ID = re.compile(rb"^Message-ID:\s*(<[^<>\s]{3,250}>)", re.IGNORECASE | re.MULTILINE)

FAILED, DELAYED = "failed", "delayed"


class Report(NamedTuple):
    """What a mail server says: of which letters it may speak, whether it is lost, and the code."""

    ids: list[str]
    is_final: bool
    code: str


def read_bounce(message: EmailMessage) -> bool:
    """Return whether a message was a report about one of our letters; it is marked then."""
    report = report_in(message)
    if report is None:
        return False
    letter = Letter.objects.filter(message_id__in=report.ids).defer("text", "html").first()
    if letter is None:
        return False
    _mark(letter, report)
    return True


def report_in(message: EmailMessage) -> Report | None:
    """Return what a message reports, or None where it is no report."""
    verdicts = [verdict for part in message.walk() for verdict in _verdicts(part)]
    if not verdicts and message["X-Failed-Recipients"]:
        verdicts = [(FAILED, code_in(_words(message)))]
    for action, is_final in ((FAILED, True), (DELAYED, False)):
        codes = [code for said, code in verdicts if said == action]
        if codes:
            code = next(filter(None, codes), "5.0.0" if is_final else "4.0.0")
            return Report(list(dict.fromkeys(_ids(message))), is_final, code)
    return None


def _mark(letter: Letter, report: Report) -> None:
    """Write it beside the letter. What is lost stays lost, also where a late report says late."""
    mine = Letter.objects.filter(pk=letter.pk, bounced_at__isnull=True)
    when = {"bounced_at" if report.is_final else "delayed_at": current_time()}
    mine.update(bounce_code=report.code, **when)


def _verdicts(part: Message) -> Iterator[tuple[str, str]]:
    """Yield what a part says of each recipient: the action, and the code of its reason."""
    blocks = part.get_payload()
    if part.get_content_subtype() not in {"delivery-status", "global-delivery-status"}:
        return
    for block in blocks if isinstance(blocks, list) else []:
        if isinstance(block, Message) and block["Action"]:
            action = str(block["Action"]).split()
            yield (action[0].lower() if action else "", _code(block))


def _code(block: Message) -> str:
    """Return the code of a recipient. Exim says 5.0.0, and the real one in the diagnostic."""
    status = code_in(str(block["Status"] or ""))
    said = code_in(str(block["Diagnostic-Code"] or ""))
    return said if said and (not status or status.endswith(".0.0")) else status


def _ids(message: EmailMessage) -> Iterator[str]:
    """Yield the Message-IDs of the letters that a report may be about, the surest first."""
    for part in message.walk():
        if part is not message and part["Message-ID"]:
            yield from ID.findall(str(part["Message-ID"]))
    for part in message.walk():
        if part.get_content_maintype() == "text":
            yield from (found.decode("ascii", "replace") for found in _quoted(part))
    for header in ("In-Reply-To", "References"):
        yield from ID.findall(str(message[header] or ""))


def _quoted(part: Message) -> list[bytes]:
    return QUOTED_ID.findall(_octets(part))


def _words(message: EmailMessage) -> str:
    plain = (part for part in message.walk() if part.get_content_type() == "text/plain")
    return " ".join(_octets(part).decode("ascii", "replace") for part in plain)


def _octets(part: Message) -> bytes:
    """Return what a part holds, in whatever charset it says that it is: ours are in ASCII."""
    octets = part.get_payload(decode=True)
    return octets.replace(b"\r\n", b"\n") if isinstance(octets, bytes) else b""
