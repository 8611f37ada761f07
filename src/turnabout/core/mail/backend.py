"""What libraries send, such as the code of signing in, goes through the outbox like the rest."""

import secrets
from collections.abc import Sequence

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone, translation

from turnabout.core.mail.outbox import put
from turnabout.core.mail.writing import Written, set_letter

KIND = "account"


class OutboxBackend(BaseEmailBackend):
    """Puts each message into the outbox, once for each address.

    Libraries write about signing in, and much of that is secret: such letters forget their words.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Return how many letters were put into the outbox."""
        posted = [
            put(
                _words(message),
                kind=KIND,
                to=address,
                key=f"{KIND} {secrets.token_hex(16)}",
                at=timezone.now(),
                forgets=True,
            )
            for message in email_messages
            for address in message.recipients()
        ]
        return len(posted)


def _words(message: EmailMessage) -> Written:
    if message.attachments:
        raise ValueError("a letter of the outbox carries no attachment")
    language = translation.get_language() or ""
    html = _html(message)
    if html is None:
        return set_letter(str(message.subject), str(message.body), language=language)
    return Written(" ".join(str(message.subject).split()), str(message.body), html, language)


def _html(message: EmailMessage) -> str | None:
    """Return the HTML that the library wrote itself, or None."""
    if not isinstance(message, EmailMultiAlternatives):
        return None
    return next((str(body) for body, kind in message.alternatives if kind == "text/html"), None)
