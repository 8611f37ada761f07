"""How often one may try to sign in."""

import time

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from tests.web.signin_steps import (
    ASK,
    CODE,
    SECRET_WORDS,
    ask,
    enter,
    is_signed_in,
    mailed_code,
    with_password,
)

from turnabout.people.models import Person
from turnabout.web.signin.limits import MINUTES

WAIT = str(MINUTES * 60)


@pytest.fixture
def with_words(noor: Person) -> Person:
    noor.set_password(SECRET_WORDS)
    noor.save()
    return noor


def test_whoever_waits_as_long_as_the_page_says_may_try_again():
    rates = [*settings.ACCOUNT_RATE_LIMITS.values(), *settings.MFA_RATE_LIMITS.values()]

    assert {rate.split("/")[1] for rates_of in rates for rate in rates_of.split(",")} == {
        f"{MINUTES}m"
    }


@pytest.mark.parametrize("email", ["noor@kittiwake.example", "nobody@kittiwake.example"])
def test_three_codes_for_an_address_in_five_minutes_and_no_more(noor: Person, email: str):
    answers = [ask(Client(), email) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]
    assert answers[3]["Retry-After"] == WAIT
    assert "Please wait 5 minutes" in answers[3].content.decode()


def test_another_address_is_not_slowed_down_by_that(noor: Person, ada: Person):
    for _ in range(4):
        ask(Client(), noor.email)

    assert ask(Client(), ada.email).status_code == 302


def test_after_five_minutes_one_may_ask_again(noor: Person, monkeypatch: pytest.MonkeyPatch):
    answers = [ask(Client(), noor.email) for _ in range(4)]
    now = time.time()

    monkeypatch.setattr(time, "time", lambda: now + MINUTES * 60 + 1)

    assert (answers[3].status_code, ask(Client(), noor.email).status_code) == (429, 302)


def test_one_place_of_the_network_asks_for_a_hundred_codes_and_no_more(kittiwake: object):
    answers = [ask(Client(), f"person{number}@kittiwake.example") for number in range(101)]

    assert [answer.status_code for answer in answers] == [302] * 100 + [429]


def test_another_place_is_not_slowed_down_by_that(noor: Person, ada: Person):
    here, there = Client(REMOTE_ADDR="192.0.2.1"), Client(REMOTE_ADDR="192.0.2.2")
    for number in range(101):
        ask(here, f"person{number}@kittiwake.example")

    answers = [ask(here, noor.email).status_code, ask(there, ada.email).status_code]

    assert answers == [429, 302]


def test_what_was_counted_is_not_pushed_out_by_counting_much_else(noor: Person):
    for _ in range(3):
        ask(Client(), noor.email)

    for number in range(1_000):
        cache.add(f"something-else-{number}", "1", timeout=300)

    assert ask(Client(), noor.email).status_code == 429


def test_codes_sent_all_at_once_are_counted_too(client: Client, noor: Person):
    ask(client, noor.email)
    as_it_was = client.session["account_login"]

    answers = []
    for _ in range(11):
        answers.append(enter(client, "0000-0000").status_code)
        session = client.session
        session["account_login"] = as_it_was  # as a request sees it that began at the same time
        session.save()

    assert answers == [200] * 10 + [429]
    assert enter(client, mailed_code()).status_code == 429


@pytest.mark.parametrize("email", ["noor@kittiwake.example", "nobody@kittiwake.example"])
def test_five_wrong_passwords_for_an_address_and_no_more(with_words: Person, email: str):
    answers = [with_password(Client(), email, "a guess at it") for _ in range(6)]

    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert answers[5]["Retry-After"] == WAIT


def test_then_the_right_one_has_to_wait_as_well(client: Client, with_words: Person):
    for _ in range(5):
        with_password(Client(), with_words.email, "a guess at it")

    answer = with_password(client, with_words.email)

    assert (answer.status_code, is_signed_in(client)) == (429, False)


def test_the_right_password_is_not_counted(with_words: Person):
    answers = [with_password(Client(), with_words.email).status_code for _ in range(6)]

    assert answers == [302] * 6


def test_looking_at_the_pages_is_not_counted(kittiwake: object):
    looked = [Client().get(ASK).status_code for _ in range(101)]

    assert looked == [200] * 101


def test_whoever_has_no_code_to_type_is_sent_to_ask_for_one(client: Client, kittiwake: object):
    assert client.get(CODE)["Location"] == ASK
