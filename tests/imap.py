"""A real mailbox within the tests: an IMAP server of its own, with or without a certificate."""

import contextlib
import datetime as dt
import imaplib
import ipaddress
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.conf import LazySettings

NAME, PASSWORD = "turnabout", "s3cret/word"
PATIENCE = 30


@dataclass
class Box:
    """A mailbox that runs: what is put into it, and what is left in it."""

    port: int

    @property
    def address(self) -> str:
        """The address as it is set for an installation."""
        return f"imap://{NAME}:s3cret%2Fword@127.0.0.1:{self.port}/INBOX"

    def put(self, *messages: bytes) -> None:
        """Let messages arrive."""
        with self._open() as server:
            for message in messages:
                server.append("INBOX", None, None, message.replace(b"\n", b"\r\n"))

    @property
    def unseen(self) -> int:
        """How many messages wait for people to read them."""
        return self._many("UNSEEN UNDELETED")

    @property
    def all(self) -> int:
        """How many messages are in it."""
        return self._many("ALL")

    def _many(self, which: str) -> int:
        with self._open() as server:
            server.select("INBOX", readonly=True)
            return len(server.search(None, which)[1][0].split())

    @contextlib.contextmanager
    def _open(self) -> Iterator[imaplib.IMAP4]:
        server = imaplib.IMAP4("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            if "STARTTLS" in server.capabilities:
                server.starttls()
            server.login(NAME, PASSWORD)
            yield server
        finally:
            server.logout()


@pytest.fixture
def mailbox(settings: LazySettings) -> Iterator[Box]:
    """A mailbox on this machine that offers no encryption, set as the one of the installation."""
    with running("--no-tls") as box:
        settings.INBOX = urlsplit(box.address)
        yield box


@contextlib.contextmanager
def running(*words: str) -> Iterator[Box]:
    """Run a server on a free port, to its end."""
    port = _free_port()
    place = ("--host=127.0.0.1", f"--port={port}")
    box = ("dict", f"--demo-user={NAME}", f"--demo-password={PASSWORD}")
    server = subprocess.Popen(
        [Path(sys.executable).with_name("pymap"), *place, *words, *box],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _await(port)
        yield Box(port)
    finally:
        server.terminate()
        server.wait(PATIENCE)


def certificate(folder: Path) -> tuple[Path, Path]:
    """Return a certificate for this machine that nobody vouches for but itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now, day = dt.datetime.now(dt.UTC), dt.timedelta(days=1)
    names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now - day).not_valid_after(now + day)
    made = made.add_extension(names, critical=False)
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    pem, private = folder / "certificate.pem", folder / "key.pem"
    pem.write_bytes(made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return pem, private


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _await(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise TimeoutError(f"nothing listens at {port}")
