"""The mail server that letters leave through, from its address in the environment."""

import smtplib
import ssl
from urllib.parse import unquote

from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend

PATIENCE = 20
"""Seconds that the server may take for one answer."""


class MailServer(EmailBackend):
    """A connection to the mail server, encrypted as its address asks.

    smtps:// is encrypted from the first byte, smtp:// with a name and a password by STARTTLS, and
    both only with a certificate that holds: the password is worth it. A relay within the house that
    asks for no password is encrypted where it offers to be, as mail servers do among each other.
    """

    def open(self) -> bool | None:
        """Return whether a connection was opened."""
        opened = super().open()
        if opened and self.connection and not self.username and not self.use_ssl:
            _encrypt_if_offered(self.connection)
        return opened


def is_set() -> bool:
    """Return whether there is a mail server at all."""
    return settings.MAIL_SERVER is not None


def the_mail_server() -> MailServer:
    """Return the mail server of the installation, not yet connected."""
    address = settings.MAIL_SERVER
    if address is None:
        raise LookupError("no mail server is set")
    is_wrapped = address.scheme == "smtps"
    return MailServer(
        host=address.hostname,
        port=address.port or (465 if is_wrapped else 587 if address.username else 25),
        username=unquote(address.username or ""),
        password=unquote(address.password or ""),
        use_ssl=is_wrapped,
        use_tls=bool(address.username) and not is_wrapped,
        timeout=PATIENCE,
    )


def _encrypt_if_offered(connection: smtplib.SMTP) -> None:
    connection.ehlo_or_helo_if_needed()
    if connection.has_extn("starttls"):
        anyone = ssl.create_default_context()
        anyone.check_hostname = False
        anyone.verify_mode = ssl.CERT_NONE
        connection.starttls(context=anyone)
