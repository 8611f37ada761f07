"""Programs whose coordinators have left: an administrator gives the seat, and sees no more."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import NOW, enter
from tests.enrollment.signup_cast import open_cohort

from turnabout.core.models import Change
from turnabout.people.leaving import leave
from turnabout.people.models import Office, Person
from turnabout.people.offices import appoint, dismiss
from turnabout.programs.beginning import archive_program, begin_program
from turnabout.programs.models import Part, Program
from turnabout.programs.seats import SeatRefusedError, give_lead, give_seat

LEADS = "/programs/coordinators/"


@pytest.fixture
def upward(carla: Person) -> Program:
    """A program that Carla coordinates."""
    return begin_program("Upward", by=carla, at=NOW)


@pytest.fixture
def bo(carla: Person) -> Person:
    """Bo, who holds the office of a coordinator, and no seat."""
    person = enter("Bo Nyberg", "bo@kittiwake.example")
    appoint(person, Office.COORDINATOR, by=carla, at=NOW)
    return person


@pytest.fixture
def desk(client: Client, arne: Person) -> Client:
    """Arne at his desk."""
    client.force_login(arne)
    return client


def alone() -> list[str]:
    """Return the programs that nobody coordinates."""
    return [program.name for program in Program.objects.without_lead()]


def test_a_program_is_alone_once_its_coordinator_has_left(
    upward: Program, carla: Person, arne: Person
):
    before = alone()
    leave(carla, by=arne, at=NOW)

    assert (before, alone()) == ([], ["Upward"])


def test_a_program_is_alone_once_its_coordinator_has_lost_the_office(
    upward: Program, carla: Person, arne: Person
):
    dismiss(carla, Office.COORDINATOR, by=arne, at=NOW)

    assert alone() == ["Upward"]


def test_a_program_that_is_put_away_needs_nobody(upward: Program, carla: Person, arne: Person):
    archive_program(upward, by=carla, at=NOW)
    leave(carla, by=arne, at=NOW)

    assert alone() == []


def test_an_administrator_gives_a_program_a_coordinator(
    desk: Client, upward: Program, carla: Person, bo: Person, arne: Person
):
    leave(carla, by=arne, at=NOW)

    desk.post(f"{LEADS}{upward.pk}/", {"person": bo.pk})

    assert list(Program.objects.led_by(bo)) == [upward]
    assert alone() == []


def test_the_history_of_the_program_says_who_gave_the_seat(
    upward: Program, bo: Person, arne: Person
):
    give_lead(upward, bo, by=arne, at=NOW)

    change = Change.objects.of(upward).filter(verb="seats").first()
    assert change
    assert (change.by, change.detail) == (arne, {"coordinator": ["", "Bo Nyberg"]})


def test_only_who_holds_the_office_can_be_chosen(desk: Client, upward: Program, noor: Person):
    answer = desk.post(f"{LEADS}{upward.pk}/", {"person": noor.pk}, follow=True)

    assert "Is no coordinator of the organisation" in answer.content.decode()
    assert not Program.objects.led_by(noor).exists()


def test_nobody_in_the_line_of_the_confidential_contact_can_be_chosen(
    upward: Program, carla: Person, bo: Person, arne: Person
):
    contact = enter("Ines", "ines@kittiwake.example", manager=bo)
    give_seat(upward, contact, Part.CONTACT, by=carla, at=NOW)

    with pytest.raises(SeatRefusedError):
        give_lead(upward, bo, by=arne, at=NOW)


def test_administrators_do_not_let_themselves_into_a_program_that_somebody_leads(
    upward: Program, arne: Person, carla: Person
):
    appoint(arne, Office.COORDINATOR, by=carla, at=NOW)

    with pytest.raises(SeatRefusedError):
        give_lead(upward, arne, by=arne, at=NOW)

    assert not Program.objects.led_by(arne).exists()


def test_who_is_both_can_take_over_a_program_that_nobody_leads(
    upward: Program, arne: Person, carla: Person
):
    appoint(arne, Office.COORDINATOR, by=carla, at=NOW)
    leave(carla, by=arne, at=NOW)

    give_lead(upward, arne, by=arne, at=NOW)

    assert list(Program.objects.led_by(arne)) == [upward]


def test_an_administrator_sees_names_and_nothing_inside(
    desk: Client, carla: Person, bo: Person, arne: Person
):
    program = open_cohort(carla, at=timezone.now()).program

    page = desk.get(LEADS).content.decode()
    inside = [desk.get(f"/programs/{program.pk}/{place}").status_code for place in ("", "history/")]

    assert ("Upward" in page, carla.name in page, "Spring" in page) == (True, True, False)
    assert inside == [404, 404]


def test_nobody_else_finds_the_pages(
    client: Client, upward: Program, carla: Person, bo: Person, noor: Person
):
    found = {}
    for person in (carla, bo, noor):
        client.force_login(person)
        answers = [client.get(LEADS), client.get(f"{LEADS}{upward.pk}/")]
        answers += [client.post(f"{LEADS}{upward.pk}/", {"person": bo.pk})]
        found[person.name] = [answer.status_code for answer in answers]

    assert found == {name: [404, 404, 404] for name in (carla.name, bo.name, noor.name)}
    assert not Program.objects.led_by(bo).exists()


def test_a_program_that_is_put_away_cannot_be_taken_over(
    desk: Client, upward: Program, carla: Person, bo: Person
):
    archive_program(upward, by=carla, at=NOW)

    assert desk.post(f"{LEADS}{upward.pk}/", {"person": bo.pk}).status_code == 404


def test_home_tells_the_administrator(desk: Client, upward: Program, carla: Person, arne: Person):
    before = desk.get("/").content.decode()
    leave(carla, by=arne, at=NOW)

    after = desk.get("/").content.decode()

    told = "A program has no coordinator"
    assert (told in before, told in after) == (False, True)


def test_the_list_asks_as_much_for_three_programs_as_for_one(
    desk: Client, upward: Program, carla: Person
):
    desk.get(LEADS)
    counts = []
    for names in (["B"], ["C", "D"]):
        for name in names:
            begin_program(name, by=carla, at=NOW)
        with CaptureQueriesContext(connection) as queries:
            desk.get(LEADS)
        counts.append(len(queries))

    assert counts[0] == counts[1]
