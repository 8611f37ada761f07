"""The page of the mail: who was not reached and why, for staff alone; never what was written."""

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, enter

from turnabout.core.mail.outbox import post
from turnabout.core.mail.trial import post_trial
from turnabout.core.models import Letter
from turnabout.demo.making import make_demo
from turnabout.demo.models import Demo
from turnabout.people.models import Office, Person
from turnabout.people.offices import appoint
from turnabout.programs.beginning import begin_program
from turnabout.programs.models import Part, Program
from turnabout.programs.seats import give_seat

Undelivered = Callable[[int], list[Letter]]


@pytest.fixture
def upward(carla: Person) -> Program:
    """Carla's program."""
    return begin_program("Upward", by=carla, at=NOW)


@pytest.fixture
def bo(carla: Person) -> Person:
    """Another coordinator."""
    person = enter("Bo Nyberg", "bo@kittiwake.example")
    appoint(person, Office.COORDINATOR, by=carla, at=NOW)
    return person


@pytest.fixture
def undelivered(upward: Program) -> Undelivered:
    """Letters of Carla's program that a server refused."""

    def write(count: int) -> list[Letter]:
        facts = {"name": "the secret words", "address": "http://localhost:8000/"}
        for number in range(count):
            to = f"gone{number}@kittiwake.example"
            told = {"facts": facts, "language": "en", "at": NOW, "program": upward}
            post("trial", to=to, key=str(number), **told)
        Letter.objects.update(given_up_at=NOW, fault="550 5.1.1 no such mailbox")
        return list(Letter.objects.all())

    return write


def test_the_coordinator_sees_whom_a_letter_did_not_reach_and_why(
    client: Client, carla: Person, undelivered: Undelivered
):
    undelivered(1)
    client.force_login(carla)

    page = client.get("/mail/").content.decode()

    shown = ("gone0@kittiwake.example", "Trial letter", "550 5.1.1 no such mailbox")
    assert [words for words in shown if words not in page] == []


def test_another_coordinator_sees_nothing_of_it_and_cannot_try_it_again(
    client: Client, bo: Person, upward: Program, undelivered: Undelivered
):
    (letter,) = undelivered(1)
    client.force_login(bo)

    assert "gone0@kittiwake.example" not in client.get("/mail/").content.decode()
    assert client.get(f"/programs/{upward.pk}/mail/").status_code == 404
    assert client.post(f"/mail/{letter.pk}/try/").status_code == 404
    assert "0 letters are tried again." in client.post("/mail/try/", follow=True).content.decode()
    assert Letter.objects.waiting().count() == 0


def test_whoever_ends_to_lead_a_program_sees_its_letters_no_more(
    client: Client, carla: Person, bo: Person, upward: Program, undelivered: Undelivered
):
    undelivered(1)
    give_seat(upward, bo, Part.COORDINATOR, by=carla, at=NOW)
    upward.seats.filter(person=carla).update(ended_at=NOW)

    client.force_login(carla)
    assert "gone0@kittiwake.example" not in client.get("/mail/").content.decode()
    client.force_login(bo)
    assert "gone0@kittiwake.example" in client.get("/mail/").content.decode()


@pytest.mark.parametrize("part", [Part.SPONSOR, Part.CONTACT])
def test_other_seats_of_a_program_open_no_mail(
    client: Client, noor: Person, carla: Person, upward: Program, part: Part
):
    give_seat(upward, noor, part, by=carla, at=NOW)
    client.force_login(noor)

    assert client.get("/mail/").status_code == 404
    assert client.get(f"/programs/{upward.pk}/mail/").status_code == 404


def test_an_administrator_sees_every_letter_also_those_of_no_program(
    client: Client, arne: Person, carla: Person, undelivered: Undelivered
):
    undelivered(2)
    Letter.objects.filter(to="gone1@kittiwake.example").update(program=None)

    client.force_login(arne)
    every = client.get("/mail/").content.decode()
    client.force_login(carla)
    hers = client.get("/mail/").content.decode()

    gone = ("gone0@kittiwake.example", "gone1@kittiwake.example")
    assert [one in every for one in gone] == [True, True]
    assert [one in hers for one in gone] == [True, False]


def test_the_page_of_a_program_shows_its_letters_alone_by_name(
    client: Client, carla: Person, upward: Program, undelivered: Undelivered
):
    undelivered(2)
    other = begin_program("Sideways", by=carla, at=NOW)
    Letter.objects.filter(to="gone1@kittiwake.example").update(program=other)
    enter("Gone Nowhere", "gone0@kittiwake.example")
    client.force_login(carla)

    page = client.get(f"/programs/{upward.pk}/mail/").content.decode()

    shown = ("Gone Nowhere", "gone0@kittiwake.example", "gone1@kittiwake.example")
    assert [words in page for words in shown] == [True, True, False]


def test_a_letter_that_was_sent_back_is_shown_with_the_reason_in_our_words(
    client: Client, carla: Person, undelivered: Undelivered
):
    undelivered(1)
    Letter.objects.update(sent_at=NOW, given_up_at=None, bounced_at=NOW, bounce_code="5.2.2")
    client.force_login(carla)

    page = client.get("/mail/").content.decode()

    assert "The mailbox is full: whoever has it has to make room. (5.2.2)" in page
    assert "One letter could not be delivered." not in page  # no mail server is set here
    assert "Not delivered" in page


def test_a_letter_that_is_late_elsewhere_is_not_among_the_lost(
    client: Client, carla: Person, undelivered: Undelivered
):
    undelivered(1)
    Letter.objects.update(sent_at=NOW, given_up_at=None, delayed_at=NOW, bounce_code="4.4.1")
    client.force_login(carla)

    page = client.get("/mail/").content.decode()

    assert ("On their way for long" in page, "Not delivered" in page) == (True, False)


def test_nobody_sees_what_a_letter_says(client: Client, carla: Person, undelivered: Undelivered):
    undelivered(1)
    client.force_login(carla)

    page = client.get("/mail/").content.decode()

    assert ("the secret words" in page, "Mail from Turnabout arrives" in page) == (False, False)


def test_a_letter_is_tried_again(client: Client, carla: Person, undelivered: Undelivered):
    (letter,) = undelivered(1)
    client.force_login(carla)

    client.post(f"/mail/{letter.pk}/try/")

    assert Letter.objects.waiting().get() == letter


def test_looking_at_the_address_tries_nothing(
    client: Client, carla: Person, undelivered: Undelivered
):
    (letter,) = undelivered(1)
    client.force_login(carla)

    answer = client.get(f"/mail/{letter.pk}/try/")

    assert (answer.status_code, Letter.objects.waiting().count()) == (405, 0)


def test_a_code_is_not_tried_again_and_the_page_says_why(
    client: Client, carla: Person, undelivered: Undelivered
):
    (letter,) = undelivered(1)
    Letter.objects.update(forgets=True, text="")
    client.force_login(carla)

    page = client.post(f"/mail/{letter.pk}/try/", follow=True).content.decode()

    assert "A code is not sent again." in page
    assert Letter.objects.waiting().count() == 0


def test_all_are_tried_again(client: Client, carla: Person, undelivered: Undelivered):
    undelivered(3)
    client.force_login(carla)

    page = client.post("/mail/try/", follow=True).content.decode()

    assert "3 letters are tried again." in page
    assert Letter.objects.waiting().count() == 3


def test_the_administrator_gets_a_trial_letter(client: Client, arne: Person):
    client.force_login(arne)

    client.post("/mail/trial/")

    assert (Letter.objects.get().to, Letter.objects.get().kind) == (arne.email, "trial")


def test_a_coordinator_sends_no_trial_letter(client: Client, carla: Person):
    client.force_login(carla)

    assert client.post("/mail/trial/").status_code == 404


def test_one_row_and_three_ask_the_database_the_same(
    client: Client, carla: Person, undelivered: Undelivered
):
    client.force_login(carla)
    client.get("/mail/")
    counts = []
    for count in (1, 3):
        Letter.objects.all().delete()
        undelivered(count)
        with CaptureQueriesContext(connection) as queries:
            client.get("/mail/")
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_without_a_mail_server_the_first_page_of_the_administrator_says_so(
    client: Client, arne: Person
):
    client.force_login(arne)

    assert "No mail leaves this installation" in client.get("/").content.decode()


def test_nobody_else_is_told(client: Client, carla: Person):
    client.force_login(carla)

    assert "No mail leaves this installation" not in client.get("/").content.decode()


def test_in_the_demo_everybody_reads_everything(client: Client, db: None, settings: LazySettings):
    settings.DEMO = True
    make_demo(at=NOW)
    facts = {"name": "Amara", "address": "http://localhost:8000/"}
    letter = post("trial", to="a@b.example", key="1", facts=facts, language="en", at=NOW)

    assert "Mail from Turnabout arrives" in client.get("/demo/inbox/").content.decode()
    assert "Hello Amara," in client.get(f"/demo/inbox/{letter.pk}/").content.decode()


def test_a_letter_whose_words_are_forgotten_is_no_line_in_the_inbox(
    client: Client, arne: Person, settings: LazySettings
):
    settings.DEMO = True
    Demo.objects.create(made_at=NOW)
    post_trial(arne, at=NOW)
    Letter.objects.update(subject="", text="")

    assert client.get("/demo/inbox/").context["letters"].count() == 0


def test_where_there_is_no_demo_there_is_no_inbox(
    client: Client, arne: Person, undelivered: Undelivered
):
    (letter,) = undelivered(1)
    client.force_login(arne)

    assert client.get("/demo/inbox/").status_code == 404
    assert client.get(f"/demo/inbox/{letter.pk}/").status_code == 404
