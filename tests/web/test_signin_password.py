"""Signing in by password, with and without a second step."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.utils import timezone
from tests.web.signin_steps import (
    ASK,
    SECRET_WORDS,
    ask,
    enter,
    is_signed_in,
    mailed_code,
    shown,
    with_password,
)

from turnabout.people.models import Person

SECOND = "/sign-in/second-step/"


@pytest.fixture
def noor_with_words(noor: Person) -> Person:
    noor.set_password(SECRET_WORDS)
    noor.save()
    return noor


@pytest.fixture
def secret(noor_with_words: Person) -> str:
    """Noor has an authenticator app, and recovery codes with it."""
    drawn = generate_totp_secret()
    TOTP.activate(noor_with_words, drawn)
    RecoveryCodes.activate(noor_with_words)
    return drawn


def test_the_password_signs_in(client: Client, noor_with_words: Person):
    answer = with_password(client, noor_with_words.email)

    assert (answer["Location"], is_signed_in(client)) == ("/", True)


def test_a_wrong_one_does_not(client: Client, noor_with_words: Person):
    answer = with_password(client, noor_with_words.email, "another thing")

    assert (answer.status_code, is_signed_in(client)) == (200, False)
    assert "do not belong together" in answer.content.decode()


def test_who_has_chosen_none_is_not_let_in_by_any(client: Client, noor: Person):
    for password in ("", "!", noor.password):
        with_password(client, noor.email, password)

    assert not is_signed_in(client)


def test_who_has_left_is_told_so_only_with_the_right_password(
    client: Client, noor_with_words: Person
):
    noor_with_words.left_at = timezone.now()
    noor_with_words.save()

    wrong = with_password(client, noor_with_words.email, "another thing")
    right = with_password(client, noor_with_words.email)

    assert wrong.status_code == 200
    assert (right["Location"], is_signed_in(client)) == ("/sign-in/gone/", False)


def test_an_app_asks_for_a_second_step_after_the_password(client: Client, secret: str):
    first = with_password(client, "noor@kittiwake.example")
    between = is_signed_in(client)
    client.post(SECOND, {"code": shown(secret)})

    assert (first["Location"], between, is_signed_in(client)) == (SECOND, False, True)


def test_and_after_a_code_from_the_mail(client: Client, secret: str):
    ask(client, "noor@kittiwake.example")

    first = enter(client, mailed_code())

    assert (first["Location"], is_signed_in(client)) == (SECOND, False)


def test_a_wrong_code_of_the_app_does_not_do(client: Client, secret: str):
    with_password(client, "noor@kittiwake.example")

    answer = client.post(SECOND, {"code": f"{(int(shown(secret)) + 1) % 1_000_000:06}"})

    assert (answer.status_code, is_signed_in(client)) == (200, False)
    assert "This is not the code" in answer.content.decode()


def test_a_code_of_the_app_works_once(secret: str):
    code = shown(secret)
    browsers = [Client(), Client()]
    for browser in browsers:
        with_password(browser, "noor@kittiwake.example")
        browser.post(SECOND, {"code": code})

    assert [is_signed_in(browser) for browser in browsers] == [True, False]


def test_a_recovery_code_takes_its_place_once(secret: str, noor: Person):
    code = _recovery_codes(noor)[0]
    browsers = [Client(), Client()]
    for browser in browsers:
        with_password(browser, noor.email)
        browser.post(SECOND, {"code": code})

    assert [is_signed_in(browser) for browser in browsers] == [True, False]
    assert len(_recovery_codes(noor)) == 9


def test_a_second_step_has_five_tries(client: Client, secret: str):
    with_password(client, "noor@kittiwake.example")

    answers = [client.post(SECOND, {"code": "x"}).status_code for _ in range(6)]

    assert answers == [200] * 5 + [429]


def test_from_the_second_step_one_can_begin_anew(client: Client, secret: str):
    with_password(client, "noor@kittiwake.example")

    assert client.get(ASK).status_code == 200


def test_a_passkey_alone_asks_for_no_second_step(client: Client, noor_with_words: Person):
    Authenticator.objects.create(
        user=noor_with_words, type=Authenticator.Type.WEBAUTHN, data={"name": "Phone"}
    )

    with_password(client, noor_with_words.email)

    assert is_signed_in(client)


def _recovery_codes(person: Person) -> list[str]:
    kept = Authenticator.objects.get(user=person, type=Authenticator.Type.RECOVERY_CODES)
    codes: list[str] = kept.wrap().get_unused_codes()
    return codes
