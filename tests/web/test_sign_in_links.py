"""A link signs one person in, once, within a quarter of an hour."""

import datetime as dt

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from turnabout.core.models import Change
from turnabout.people.models import Person
from turnabout.people.sign_in_links import LASTS, LinkGoneError, sign_in_link, use, whose


def link(person: Person) -> str:
    return sign_in_link(person, at=timezone.now()).removeprefix("http://localhost:8000")


def test_opening_the_link_asks_and_signs_nobody_in(client: Client, arne: Person):
    page = client.get(link(arne))

    assert "Sign in as Arne Bakke" in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_saying_yes_signs_them_in(client: Client, arne: Person):
    client.post(link(arne))

    assert client.session["_auth_user_id"] == str(arne.pk)


def test_it_works_once(client: Client, arne: Person):
    address = link(arne)
    client.post(address)

    again = Client().post(address)

    assert again.status_code == 410


def test_of_two_links_only_one_can_be_used(arne: Person):
    first, second = link(arne), link(arne)
    use(first.split("/")[-2], at=timezone.now())

    with pytest.raises(LinkGoneError):
        whose(second.split("/")[-2])


def test_it_works_for_a_quarter_of_an_hour(arne: Person, monkeypatch: pytest.MonkeyPatch):
    key = link(arne).split("/")[-2]
    later = timezone.now() + LASTS + dt.timedelta(seconds=2)
    monkeypatch.setattr(signing.time, "time", later.timestamp)

    with pytest.raises(LinkGoneError):
        whose(key)


def test_it_opens_nothing_for_who_has_left(client: Client, arne: Person):
    address = link(arne)
    Person.objects.filter(pk=arne.pk).update(left_at=timezone.now())

    assert client.post(address).status_code == 410


def test_a_link_that_somebody_made_up_opens_nothing(client: Client, arne: Person):
    assert client.post("/sign-in/link/made-up/").status_code == 410


def test_that_a_link_was_made_and_used_stands_in_the_history(client: Client, arne: Person):
    client.post(link(arne))

    verbs = Change.objects.of(arne).values_list("verb", flat=True)
    assert list(verbs)[:2] == ["sign in by link", "make a sign-in link"]
