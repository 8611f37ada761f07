"""The postman: looks into the outbox twice a second, and rests where the server is away."""

import threading
from collections.abc import Callable

import structlog
from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection

from turnabout.clock import current_time
from turnabout.core.mail import server
from turnabout.core.mail.sending import ServerAwayError, send_due
from turnabout.core.models import Letter

LOOK = 0.5
"""Seconds between two looks: a code should leave within about one."""

REST = 10.0
"""Seconds until a server that was away is spoken to again."""

log = structlog.get_logger(__name__)


def carry_letters(stop: threading.Event) -> None:
    """Send what is due, until told to stop."""
    carry = round_of_the_postman()
    while carry and not stop.is_set():
        stop.wait(_one_round(carry))
    connection.close()


def round_of_the_postman() -> Callable[[], int] | None:
    """Return how letters leave here, or None where they cannot: there is no mail server.

    In a demo without a mail server they go no further than the inbox page, and keep their words.
    """
    if server.is_set():
        return send_due
    return keep_in_the_inbox if settings.DEMO else None


def keep_in_the_inbox() -> int:
    """Return how many letters were put before everyone's eyes in the demo."""
    at = current_time()
    return Letter.objects.due(at).order_by().update(sent_at=at)


def _one_round(carry: Callable[[], int]) -> float:
    """Return after how many seconds to look again."""
    try:
        close_old_connections()
        carry()
    except ServerAwayError as fault:
        log.warning("mail server away", fault=str(fault))
        return REST
    except DatabaseError:
        log.exception("outbox not readable")
        return REST
    return LOOK
