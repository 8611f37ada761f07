"""The texts of letters: by program for who leads it, the installation's for administrators."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, enter

from turnabout.core.mail.kinds import KINDS
from turnabout.core.mail.outbox import post
from turnabout.core.models import LetterText, Organisation
from turnabout.people.models import Office, Person
from turnabout.people.offices import appoint
from turnabout.programs.beginning import begin_program, copy_program
from turnabout.programs.models import Part, Program
from turnabout.programs.seats import give_seat

GOOD = {"subject": "You and {other}", "body": "Hi {name}\r\n\r\n[Open]({address})"}
FACTS = {
    "name": "Noor",
    "other": "Ada",
    "program": "Upward",
    "address": "http://localhost:8000/pairs/1/",
}


@pytest.fixture
def upward(carla: Person) -> Program:
    return begin_program("Upward", by=carla, at=NOW)


@pytest.fixture
def bo(carla: Person) -> Person:
    person = enter("Bo Nyberg", "bo@kittiwake.example")
    appoint(person, Office.COORDINATOR, by=carla, at=NOW)
    return person


@pytest.fixture
def desk(client: Client, carla: Person, upward: Program) -> Client:
    client.force_login(carla)
    return client


def at(program: Program, kind: str = "pair_end", language: str = "en") -> str:
    return f"/programs/{program.pk}/letters/{kind}/{language}/"


def test_all_letters_of_a_program_are_listed_by_occasion(desk: Client, upward: Program):
    page = desk.get(f"/programs/{upward.pk}/letters/").content.decode()

    told = {kind.kind: kind.of_program for kind in KINDS.values()}
    assert {kind: f"/letters/{kind}/en/" in page for kind in told} == told


def test_saved_words_are_sent_and_stand_in_the_history(desk: Client, upward: Program):
    desk.post(at(upward), GOOD)

    letter = post(
        "pair_end", to="n@k.example", key="1", facts=FACTS, language="en", at=NOW, program=upward
    )
    page = desk.get(at(upward)).content.decode()
    history = desk.get(f"/programs/{upward.pk}/history/").content.decode()

    assert (letter.subject, letter.text) == (
        "You and Ada",
        "Hi Noor\n\nOpen:\nhttp://localhost:8000/pairs/1/\n",
    )
    assert re.search(r"<del>.*You and \{other\} no longer meet</del>", page)
    assert "A pair has ended, English: Subject" in history


def test_the_words_of_another_language_stay_ours(desk: Client, upward: Program):
    desk.post(at(upward), GOOD)

    assert list(LetterText.objects.values_list("kind", "language")) == [("pair_end", "en")]
    assert "your words" not in desk.get(at(upward, language="de")).content.decode()


def test_our_words_come_back_and_that_stands_in_the_history_too(desk: Client, upward: Program):
    desk.post(at(upward), GOOD)

    page = desk.post(f"{at(upward)}ours/", follow=True).content.decode()

    assert LetterText.objects.count() == 0
    assert "You and {other} no longer meet" in page
    assert page.count("changed the words") == 2


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Hi {nobody}, [Open]({address})", "{nobody} is nothing that we can fill in."),
        ("Hi {name}", "The text has no {address}: without it the letter has no button."),
        ("Hi {{ name }} {% load x %} {address}", "A brace stands alone."),
    ],
)
def test_what_would_break_a_letter_is_refused_and_what_was_typed_is_kept(
    desk: Client, upward: Program, body: str, said: str
):
    page = desk.post(at(upward), {"subject": "Mine", "body": body}).content.decode()

    assert said in page
    assert 'value="Mine"' in page
    assert LetterText.objects.count() == 0


def test_while_one_types_the_words_are_checked_and_shown_and_nothing_is_kept(
    desk: Client, upward: Program
):
    told = {"subject": "For boomers", "body": "It is anonymous, {name}: {address}"}

    part = desk.post(at(upward), told, headers={"HX-Request": "true"}).content.decode()

    assert ("<html" in part, "“boomers”" in part, "“anonymous”" in part) == (False, True, True)
    assert "It is anonymous, Kim: http://localhost:8000/" in part
    assert LetterText.objects.count() == 0


def test_without_script_a_button_checks_and_shows_and_keeps_nothing(desk: Client, upward: Program):
    page = desk.post(at(upward), GOOD | {"look": "1"}).content.decode()

    assert "You and Noor Haddad" in page
    assert LetterText.objects.count() == 0


def test_the_frame_shows_the_letter_as_it_arrives_to_nobody_else(
    desk: Client, upward: Program, bo: Person, noor: Person
):
    page = desk.post(at(upward), GOOD | {"look": "1"}).content.decode()
    (frame,) = re.findall(r'src="(/letters/look/[^"]+)"', page)

    shown = desk.get(frame)
    assert 'class="button" href="http://localhost:8000/"' in shown.content.decode()
    policy = shown["Content-Security-Policy"]
    assert ("default-src 'none'" in policy, "frame-ancestors 'self'" in policy) == (True, True)
    assert shown["X-Frame-Options"] == "SAMEORIGIN"
    for somebody_else in (bo, noor):
        desk.force_login(somebody_else)
        assert desk.get(frame).status_code == 404


def test_a_look_that_is_gone_is_not_there(desk: Client, carla: Person):
    cache.clear()

    assert desk.get(f"/letters/look/{carla.pk}-0123/").status_code == 404


def test_what_is_shown_brings_no_script_along(desk: Client, upward: Program):
    body = "<script>alert(1)</script> {name}\n\n[<b>]({address})"
    page = desk.post(at(upward), {"subject": "<img>", "body": body, "look": "1"}).content.decode()
    (frame,) = re.findall(r'src="(/letters/look/[^"]+)"', page)

    html = desk.get(frame).content.decode()

    assert [tag for tag in ("<script", "<b>", "<img") if tag in page + html] == ["<script"]
    assert "<script>alert" not in page + html


@pytest.mark.parametrize("kind", ["trial", "account", "address_changed", "nothing"])
def test_letters_that_are_not_the_programs_do_not_exist_there(
    desk: Client, upward: Program, kind: str
):
    assert desk.get(at(upward, kind)).status_code == 404
    assert desk.post(at(upward, kind), GOOD).status_code == 404


def test_a_language_that_nobody_speaks_does_not_exist(desk: Client, upward: Program):
    assert desk.get(at(upward, language="xx")).status_code == 404


@pytest.mark.parametrize("who", ["bo", "noor", "arne", "sponsor", "contact"])
def test_whoever_does_not_lead_a_program_finds_none_of_its_letters(
    client: Client, upward: Program, carla: Person, who: str, request: pytest.FixtureRequest
):
    if who in Part.values:
        person = enter("Ines Duarte", "ines@kittiwake.example")
        give_seat(upward, person, Part(who), by=carla, at=NOW)
    else:
        person = request.getfixturevalue(who)
    client.force_login(person)

    answers = [
        client.get(f"/programs/{upward.pk}/letters/"),
        client.get(at(upward)),
        client.post(at(upward), GOOD),
        client.post(f"{at(upward)}ours/"),
    ]

    assert [answer.status_code for answer in answers] == [404] * 4
    assert LetterText.objects.count() == 0


def test_an_administrator_words_the_letters_of_the_installation(client: Client, arne: Person):
    client.force_login(arne)

    client.post("/mail/letters/trial/en/", {"subject": "It works", "body": "[Open]({address})"})
    page = client.get("/mail/letters/trial/en/").content.decode()

    assert LetterText.objects.get().program is None
    assert Organisation.objects.get().name in page
    assert "Mail from Turnabout arrives" in page
    assert client.get("/mail/letters/pair_end/en/").status_code == 404
    client.post("/mail/letters/trial/en/ours/")
    assert LetterText.objects.count() == 0


@pytest.mark.parametrize("who", ["carla", "noor"])
def test_nobody_else_does(client: Client, who: str, request: pytest.FixtureRequest):
    client.force_login(request.getfixturevalue(who))

    assert client.get("/mail/letters/").status_code == 404
    assert client.post("/mail/letters/trial/en/", GOOD).status_code == 404


def test_codes_to_sign_in_are_edited_by_nobody(client: Client, arne: Person):
    client.force_login(arne)

    assert client.get("/mail/letters/account/en/").status_code == 404


def test_a_copied_program_has_the_same_words(desk: Client, upward: Program, carla: Person):
    desk.post(at(upward), GOOD)

    copy = copy_program(upward, "Again", by=carla, at=NOW)

    assert copy.letter_texts.get().subject == "You and {other}"


def test_one_change_and_three_ask_the_database_the_same(desk: Client, upward: Program):
    counts = []
    for number in (1, 3):
        for place in range(number):
            desk.post(at(upward), GOOD | {"subject": f"{number} {place} {{other}}"})
        with CaptureQueriesContext(connection) as queries:
            desk.get(at(upward))
        counts.append(len(queries))

    assert counts[0] == counts[1]
