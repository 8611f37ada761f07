"""Killed at any moment: no letter is lost, only the one in the server's hands may go out twice."""

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from email import message_from_bytes

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP as Server  # noqa: N811 - the name of a protocol
from aiosmtpd.smtp import Envelope, Session
from tests.running.installations import Installation, free_port, wait_until

POST = """
from django.utils import timezone
from turnabout.core.mail.outbox import post
for n in range(3):
    post("trial", to="ada@kittiwake.example", key=str(n), language="en", at=timezone.now(),
         facts={"name": "Ada", "address": "http://localhost:8000/"})
"""
SEND = "from turnabout.core.mail.sending import send_due; print(send_due())"
SEND_ONCE_THE_LEASE_ENDED = """
from django.utils import timezone
from turnabout.core.mail.sending import LEASE, send_due
print(send_due(clock=lambda: timezone.now() + LEASE))
"""
IDS = """
from turnabout.core.models import Letter
print(*Letter.objects.order_by("pk").values_list("message_id", flat=True))
"""

Begin = Callable[..., "Witness"]


class Witness:
    """A mail server that kills the sender at its second letter: before it is taken, or after."""

    def __init__(self, *, takes_it: bool) -> None:
        self.takes_it = takes_it
        self.victim: subprocess.Popen[str] | None = None
        self.ids: list[str] = []

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, _server: Server, _session: Session, envelope: Envelope
    ) -> str:
        kills = len(self.ids) == 1 and self.victim is not None
        if self.takes_it or not kills:
            self.ids.append(message_from_bytes(envelope.original_content or b"")["Message-ID"])
        if kills and self.victim:
            os.kill(self.victim.pid, signal.SIGKILL)
            self.victim = None
        return "250 taken"


@pytest.fixture
def witnessed(installation: Installation) -> Iterator[Begin]:
    """Begin a mail server that kills the sender, and have three letters wait for it."""
    running: list[Controller] = []

    def begin(*, takes_it: bool) -> Witness:
        witness = Witness(takes_it=takes_it)
        port = free_port()
        running.append(Controller(witness, hostname="127.0.0.1", port=port))
        running[0].start()
        installation.environment["TURNABOUT_MAIL_URL"] = f"smtp://127.0.0.1:{port}"
        installation.say(POST)
        witness.victim = installation.start("manage", "shell", "--verbosity=0", "-c", SEND)
        wait_until(lambda: witness.victim is None)
        return witness

    yield begin
    for controller in running:
        controller.stop()


def test_killed_before_the_server_took_it_each_letter_arrives_once(
    installation: Installation, witnessed: Begin
):
    witness = witnessed(takes_it=False)

    assert installation.say(SEND) == "1"
    assert installation.say(SEND_ONCE_THE_LEASE_ENDED) == "1"

    first, second, third = installation.say(IDS).split()
    assert witness.ids == [first, third, second]


def test_killed_after_the_server_took_it_one_letter_arrives_twice_under_the_same_id(
    installation: Installation, witnessed: Begin
):
    witness = witnessed(takes_it=True)

    assert installation.say(SEND) == "1"
    assert installation.say(SEND_ONCE_THE_LEASE_ENDED) == "1"
    assert installation.say(SEND_ONCE_THE_LEASE_ENDED) == "0"

    first, second, third = installation.say(IDS).split()
    assert witness.ids == [first, second, third, second]
