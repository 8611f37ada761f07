"""Where somebody is signed in, and how that ends."""

import datetime as dt

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.web.signin_steps import SECRET_WORDS, is_signed_in

from turnabout.people.models import Person
from turnabout.web.account.devices import device

PAGE = "/you/sessions/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"
)


@pytest.fixture
def laptop(noor: Person) -> Client:
    return _browser(noor, FIREFOX)


@pytest.fixture
def phone(noor: Person) -> Client:
    return _browser(noor, IPHONE, address="192.0.2.7")


def test_each_place_is_listed_with_device_and_network_this_one_first(laptop: Client, phone: Client):
    shown = laptop.get(PAGE).context["sessions"]

    assert [(one.device, one.network, one.is_here) for one in shown] == [
        ("Firefox on Windows", "127.0.0.1", True),
        ("Safari on iPhone", "192.0.2.7", False),
    ]


def test_the_places_of_others_are_not(laptop: Client, ada: Person):
    _browser(ada, IPHONE)

    shown = laptop.get(PAGE).context["sessions"]

    assert [one.device for one in shown] == ["Firefox on Windows"]


def test_one_place_is_signed_out_and_the_others_are_not(
    laptop: Client, phone: Client, noor: Person
):
    tablet = _browser(noor, IPHONE)

    answer = laptop.post(f"{PAGE}{_pk_of(phone)}/end/")

    assert answer["Location"] == PAGE
    assert [is_signed_in(one) for one in (laptop, phone, tablet)] == [True, False, True]
    assert not Session.objects.filter(session_key=_key_of(phone)).exists()


def test_the_place_of_somebody_else_cannot_be_signed_out(laptop: Client, ada: Person):
    hers = _browser(ada, IPHONE)

    answer = laptop.post(f"{PAGE}{_pk_of(hers)}/end/")

    assert (answer.status_code, is_signed_in(hers)) == (404, True)


def test_all_others_are_signed_out_at_once(laptop: Client, phone: Client, ada: Person):
    hers = _browser(ada, IPHONE)

    answer = laptop.post(f"{PAGE}others/end/", follow=True)

    assert "You are signed out in 1 other place." in answer.content.decode()
    assert [is_signed_in(one) for one in (laptop, phone, hers)] == [True, False, True]


@pytest.mark.parametrize("address", [f"{PAGE}others/end/", f"{PAGE}1/end/"])
def test_a_link_signs_nobody_out(laptop: Client, address: str):
    assert laptop.get(address).status_code == 405


def test_signing_out_ends_the_session_for_good(laptop: Client):
    key = _key_of(laptop)

    laptop.post("/sign-out/")

    assert not is_signed_in(laptop)
    stolen = Client()
    stolen.cookies["turnabout"] = key
    assert not is_signed_in(stolen)


def test_a_first_password_signs_out_everywhere_else(laptop: Client, phone: Client):
    laptop.post("/you/password/first/", {"password1": SECRET_WORDS, "password2": SECRET_WORDS})

    assert [is_signed_in(one) for one in (laptop, phone)] == [True, False]
    assert [one.is_here for one in laptop.get(PAGE).context["sessions"]] == [True]


def test_a_new_password_does_so_too(laptop: Client, phone: Client, noor: Person):
    laptop.post("/you/password/first/", {"password1": SECRET_WORDS, "password2": SECRET_WORDS})
    again = _browser(noor, IPHONE)
    new = "five white gulls at sea"

    laptop.post("/you/password/", {"oldpassword": SECRET_WORDS, "password1": new, "password2": new})

    assert [is_signed_in(one) for one in (laptop, again)] == [True, False]


def test_a_password_that_is_refused_signs_nobody_out(laptop: Client, phone: Client):
    laptop.post("/you/password/first/", {"password1": "short", "password2": "short"})

    assert [is_signed_in(one) for one in (laptop, phone)] == [True, True]


def test_a_session_that_has_run_out_is_not_listed(laptop: Client, phone: Client):
    Session.objects.filter(session_key=_key_of(phone)).update(expire_date=timezone.now())

    assert [one.is_here for one in laptop.get(PAGE).context["sessions"]] == [True]


def test_three_places_take_as_many_queries_as_one(laptop: Client, noor: Person):
    laptop.get(PAGE)
    for_one = _queries(laptop)
    _browser(noor, IPHONE)
    _browser(noor, IPHONE)

    assert _queries(laptop) == for_one


def test_when_one_was_last_seen_is_written_every_five_minutes_not_on_every_page(laptop: Client):
    first = _seen_at(laptop)
    laptop.get(PAGE)
    assert _seen_at(laptop) == first

    UserSession.objects.update(last_seen_at=first - dt.timedelta(minutes=6))
    laptop.get(PAGE)

    assert _seen_at(laptop) > first


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (FIREFOX, "Firefox on Windows"),
        (IPHONE, "Safari on iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0 Safari/537.36", "Chrome on Linux"),
        (
            "Mozilla/5.0 (Macintosh; Mac OS X 10_15) Chrome/140 Safari/5 Edg/140",
            "Edge on Mac",
        ),
        ("Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/140 Safari/5", "Chrome on Android"),
        ("curl/8.0", "A browser"),
        ("", "A browser"),
    ],
)
def test_a_device_has_the_name_that_people_use(said: str, meant: str):
    assert device(said) == meant


def _browser(person: Person, user_agent: str, *, address: str = "127.0.0.1") -> Client:
    browser = Client(HTTP_USER_AGENT=user_agent, REMOTE_ADDR=address)
    browser.force_login(person)
    browser.get(PAGE)
    return browser


def _key_of(browser: Client) -> str:
    return browser.cookies["turnabout"].value


def _pk_of(browser: Client) -> int:
    return UserSession.objects.get(session_key=_key_of(browser)).pk


def _seen_at(browser: Client) -> dt.datetime:
    return UserSession.objects.get(session_key=_key_of(browser)).last_seen_at


def _queries(browser: Client) -> int:
    with CaptureQueriesContext(connection) as asked:
        browser.get(PAGE)
    return len(asked)
