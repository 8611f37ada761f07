"""The inbox, against a real IMAP server: what is ours is taken, all else stays for people."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import LazySettings
from tests.cast import NOW
from tests.core import reports
from tests.imap import Box, certificate, running

from turnabout.core.mail.inbox import reading
from turnabout.core.mail.inbox.job import look_into_inbox
from turnabout.core.mail.inbox.reading import read_inbox
from turnabout.core.mail.outbox import post
from turnabout.core.models import InboxReading, Letter
from turnabout.environment import Environment

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(db: None) -> Letter:
    """A letter that our mail server took."""
    facts = {"name": "Noor", "address": "http://localhost:8000/"}
    made = post("trial", to="noor@kittiwake.example", key="1", facts=facts, language="en", at=NOW)
    Letter.objects.update(sent_at=NOW)
    return made


def test_a_report_is_taken_out_and_everything_else_stays_unseen(mailbox: Box, letter: Letter):
    mailbox.put(reports.vacation(letter.message_id), reports.postfix(letter.message_id))

    read_inbox(at=NOW)

    letter.refresh_from_db()
    assert letter.bounce_code == "5.1.1"
    assert (mailbox.all, mailbox.unseen) == (1, 1)
    assert _counts() == (1, 1, "")


def test_what_was_left_is_not_shown_or_counted_again(mailbox: Box, letter: Letter):
    mailbox.put(reports.vacation(letter.message_id))
    read_inbox(at=NOW)
    mailbox.put(reports.exim(letter.message_id))

    read_inbox(at=NOW)

    letter.refresh_from_db()
    assert letter.bounce_code == "5.2.2"
    assert _counts() == (1, 1, "")


def test_an_empty_mailbox_is_read_too(mailbox: Box):
    read_inbox(at=NOW)

    assert (_counts(), InboxReading.objects.get().read_at) == ((0, 0, ""), NOW)


def test_a_long_mailbox_is_read_bit_by_bit(
    mailbox: Box, letter: Letter, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(reading, "AT_ONCE", 2)
    mailbox.put(*[reports.vacation(letter.message_id)] * 3)

    read_inbox(at=NOW)
    read_inbox(at=NOW)

    assert _counts() == (0, 3, "")


def test_a_mailbox_that_was_made_anew_is_read_from_its_beginning(
    settings: LazySettings, letter: Letter
):
    for message in (reports.vacation(letter.message_id), reports.postfix(letter.message_id)):
        with running("--no-tls") as box:
            settings.INBOX = urlsplit(box.address)
            box.put(message)
            read_inbox(at=NOW)

    letter.refresh_from_db()
    assert letter.bounce_code == "5.1.1"


def test_a_hostile_message_stays_and_stops_nothing(
    mailbox: Box, letter: Letter, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(reading, "LARGEST", 50_000)
    huge = b"Subject: long\n\n" + b"x\n" * 20_000
    folded = b"Content-Type: text/plain" + b";\n a=b" * 1000 + b"\n\nhi\n"
    mailbox.put(huge, folded, reports.postfix(letter.message_id))

    read_inbox(at=NOW)

    letter.refresh_from_db()
    assert letter.bounce_code == "5.1.1"
    assert (mailbox.unseen, _counts()) == (2, (1, 2, ""))


def test_a_wrong_password_is_said_and_the_secret_is_not(mailbox: Box, settings: LazySettings):
    settings.INBOX = urlsplit(mailbox.address.replace("s3cret", "wrong"))

    read_inbox(at=NOW)

    assert _counts() == (0, 0, "our name or password is not accepted")


def test_a_folder_that_is_not_there_is_named(mailbox: Box, settings: LazySettings):
    settings.INBOX = urlsplit(mailbox.address.replace("INBOX", "Nowhere"))

    read_inbox(at=NOW)

    assert _counts() == (0, 0, "there is no folder Nowhere")


def test_a_server_that_is_away_is_said_and_found_again(mailbox: Box, settings: LazySettings):
    settings.INBOX = urlsplit("imap://turnabout:secret@127.0.0.1:9/")
    read_inbox(at=NOW)
    away = _counts()
    settings.INBOX = urlsplit(mailbox.address)

    read_inbox(at=NOW)

    assert away == (0, 0, "the inbox does not answer (ConnectionRefusedError)")
    assert _counts() == (0, 0, "")


def test_a_certificate_that_nobody_vouches_for_gets_no_password(
    settings: LazySettings, tmp_path: Path, letter: Letter
):
    pem, key = certificate(tmp_path)
    with running(f"--cert={pem}", f"--key={key}") as box:
        settings.INBOX = urlsplit(box.address)
        box.put(reports.postfix(letter.message_id))

        read_inbox(at=NOW)

    assert _counts() == (0, 0, "the certificate of the inbox’s server does not hold")


def test_with_a_certificate_that_holds_the_way_is_encrypted(
    settings: LazySettings, tmp_path: Path, letter: Letter, monkeypatch: pytest.MonkeyPatch
):
    pem, key = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    with running(f"--cert={pem}", f"--key={key}") as box:
        settings.INBOX = urlsplit(box.address)
        box.put(reports.postfix(letter.message_id))

        read_inbox(at=NOW)

    assert _counts() == (1, 0, "")


def test_without_an_inbox_the_job_does_nothing(settings: LazySettings):
    settings.INBOX = None

    look_into_inbox(lambda _done, _total: None)

    assert InboxReading.objects.count() == 0


def test_with_one_the_job_reads_it(mailbox: Box):
    look_into_inbox(lambda _done, _total: None)

    assert InboxReading.objects.get().read_at is not None


@pytest.mark.parametrize(
    "said",
    ["imap://mail.example.org/", "imaps://name@mail.example.org/", "https://a:b@c.example/", "x"],
)
def test_an_address_that_opens_no_mailbox_is_named_at_the_start(said: str):
    env = Environment({"TURNABOUT_INBOX_URL": said})

    env.mailbox("TURNABOUT_INBOX_URL", "imaps://name:password@mail.example.org/INBOX")

    assert {fault.partition(":")[0] for fault in env.faults} == {"TURNABOUT_INBOX_URL"}


def test_an_address_with_name_and_password_is_taken():
    env = Environment({"TURNABOUT_INBOX_URL": "imaps://a:b@mail.example.org/Bounces"})

    assert env.mailbox("TURNABOUT_INBOX_URL", "imaps://…").path == "/Bounces"
    assert env.faults == []


def _counts() -> tuple[int, int, str]:
    reading = InboxReading.objects.get()
    return reading.taken, reading.left, reading.fault
