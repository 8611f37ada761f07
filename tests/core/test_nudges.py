"""Nudges: letters that nobody needs, and that each can stop with one click and begin again."""

import re
from email import message_from_bytes
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from tests.cast import NOW
from tests.smtp import Postbox

from turnabout.core.mail.kinds import KINDS, NAMES, Kind, Place, address_place
from turnabout.core.mail.outbox import Post, post, post_all
from turnabout.core.mail.sending import send_due
from turnabout.core.mail.stopping import (
    NotANudgeError,
    UnknownLinkError,
    begin_again,
    link_of,
    stop,
    stop_of,
    stopped_by,
)
from turnabout.core.models import Change, Letter
from turnabout.people.models import Person

NUDGE = Kind(
    "trial",
    name="It went quiet",
    occasion="A pair has not met for long.",
    places=(Place("name", "the first name", "Kim"), address_place("the page")),
    is_nudge=True,
)
FACTS = {"name": "Noor", "address": f"{settings.SITE}/"}


@pytest.fixture(autouse=True)
def _declared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, "trial", NUDGE)
    monkeypatch.setitem(NAMES, "trial", NUDGE.name)


def nudge(person: Person, key: str = "1") -> Letter:
    return post("trial", to=person.email, key=key, facts=FACTS, language="en", at=NOW)


def way_of(letter: Letter) -> str:
    return urlsplit(letter.stop).path


def test_a_nudge_carries_the_way_to_stop_it_in_its_head_and_in_its_words(
    noor: Person, postbox: Postbox
):
    letter = nudge(noor)

    send_due(clock=lambda: NOW)

    (message,) = postbox.arrived
    assert message["List-Unsubscribe"].strip() == f"<{letter.stop}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter.stop.startswith(f"{settings.SITE}/letters/stop/")
    assert letter.text.rstrip().endswith(letter.stop)
    assert letter.html.count(f'href="{letter.stop}"') == 1


def test_any_other_letter_carries_none(
    noor: Person, postbox: Postbox, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(KINDS, "trial", Kind("trial", "Trial", "A test.", NUDGE.places))
    letter = nudge(noor)

    send_due(clock=lambda: NOW)

    assert "List-Unsubscribe" not in postbox.arrived[0]
    assert (letter.stop, "/letters/stop/" in letter.text + letter.html) == ("", False)


def test_the_mail_program_stops_it_with_one_post_and_nothing_else(noor: Person):
    client = Client(enforce_csrf_checks=True)

    answer = client.post(way_of(nudge(noor)), {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    assert stopped_by(noor) == {"trial"}


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_opening_the_link_stops_nothing(client: Client, noor: Person, method: str):
    getattr(client, method)(way_of(nudge(noor)))

    assert stopped_by(noor) == set()


def test_the_page_says_what_was_stopped_and_undoes_it_without_signing_in(
    client: Client, noor: Person
):
    way = way_of(nudge(noor))

    before = client.get(way).content.decode()
    stopped = client.post(way).content.decode()
    again = client.post(f"{way}end/", follow=True).content.decode()

    assert "Stop them" in before
    assert "You get no more letters of this kind: “It went quiet”." in stopped
    assert "Stop them" in again
    assert stopped_by(noor) == set()


def test_who_stopped_it_gets_none_and_everybody_else_does(noor: Person, ada: Person):
    stop(noor, "trial", at=NOW)

    unwritten = nudge(noor)
    post_all(
        [Post("trial", one.email, f"all {one.pk}", FACTS, "en") for one in (noor, ada)], at=NOW
    )

    assert unwritten.pk is None
    assert [letter.to for letter in Letter.objects.all()] == [ada.email]


def test_who_lets_it_come_again_gets_it(noor: Person):
    stop(noor, "trial", at=NOW)
    begin_again(noor, "trial", at=NOW)

    assert nudge(noor).pk is not None


def test_what_was_stopped_stays_so_with_another_address(noor: Person):
    stop(noor, "trial", at=NOW)
    noor.email = "noor.haddad@kittiwake.example"
    noor.save()

    assert nudge(noor).pk is None


def test_nobodys_address_gets_no_nudge(db: None):
    letter = post("trial", to="x@kittiwake.example", key="1", facts=FACTS, language="en", at=NOW)

    assert (letter.pk, Letter.objects.count()) == (None, 0)


def test_what_people_need_cannot_be_stopped(noor: Person, client: Client):
    with pytest.raises(NotANudgeError):
        stop(noor, "pair_end", at=NOW)
    client.force_login(noor)

    assert client.post("/you/letters/pair_end/stop/").status_code == 404
    assert stopped_by(noor) == set()


@pytest.mark.parametrize("forged", ["", "x", "WzEsInRyaWFsIl0:1abc:forged"])
def test_a_forged_link_stops_nothing(client: Client, noor: Person, forged: str):
    with pytest.raises(UnknownLinkError):
        stop_of(forged)

    assert client.post(f"/letters/stop/{forged or 'y'}/").status_code == 404


def test_a_link_stops_for_its_reader_alone(client: Client, noor: Person, ada: Person):
    client.force_login(ada)

    client.post(way_of(nudge(noor)))

    assert (stopped_by(noor), stopped_by(ada)) == ({"trial"}, set())


def test_the_link_of_a_kind_that_is_no_nudge_any_more_means_nothing(noor: Person):
    key = link_of(noor.pk, "pair_end").rstrip("/").rpartition("/")[2]

    with pytest.raises(UnknownLinkError):
        stop_of(key)


def test_stopping_twice_is_stopping_once_and_both_ways_are_remembered(noor: Person):
    stop(noor, "trial", at=NOW)
    stop(noor, "trial", at=NOW)
    begin_again(noor, "trial", at=NOW)
    begin_again(noor, "trial", at=NOW)

    told = Change.objects.of(noor).filter(verb__contains="letters").values_list("verb", flat=True)
    assert sorted(told) == ["begin letters again", "stop letters"]


def test_under_you_stands_what_can_be_stopped_and_what_always_comes(client: Client, noor: Person):
    client.force_login(noor)
    page = client.get("/you/letters/").content.decode()

    client.post("/you/letters/trial/stop/")
    stopped = client.get("/you/letters/").content.decode()
    client.post("/you/letters/trial/begin/")

    assert ("It went quiet" in page, "A pair has ended" in page) == (True, True)
    assert ("/you/letters/trial/stop/" in page, "/you/letters/pair_end/stop/" in page) == (
        True,
        False,
    )
    assert "/you/letters/trial/begin/" in stopped
    assert stopped_by(noor) == set()


def test_the_log_and_the_header_hold_one_line(noor: Person):
    letter = nudge(noor)

    assert re.fullmatch(r"[\x21-\x7e]+", letter.stop)
    assert len(letter.stop) < 255
    assert message_from_bytes(f"List-Unsubscribe: <{letter.stop}>\n\n".encode()).keys() == [
        "List-Unsubscribe"
    ]
