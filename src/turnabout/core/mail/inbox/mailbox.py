"""The mailbox that letters to the installation arrive in, over IMAP."""

import contextlib
import imaplib
import re
import ssl
from collections.abc import Iterator
from types import TracebackType
from urllib.parse import SplitResult, unquote

from django.conf import settings
from django.utils.translation import gettext as _

PATIENCE = 20
"""Seconds that the server may take for one answer."""

PORT, PORT_WRAPPED = 143, 993

OURSELVES = {"localhost", "127.0.0.1", "::1"}
"""Hosts to which a password goes unencrypted where the server offers nothing else: this one."""


class InboxAwayError(Exception):
    """The mailbox cannot be read just now: a sentence that says why."""


class Mailbox:
    """A folder of an IMAP server, open from `with` to its end.

    imaps:// is encrypted from the first byte, imap:// by STARTTLS, both only with a certificate
    that holds: the password is worth it.
    """

    def __init__(self, address: SplitResult) -> None:
        self.address = address

    def __enter__(self) -> "Mailbox":
        """Sign in and open the folder. InboxAwayError where that cannot be."""
        with _told(), contextlib.ExitStack() as undo:
            self.server = self._connected()
            undo.callback(self._leave)
            self._encrypt()
            self._sign_in()
            self.validity = self._open()
            undo.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Sign out."""
        self._leave()

    def _leave(self) -> None:
        with contextlib.suppress(imaplib.IMAP4.error, OSError):
            self.server.logout()

    def after(self, uid: int) -> list[int]:
        """Return the numbers of the messages that came after the one of this number, in order."""
        with _told():
            _ok, (found, *_rest) = self.server.uid("SEARCH", f"UID {uid + 1}:*")
        return sorted(one for one in map(int, (found or b"").split()) if one > uid)

    def size(self, uid: int) -> int:
        """Return how many bytes a message has."""
        with _told():
            _ok, answer = self.server.uid("FETCH", str(uid), "(RFC822.SIZE)")
        found = re.search(rb"RFC822\.SIZE (\d+)", b" ".join(_lines(answer)))
        return int(found[1]) if found else 0

    def raw(self, uid: int) -> bytes:
        """Return a message, which stays unseen."""
        with _told():
            _ok, answer = self.server.uid("FETCH", str(uid), "(BODY.PEEK[])")
        return next((one[1] for one in answer if isinstance(one, tuple)), b"")

    def remove(self, uid: int) -> None:
        """Take a message away; a server that cannot do that for one alone hides it."""
        with _told():
            self.server.uid("STORE", str(uid), "+FLAGS.SILENT", r"(\Deleted)")
            _ok, said = self.server.capability()  # more is offered once somebody is signed in
            if b"UIDPLUS" in b" ".join(_lines(said)):
                self.server.uid("EXPUNGE", str(uid))

    def _connected(self) -> imaplib.IMAP4:
        host = self.address.hostname or ""
        if self.address.scheme == "imaps":
            trust, port = ssl.create_default_context(), self.address.port or PORT_WRAPPED
            return imaplib.IMAP4_SSL(host, port, ssl_context=trust, timeout=PATIENCE)
        return imaplib.IMAP4(host, self.address.port or PORT, timeout=PATIENCE)

    def _encrypt(self) -> None:
        """Encrypt what is not encrypted yet, before the password is said."""
        if self.address.scheme == "imaps":
            return
        if "STARTTLS" in self.server.capabilities:
            self.server.starttls(ssl.create_default_context())
        elif self.address.hostname not in OURSELVES:
            raise InboxAwayError(_("the server of the inbox offers no encryption"))

    def _sign_in(self) -> None:
        name, password = unquote(self.address.username or ""), unquote(self.address.password or "")
        try:
            self.server.login(name, password)
        except imaplib.IMAP4.error:
            raise InboxAwayError(_("our name or password is not accepted")) from None

    def _open(self) -> int:
        folder = unquote(self.address.path.strip("/")) or "INBOX"
        quoted = folder.replace("\\", r"\\").replace('"', r"\"")
        said, _answer = self.server.select(f'"{quoted}"')
        if said != "OK":
            raise InboxAwayError(_("there is no folder %(folder)s") % {"folder": folder})
        _name, (validity, *_rest) = self.server.response("UIDVALIDITY")
        return int(validity or 0)


def the_mailbox() -> Mailbox:
    """Return the mailbox of the installation, not yet connected."""
    if settings.INBOX is None:
        raise LookupError("no inbox is set")
    return Mailbox(settings.INBOX)


def is_set() -> bool:
    """Return whether there is an inbox at all."""
    return settings.INBOX is not None


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Say in words that the server does not answer, without what it said."""
    try:
        yield
    except ssl.SSLCertVerificationError:
        raise InboxAwayError(_("the certificate of the inbox’s server does not hold")) from None
    except (imaplib.IMAP4.error, OSError) as fault:
        raise InboxAwayError(
            _("the inbox does not answer (%(fault)s)") % {"fault": type(fault).__name__}
        ) from fault


def _lines(answer: list[object]) -> list[bytes]:
    """Return the lines of an answer; imaplib gives a pair where the server sent octets."""
    return [
        part
        for one in answer
        for part in (one if isinstance(one, tuple) else (one,))
        if isinstance(part, bytes)
    ]
