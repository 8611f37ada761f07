"""A real mail server within the tests, which can be made to misbehave."""

# ruff: noqa: ARG002, N802 - aiosmtpd's names and signatures

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from urllib.parse import urlsplit

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import LazySettings


@dataclass
class Postbox:
    """What arrived, and how the server behaves to whom."""

    arrived: list[Message] = field(default_factory=list)
    answers_to_recipient: dict[str, str] = field(default_factory=dict)
    answer_to_data: str = "250 2.0.0 taken"
    drops: bool = False
    slow: float = 0.0
    connections: int = 0

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, name: str, answers: list[str]
    ) -> list[str]:
        session.host_name = name
        self.connections += 1
        return answers

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, _: list[str]
    ) -> str:
        if self.drops:
            server.transport.abort()
        envelope.rcpt_tos.append(address)
        return self.answers_to_recipient.get(address, "250 2.1.5 known")

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        await asyncio.sleep(self.slow)
        if self.answer_to_data.startswith("250"):
            self.arrived.append(message_from_bytes(envelope.original_content or b""))
        return self.answer_to_data

    @property
    def ids(self) -> list[str | None]:
        """The Message-ID of each letter that arrived, in order."""
        return [message["Message-ID"] for message in self.arrived]


@pytest.fixture
def postbox(settings: LazySettings) -> Iterator[Postbox]:
    """A mail server that runs and is set as the one of the installation."""
    box = Postbox()
    controller = _Controller(box, hostname="127.0.0.1", port=0)
    controller.start()
    settings.MAIL_SERVER = urlsplit(f"smtp://127.0.0.1:{controller.port}")
    yield box
    controller.stop()


class _Controller(Controller):
    """A controller that asks the system for any free port."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()

    def factory(self) -> SMTP:
        return SMTP(self.handler, hostname="mail.test", enable_SMTPUTF8=True)
