"""Signing in by a code from the mail."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings as configured
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from tests.web.signin_steps import ASK, CODE, ask, enter, is_signed_in, mailed_code, sign_in

from turnabout.core.models import Letter
from turnabout.people.models import Person

WRONG = "0000-0000"


def test_the_code_from_the_mail_signs_in(client: Client, noor: Person):
    ask(client, noor.email)

    answer = enter(client, mailed_code())

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert is_signed_in(client)


def test_a_wrong_code_does_not(client: Client, noor: Person):
    ask(client, noor.email)

    answer = enter(client, WRONG)

    assert (answer.status_code, is_signed_in(client)) == (200, False)
    assert "This is not the code" in answer.content.decode()


def test_the_mail_goes_to_the_person_and_has_the_code_in_its_first_words(
    client: Client, noor: Person
):
    ask(client, noor.email)

    (sent,) = mail.outbox
    assert sent.to == [noor.email]
    assert re.fullmatch(r"\d{4}-\d{4} is your code for Turnabout", sent.subject)
    assert mailed_code() in sent.body.splitlines()


@pytest.mark.parametrize("typed", ["{0}{1}", " {0} {1} ", "{0}.{1}"])
def test_the_code_may_be_typed_without_its_dash_or_with_spaces(
    client: Client, noor: Person, typed: str
):
    ask(client, noor.email)

    enter(client, typed.format(*mailed_code().split("-")))

    assert is_signed_in(client)


def test_the_address_may_be_typed_in_capitals(client: Client, noor: Person):
    ask(client, noor.email.upper())

    enter(client, mailed_code())

    assert is_signed_in(client)


def test_a_code_works_once(client: Client, noor: Person):
    ask(client, noor.email)
    code = mailed_code()
    enter(client, code)
    client.post("/sign-out/")

    answer = enter(client, code)

    assert (answer["Location"], is_signed_in(client)) == (ASK, False)


def test_a_code_works_only_in_the_browser_that_asked_for_it(client: Client, noor: Person):
    ask(client, noor.email)
    elsewhere = Client()

    answer = enter(elsewhere, mailed_code())

    assert (answer["Location"], is_signed_in(elsewhere)) == (ASK, False)


def test_an_old_code_dies_when_a_new_one_is_asked_for(client: Client, noor: Person):
    ask(client, noor.email)
    old = mailed_code()
    ask(client, noor.email)

    enter(client, old)
    assert not is_signed_in(client)

    enter(client, mailed_code())
    assert is_signed_in(client)


def test_a_code_is_too_old_after_a_quarter_of_an_hour(client: Client, noor: Person):
    assert configured.ACCOUNT_LOGIN_BY_CODE_TIMEOUT == 900
    ask(client, noor.email)
    _age_the_code(client, seconds=901)

    answer = enter(client, mailed_code())

    assert (answer["Location"], is_signed_in(client)) == (ASK, False)


def test_a_code_still_works_shortly_before(client: Client, noor: Person):
    ask(client, noor.email)
    _age_the_code(client, seconds=890)

    enter(client, mailed_code())

    assert is_signed_in(client)


def test_five_wrong_codes_use_the_right_one_up(client: Client, noor: Person):
    ask(client, noor.email)
    answers = [enter(client, WRONG) for _ in range(5)]

    enter(client, mailed_code())

    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 302]
    assert not is_signed_in(client)
    assert "the code is used up" in client.get(ASK).content.decode()


def test_whoever_mistyped_the_address_can_go_back_and_ask_again(client: Client, noor: Person):
    ask(client, "nour@kittiwake.example")

    assert client.get(ASK).status_code == 200

    sign_in(client, noor.email)
    assert is_signed_in(client)


def test_nobody_learns_whether_an_address_is_known(noor: Person):
    known, unknown = Client(), Client()

    seen = [
        [_seen(ask(one, email), email) for _ in range(2)]
        + [_seen(one.get(CODE), email)]
        + [_seen(enter(one, WRONG), email) for _ in range(5)]
        + [_seen(one.get(ASK), email)]
        + [_seen(ask(one, email), email) for _ in range(2)]
        for one, email in [(known, noor.email), (unknown, "nobody@kittiwake.example")]
    ]

    assert seen[0] == seen[1]


def test_an_unknown_address_gets_no_mail(client: Client, kittiwake: object, settings: Settings):
    settings.EMAIL_BACKEND = "turnabout.core.mail.backend.OutboxBackend"

    ask(client, "nobody@kittiwake.example")

    assert (Letter.objects.count(), len(mail.outbox)) == (0, 0)


def test_a_known_one_gets_one(client: Client, noor: Person, settings: Settings):
    settings.EMAIL_BACKEND = "turnabout.core.mail.backend.OutboxBackend"

    ask(client, noor.email)

    assert [letter.to for letter in Letter.objects.all()] == [noor.email]


def test_the_staff_list_alone_says_whose_an_address_is(client: Client, noor: Person, ada: Person):
    sign_in(client, noor.email)
    client.post("/sign-out/")
    Person.objects.filter(pk=noor.pk).update(email="noor.haddad@kittiwake.example")
    Person.objects.filter(pk=ada.pk).update(email="noor@kittiwake.example")

    sign_in(client, "noor@kittiwake.example")

    assert client.get("/you/sign-in/").context["user"] == ada
    assert EmailAddress.objects.count() == 0


def test_who_has_left_gets_no_code(client: Client, noor: Person):
    noor.left_at = timezone.now()
    noor.save()

    answer = ask(client, noor.email)

    assert (answer["Location"], len(mail.outbox)) == (CODE, 0)


def test_who_leaves_between_asking_and_typing_is_not_let_in(client: Client, noor: Person):
    ask(client, noor.email)
    noor.left_at = timezone.now()
    noor.save()

    answer = enter(client, mailed_code())

    assert (answer["Location"], is_signed_in(client)) == ("/sign-in/gone/", False)


def test_whoever_leaves_is_signed_out_at_once_everywhere(noor: Person):
    browsers = [Client(), Client()]
    for browser in browsers:
        sign_in(browser, noor.email)

    noor.left_at = timezone.now()
    noor.save()

    assert [is_signed_in(browser) for browser in browsers] == [False, False]


def test_whoever_stays_stays_signed_in(noor: Person, ada: Person):
    browser = Client()
    sign_in(browser, ada.email)

    noor.left_at = timezone.now()
    noor.save()

    assert is_signed_in(browser)


def test_signing_in_changes_the_key_of_the_session(client: Client, noor: Person):
    ask(client, noor.email)
    before = client.session.session_key

    enter(client, mailed_code())

    assert client.session.session_key != before
    stolen = Client()
    stolen.cookies["turnabout"] = str(before)
    assert not is_signed_in(stolen)


def test_one_lands_where_one_wanted_to_go(client: Client, noor: Person):
    asked = ask(client, noor.email, next="/you/sessions/")

    entered = enter(client, mailed_code(), next="/you/sessions/")

    assert asked["Location"] == f"{CODE}?next=%2Fyou%2Fsessions%2F"
    assert entered["Location"] == "/you/sessions/"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://example.net/", "//example.net/", "/\\example.net", "javascript:alert(1)", "///x.net"],
)
def test_but_only_within_our_own_site(client: Client, noor: Person, elsewhere: str):
    ask(client, noor.email, next=elsewhere)

    entered = enter(client, mailed_code(), next=elsewhere)

    assert entered["Location"] == "/"


def _age_the_code(client: Client, *, seconds: int) -> None:
    """Make the code that the session waits for older than it is."""
    session = client.session
    session["account_login"]["state"]["stages"]["login_by_code"]["data"]["at"] -= seconds
    session.save()


def _seen(answer: HttpResponse, email: str) -> tuple[int, str, list[str], str]:
    """Return what one sees, apart from the address one typed and the tokens against forgery."""
    words = re.sub(r"\b\w{64}\b", "", answer.content.decode().replace(email, "(address)"))
    return answer.status_code, answer.get("Location", ""), sorted(answer.cookies), words
