"""The ways in which somebody signs in, and how they change."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.test import Client
from tests.web.signin_steps import SECRET_WORDS, mailed_code, shown, sign_in

from turnabout.people.models import Person

WAYS = "/you/sign-in/"
APP = "/you/sign-in/app/"
PASSKEYS = "/you/sign-in/passkeys/"
RECOVERY = "/you/sign-in/recovery/"


@pytest.fixture
def hers(client: Client, noor: Person) -> Client:
    """A browser in which Noor has signed in by code."""
    sign_in(client, noor.email)
    mail.outbox.clear()
    return client


@pytest.fixture
def passkey(noor: Person) -> Authenticator:
    return Authenticator.objects.create(
        user=noor, type=Authenticator.Type.WEBAUTHN, data={"name": "Phone"}
    )


def test_at_first_there_is_the_code_by_mail(hers: Client):
    ways = hers.get(WAYS).context["ways"]

    assert [(way.title, way.is_on) for way in ways] == [
        ("Code by mail", True),
        ("Passkeys", False),
        ("Password", False),
        ("Authenticator app", False),
    ]


def test_what_was_set_up_is_named(hers: Client, passkey: Authenticator):
    ways = {way.title: way for way in hers.get(WAYS).context["ways"]}

    assert (ways["Passkeys"].state, ways["Passkeys"].address) == ("Phone", PASSKEYS)


def test_a_password_is_chosen_and_told_of_by_mail(hers: Client, noor: Person):
    answer = hers.post("/you/password/first/", _twice(SECRET_WORDS))

    noor.refresh_from_db()
    assert (answer["Location"], noor.check_password(SECRET_WORDS)) == (WAYS, True)
    assert [(sent.to, sent.subject) for sent in mail.outbox] == [
        ([noor.email], "You have a password now")
    ]


@pytest.mark.parametrize("password", ["short", "noor@kittiwake.example", "password1234"])
def test_a_weak_one_is_refused_beside_its_field(hers: Client, noor: Person, password: str):
    answer = hers.post("/you/password/first/", _twice(password))

    noor.refresh_from_db()
    assert list(answer.context["form"].errors) == ["password1"]
    assert (noor.has_usable_password(), mail.outbox) == (False, [])


def test_two_that_differ_are_refused(hers: Client):
    answer = hers.post("/you/password/first/", {"password1": SECRET_WORDS, "password2": "other"})

    assert list(answer.context["form"].errors) == ["password2"]


@pytest.mark.django_db(transaction=True)
def test_an_app_is_set_up_and_the_recovery_codes_follow(hers: Client):
    answer = hers.post(APP, {"code": shown(_secret(hers))}, follow=True)
    cache.clear()  # a test with real transactions leaves behind what was counted in it

    assert answer.redirect_chain == [(RECOVERY, 302)]
    assert len(answer.context["unused_codes"]) == 10
    assert [sent.subject for sent in mail.outbox] == ["An authenticator app is set up"]


def test_a_wrong_first_code_sets_nothing_up(hers: Client):
    _secret(hers)

    answer = hers.post(APP, {"code": "1"})

    assert (answer.status_code, Authenticator.objects.count()) == (200, 0)


def test_the_secret_stands_there_as_text_as_well(hers: Client):
    page = hers.get(APP)

    secret = page.context["form"].secret
    groups = " ".join(secret[at : at + 4] for at in range(0, 32, 4))
    assert f'<code class="secret">{groups}</code>' in page.content.decode()


def test_the_recovery_codes_come_as_a_file(hers: Client):
    hers.post(APP, {"code": shown(_secret(hers))})
    codes = hers.get(RECOVERY).context["unused_codes"]

    file = hers.get(f"{RECOVERY}file/")

    assert file["Content-Disposition"] == 'attachment; filename="recovery-codes.txt"'
    lines = file.content.decode().splitlines()
    assert [line.replace(" ", "") for line in lines[-11:] if line.strip()] == codes


def test_new_recovery_codes_end_the_old_ones(hers: Client):
    hers.post(APP, {"code": shown(_secret(hers))})
    old = hers.get(RECOVERY).context["unused_codes"]

    new = hers.post(f"{RECOVERY}new/", follow=True).context["unused_codes"]

    assert (len(new), set(old) & set(new)) == (10, set())


def test_whoever_has_no_app_has_no_recovery_codes(hers: Client):
    assert hers.get(RECOVERY).status_code == 404


def test_whoever_takes_an_app_away_confirms_first_that_it_is_them(client: Client, noor: Person):
    sign_in(client, noor.email)
    client.post(APP, {"code": shown(_secret(client))})
    later = Client()
    later.force_login(noor)

    answer = later.get(f"{APP}end/")

    assert answer["Location"] == f"/sign-in/again/second-step/?next={_quoted(APP + 'end/')}"
    assert Authenticator.objects.filter(type=Authenticator.Type.TOTP).count() == 1


def test_with_an_app_a_mail_does_not_confirm_it(client: Client, noor: Person):
    sign_in(client, noor.email)
    client.post(APP, {"code": shown(_secret(client))})

    answer = client.get("/sign-in/again/code/")

    assert answer["Location"] == "/sign-in/again/second-step/"


def test_whoever_has_a_password_confirms_with_it(client: Client, noor: Person):
    noor.set_password(SECRET_WORDS)
    noor.save()
    client.force_login(noor)

    asked = client.get(APP)
    refused = client.post(asked["Location"], {"password": "another thing"})
    confirmed = client.post(asked["Location"], {"password": SECRET_WORDS})

    assert asked["Location"] == f"/sign-in/again/?next={_quoted(APP)}"
    assert list(refused.context["form"].errors) == ["password"]
    assert (confirmed["Location"], client.get(APP).status_code) == (APP, 200)


def test_a_passkey_is_taken_away_after_a_code_from_the_mail(
    hers: Client, noor: Person, passkey: Authenticator
):
    end = f"{PASSKEYS}{passkey.pk}/end/"
    asked = hers.get(end)
    again = f"/sign-in/again/code/?next={_quoted(end)}"

    sent = hers.post(again)
    confirmed = hers.post(again, {"code": mailed_code()})
    hers.post(end)

    assert asked["Location"] == f"/sign-in/again/passkey/?next={_quoted(end)}"
    assert (sent["Location"], confirmed["Location"]) == (again, end)
    assert Authenticator.objects.count() == 0
    assert [one.subject for one in mail.outbox][1:] == ["A passkey was taken away"]


def test_a_wrong_code_does_not_confirm(hers: Client, passkey: Authenticator):
    hers.post("/sign-in/again/code/")

    answer = hers.post("/sign-in/again/code/", {"code": "0000-0000"})
    hers.post(f"{PASSKEYS}{passkey.pk}/end/")

    assert (answer.status_code, Authenticator.objects.count()) == (200, 1)


def test_no_code_at_all_does_not_confirm(hers: Client, passkey: Authenticator):
    answers = [hers.post("/sign-in/again/code/", {"code": code}) for code in ("", "-", "0")]

    assert [answer.status_code for answer in answers] == [200, 200, 200]


def test_the_code_that_confirms_gets_too_old(hers: Client, passkey: Authenticator):
    hers.post("/sign-in/again/code/")
    session = hers.session
    session["confirming_code"][1] -= 901
    session.save()

    answer = hers.post("/sign-in/again/code/", {"code": mailed_code()})

    assert answer.status_code == 200


def test_ten_tries_to_confirm_and_no_more(hers: Client, passkey: Authenticator):
    hers.post("/sign-in/again/code/")

    answers = [hers.post("/sign-in/again/code/", {"code": "1"}).status_code for _ in range(10)]

    assert answers == [200] * 9 + [429]


def test_the_passkey_of_somebody_else_is_not_there(client: Client, ada: Person, passkey: object):
    sign_in(client, ada.email)

    answers = [
        client.get(f"{PASSKEYS}{passkey.pk}/{page}").status_code  # type: ignore[attr-defined]
        for page in ("", "end/")
    ]

    assert answers == [404, 404]
    assert list(client.get(PASSKEYS).context["authenticators"]) == []


def _twice(password: str) -> dict[str, str]:
    return {"password1": password, "password2": password}


def _secret(browser: Client) -> str:
    secret: str = browser.get(APP).context["form"].secret
    return secret


def _quoted(address: str) -> str:
    return address.replace("/", "%2F")
