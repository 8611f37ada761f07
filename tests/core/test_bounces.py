"""What other mail servers send back marks our letter, by its Message-ID and its code alone."""

import time
from collections.abc import Callable
from contextlib import suppress
from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import NOW
from tests.core import reports

from turnabout.core.mail.codes import said_of_code
from turnabout.core.mail.inbox.bounces import report_in
from turnabout.core.mail.inbox.messages import LARGEST, HostileMessageError, parsed, take
from turnabout.core.mail.inbox.readers import READERS
from turnabout.core.mail.outbox import post, try_again
from turnabout.core.models import InboxReading, Letter
from turnabout.people.models import Person

pytestmark = pytest.mark.django_db

TOO_LONG_TO_WAIT = 10
"""Seconds: what a stranger sends is read or refused long before."""


@pytest.fixture
def letter(db: None) -> Letter:
    """A letter that our mail server took."""
    facts = {"name": "Noor", "address": "http://localhost:8000/"}
    to = "noor@kittiwake.example"
    made = post("trial", to=to, key="1", facts=facts, language="en", at=NOW)
    Letter.objects.update(sent_at=NOW)
    return made


@pytest.mark.parametrize(
    ("dialect", "code"),
    [
        (reports.postfix, "5.1.1"),
        (reports.exim, "5.2.2"),
        (reports.old_exim, "5.1.1"),
        (reports.exchange, "5.1.10"),
    ],
)
def test_a_letter_that_is_sent_back_is_marked_with_the_code(
    letter: Letter, dialect: Callable[[str], bytes], code: str
):
    assert take(dialect(letter.message_id))

    letter.refresh_from_db()
    assert (letter.bounce_code, letter.bounced_at is not None, letter.delayed_at) == (
        code,
        True,
        None,
    )
    assert list(Letter.objects.not_reached()) == [letter]


@pytest.mark.parametrize(
    "dialect", [reports.postfix, reports.exim, reports.old_exim, reports.exchange]
)
def test_no_word_of_what_comes_back_is_kept(letter: Letter, dialect: Callable[[str], bytes]):
    take(dialect(letter.message_id))

    kept = [str(value) for row in Letter.objects.values() for value in row.values()]
    kept += [str(value) for row in InboxReading.objects.values() for value in row.values()]
    assert [value for value in kept if "secret" in value or "rejected" in value] == []


def test_a_letter_that_is_late_is_not_lost(letter: Letter):
    assert take(reports.postfix(letter.message_id, action="delayed", status="4.4.1"))

    letter.refresh_from_db()
    assert (letter.bounce_code, letter.bounced_at, letter.delayed_at is not None) == (
        "4.4.1",
        None,
        True,
    )
    assert (list(Letter.objects.held_up()), list(Letter.objects.not_reached())) == ([letter], [])


def test_what_is_lost_stays_lost_when_a_report_of_being_late_comes_later(letter: Letter):
    take(reports.postfix(letter.message_id))
    take(reports.postfix(letter.message_id, action="delayed", status="4.4.1"))

    letter.refresh_from_db()
    assert (letter.bounce_code, letter.delayed_at) == ("5.1.1", None)


@pytest.mark.parametrize("action", ["delivered", "relayed", "expanded", ""])
def test_a_report_of_anything_else_is_nobodys(letter: Letter, action: str):
    assert not take(reports.postfix(letter.message_id, action=action))

    letter.refresh_from_db()
    assert (letter.bounced_at, letter.delayed_at) == (None, None)


def test_a_report_about_a_letter_of_somebody_else_is_nobodys(letter: Letter):
    assert not take(reports.postfix("<another@turnabout.example>"))

    letter.refresh_from_db()
    assert letter.bounced_at is None


def test_an_answer_that_somebody_is_away_is_no_report(letter: Letter):
    assert not take(reports.vacation(letter.message_id))

    letter.refresh_from_db()
    assert letter.bounced_at is None


def test_what_is_taken_and_what_is_left_is_counted_and_nothing_else(letter: Letter):
    take(reports.postfix(letter.message_id))
    take(reports.vacation(letter.message_id))

    reading = InboxReading.objects.get()
    assert (reading.taken, reading.left) == (1, 1)


def test_a_letter_that_was_sent_back_is_tried_again(letter: Letter, carla: Person):
    take(reports.postfix(letter.message_id))
    letter.refresh_from_db()

    try_again(letter, by=carla, at=NOW)

    letter.refresh_from_db()
    assert list(Letter.objects.due(NOW)) == [letter]
    assert (letter.bounced_at, letter.bounce_code) == (None, "")


def test_a_reader_of_another_feature_is_asked_until_one_takes_it(
    letter: Letter, monkeypatch: pytest.MonkeyPatch
):
    met: list[str] = []

    def stumbles(_message: EmailMessage) -> bool:
        met.append("stumbles")
        raise UnicodeError

    def reads(message: EmailMessage) -> bool:
        met.append(str(message["Subject"]))
        return True

    def comes_too_late(_message: EmailMessage) -> bool:
        met.append("too late")
        return True

    monkeypatch.setattr(
        "turnabout.core.mail.inbox.messages.READERS", [stumbles, reads, comes_too_late]
    )

    assert take(reports.vacation(letter.message_id))
    assert met == ["stumbles", "Out of office"]


def test_ours_is_among_the_readers():
    assert "read_bounce" in {reader.__name__ for reader in READERS}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("5.1.1", "There is no such address: look whether it is right. (5.1.1)"),
        ("5.1.99", "The address cannot be used: look whether it is right. (5.1.99)"),
        ("4.2.2", "The mailbox is full: whoever has it has to make room. (4.2.2)"),
        ("5.0.0", "The other mail server gave no reason. (5.0.0)"),
    ],
)
def test_a_code_is_said_in_words(code: str, words: str):
    assert said_of_code(code) == words


NESTED = b"".join(
    b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (place, place)
    for place in range(1500)
)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"Subject: long\n\n" + b"x" * LARGEST, "The message is larger than 2 MB."),
        (NESTED, "The message holds messages within messages."),
        (b"Content-Type: message/rfc822\n\n" * 3000, "The message holds messages within messages."),
        (
            b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\na\n" * 5000,
            "The message has too many parts.",
        ),
        (
            b"Content-Type: message/delivery-status\n\n" + b"A: b\n\n" * 50_000,
            "The message has too many parts.",
        ),
        (b"References: " + b"<" * 500_000 + b"\n\nhi\n", "A header of the message is too long."),
        (
            b"Content-Type: text/plain" + b";\n a=b" * 100_000 + b"\n\nhi\n",
            "A header of the message is too long.",
        ),
    ],
    ids=["long", "nested", "messages", "parts", "blocks", "header", "folded"],
)
def test_a_hostile_message_ends_in_a_clear_line_and_soon(raw: bytes, words: str):
    begun = time.monotonic()

    with pytest.raises(HostileMessageError) as refused:
        parsed(raw)

    assert str(refused.value) == words
    assert time.monotonic() - begun < TOO_LONG_TO_WAIT


@pytest.mark.parametrize("charset", ["evil", "utf-7", "x" * 100, "\udcff", ""])
def test_a_charset_that_nobody_knows_does_no_harm(letter: Letter, charset: str):
    raw = reports.old_exim(letter.message_id)
    told = f"Content-Type: text/plain; charset={charset}\n".encode("utf-8", "surrogateescape")

    assert take(told + raw)


@given(raw=st.binary(max_size=2000))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_octets_are_read_or_refused(raw: bytes):
    with suppress(HostileMessageError):
        found = report_in(parsed(raw))
        assert found is None or found.code


@given(cut=st.integers(0, 2500), put=st.binary(max_size=40))
def test_a_damaged_report_is_read_or_refused(cut: int, put: bytes):
    whole = reports.exchange("<1@turnabout.example>")

    try:
        found = report_in(parsed(whole[:cut] + put + whole[cut:]))
    except HostileMessageError:
        return
    assert found is None or found.code.count(".") == 2
