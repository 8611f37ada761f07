"""Letters against a real mail server: up, away, slow, hanging up, refusing."""

import datetime as dt
from urllib.parse import urlsplit

import pytest
from django.conf import LazySettings
from tests.cast import NOW
from tests.smtp import Postbox

from turnabout.core.mail import server
from turnabout.core.mail.outbox import post, put
from turnabout.core.mail.postman import round_of_the_postman
from turnabout.core.mail.sending import (
    CODE_PAUSES,
    LEASE,
    PAUSES,
    ServerAwayError,
    claim_next,
    record,
    send_due,
)
from turnabout.core.mail.writing import Written
from turnabout.core.models import Letter

pytestmark = pytest.mark.django_db

MINUTE = dt.timedelta(minutes=1)
FACTS = {"name": "Noor", "address": "http://localhost:8000/"}


def write(to: str = "noor@kittiwake.example", *, key: str = "trial 1") -> Letter:
    return post("trial", to=to, key=key, facts=FACTS, language="en", at=NOW)


def write_code(key: str = "code") -> Letter:
    words = Written("Code", "It is 1234", "<p>1234</p>", "en")
    return put(words, kind="account", to="ada@kittiwake.example", key=key, at=NOW, forgets=True)


def send(at: dt.datetime = NOW) -> int:
    return send_due(clock=lambda: at)


def now_of(letter: Letter) -> Letter:
    letter.refresh_from_db()
    return letter


def test_a_letter_arrives_as_text_and_html_under_its_own_id(postbox: Postbox):
    letter = write()

    assert send() == 1

    (message,) = postbox.arrived
    assert (message["Message-ID"], message["To"]) == (letter.message_id, letter.to)
    assert message["Subject"] == "Mail from Turnabout arrives"
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]
    assert message["Auto-Submitted"] == "auto-generated"


def test_a_letter_that_was_sent_is_not_sent_again(postbox: Postbox):
    letter = write()
    send()

    assert send(NOW + MINUTE) == 0
    assert now_of(letter).sent_at == NOW
    assert len(postbox.arrived) == 1


def test_a_letter_waits_until_it_is_due(postbox: Postbox):
    facts = {"to": "noor@kittiwake.example", "key": "later", "facts": FACTS, "language": "en"}
    post("trial", **facts, at=NOW, due_at=NOW + MINUTE)

    assert (send(NOW), send(NOW + MINUTE)) == (0, 1)


def test_codes_overtake_everything_else(postbox: Postbox):
    for number in range(3):
        write(key=f"invitation {number}")
    write_code()

    send()

    assert postbox.arrived[0]["Subject"] == "Code"


def test_a_code_is_erased_once_it_is_sent(postbox: Postbox):
    code = write_code()

    send()

    assert [now_of(code).subject, code.text, code.html] == ["", "", ""]


def test_the_words_of_other_letters_stay(postbox: Postbox):
    letter = write()

    send()

    assert now_of(letter).text.startswith("Hello Noor,")


def test_where_the_server_is_away_the_letter_waits_and_says_why(settings: LazySettings):
    settings.MAIL_SERVER = urlsplit("smtp://127.0.0.1:1")
    letter = write()

    with pytest.raises(ServerAwayError):
        send()

    assert (now_of(letter).due_at, letter.sent_at, letter.attempts) == (NOW + MINUTE, None, 1)
    assert letter.fault == "the mail server does not answer (ConnectionRefusedError)"


def test_where_the_server_is_away_the_other_letters_lose_no_try(settings: LazySettings):
    settings.MAIL_SERVER = urlsplit("smtp://127.0.0.1:1")
    write(key="1")
    write(key="2")

    with pytest.raises(ServerAwayError):
        send()

    assert sorted(Letter.objects.values_list("attempts", flat=True)) == [0, 1]


def test_a_server_that_hangs_up_loses_no_letter(postbox: Postbox):
    letter = write()
    postbox.drops = True
    with pytest.raises(ServerAwayError):
        send()
    postbox.drops = False

    assert send(NOW + MINUTE) == 1
    assert postbox.ids == [letter.message_id]


def test_a_server_that_takes_too_long_is_away(postbox: Postbox, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(server, "PATIENCE", 0.2)
    postbox.slow = 0.6
    letter = write()

    with pytest.raises(ServerAwayError):
        send()

    assert now_of(letter).fault == "the mail server does not answer (SMTPServerDisconnected)"


def test_an_address_that_is_refused_for_good_is_given_up_at_once(postbox: Postbox):
    letter = write("gone@kittiwake.example")
    postbox.answers_to_recipient = {letter.to: "550 5.1.1 no such mailbox"}

    assert send() == 0
    assert (now_of(letter).given_up_at, letter.fault) == (NOW, "550 5.1.1 no such mailbox")


def test_one_refused_address_does_not_hold_up_the_others(postbox: Postbox):
    gone = write("gone@kittiwake.example", key="1")
    postbox.answers_to_recipient = {gone.to: "550 5.1.1 no such mailbox"}
    well = write(key="2")

    assert send() == 1
    assert postbox.ids == [well.message_id]


def test_an_address_that_is_refused_for_now_is_tried_again(postbox: Postbox):
    letter = write()
    postbox.answers_to_recipient = {letter.to: "450 4.2.0 come back later"}
    send()
    postbox.answers_to_recipient = {}

    assert now_of(letter).due_at == NOW + MINUTE
    assert send(NOW + MINUTE) == 1


def test_what_a_server_says_once_it_has_read_a_letter_is_not_kept(postbox: Postbox):
    letter = write()
    postbox.answer_to_data = "554 5.7.1 we dislike the words: Mail from Turnabout arrives"

    send()

    assert now_of(letter).fault == "554 5.7.1"


def test_the_pauses_grow_from_a_minute_to_six_hours_for_about_two_days(postbox: Postbox):
    letter = write()
    postbox.answers_to_recipient = {letter.to: "450 4.2.0 come back later"}
    at, waits = NOW, []

    while not now_of(letter).given_up_at:
        send(at)
        waits.append(now_of(letter).due_at - at)
        at = letter.due_at

    assert waits[:-1] == PAUSES
    assert (PAUSES[0], max(PAUSES)) == (MINUTE, 360 * MINUTE)
    assert dt.timedelta(days=1.9) < sum(PAUSES, dt.timedelta()) < dt.timedelta(days=2.2)


def test_a_code_is_given_up_when_it_is_worth_nothing_any_more_and_then_erased(postbox: Postbox):
    code = write_code()
    postbox.answers_to_recipient = {code.to: "450 4.2.0 come back later"}
    at = NOW
    while not now_of(code).given_up_at:
        send(at)
        at = now_of(code).due_at

    assert sum(CODE_PAUSES, dt.timedelta()) <= 15 * MINUTE
    assert code.text == ""


def test_of_two_senders_one_has_the_letter_until_its_lease_ends():
    letter = write()

    assert claim_next(at=NOW) == letter
    assert claim_next(at=NOW + LEASE - MINUTE) is None
    assert claim_next(at=NOW + LEASE) == letter


def test_a_sender_whose_lease_ended_does_not_overwrite_what_another_did(postbox: Postbox):
    letter = write()
    first = claim_next(at=NOW)
    Letter.objects.update(claimed_until=NOW + 2 * LEASE)

    assert first is not None
    record(first, sent_at=NOW)

    assert now_of(letter).sent_at is None


def test_many_letters_leave_over_one_connection(postbox: Postbox):
    for number in range(3):
        write(key=str(number))

    assert send() == 3
    assert (len(set(postbox.ids)), postbox.connections) == (3, 1)


def test_without_a_mail_server_letters_wait(settings: LazySettings):
    settings.MAIL_SERVER = None

    assert round_of_the_postman() is None


def test_in_a_demo_letters_go_no_further_than_the_inbox_and_keep_their_words(
    settings: LazySettings,
):
    settings.MAIL_SERVER, settings.DEMO = None, True
    code = put(Written("Code", "1234", "", "en"), kind="a", to="a@b.example", key="c", at=NOW)
    carry = round_of_the_postman()
    assert carry is not None

    assert carry() == 1
    assert now_of(code).text == "1234"
