"""The pages by which a coordinator brings sign-ups in from a sheet, and what the people see."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import enter
from tests.enrollment.sheet_cast import BOTH, applied, looked, signed_up_as
from tests.enrollment.signup_cast import TOPIC, closed, load, open_cohort, signed_up

from turnabout.core.jobs.asking import ask_for
from turnabout.enrollment.jobs import look_through_sheet
from turnabout.enrollment.models import Enrollment, SignUpSheet
from turnabout.enrollment.sheets import taking
from turnabout.people.models import Office, Person
from turnabout.people.offices import appoint
from turnabout.programs.models import Cohort, Part, Side
from turnabout.programs.seats import give_seat
from turnabout.skills.models import Skill

pytestmark = pytest.mark.usefixtures("noor", "ada")


@pytest.fixture
def spring(carla: Person) -> Cohort:
    """A cohort that people can sign up for today."""
    return open_cohort(carla, at=timezone.now())


@pytest.fixture
def desk(client: Client, carla: Person) -> Client:
    """Carla at her desk."""
    client.force_login(carla)
    return client


@pytest.fixture
def sheets(spring: Cohort) -> str:
    """The address of the cohort's sheets."""
    return f"/programs/{spring.program_id}/cohorts/{spring.pk}/sign-ups/sheets/"


def upload(desk: Client, sheets: str, text: str) -> str:
    """Return where an upload leads."""
    answer = desk.post(sheets, {"file": ContentFile(text.encode(), name="sheet.csv")})
    return answer["Location"]


def test_a_sheet_is_uploaded_looked_at_and_applied(desk: Client, sheets: str, spring: Cohort):
    address = upload(desk, sheets, BOTH)
    page = desk.get(address).content.decode()

    desk.post(f"{address}apply/", {"writes": "on"})

    assert "What the sheet would do" in page
    assert signed_up_as(spring) == {"Ada Lindqvist": "mentee", "Noor Haddad": "mentor"}
    assert "They are signed up" in desk.get(address).content.decode()


def test_what_is_wrong_is_shown_with_row_and_remedy(desk: Client, sheets: str):
    address = upload(desk, sheets, "Email,Role\nnobody@x.example,mentor\n")

    page = desk.get(address).content.decode()

    assert "1 thing is to be put right" in page
    assert "Correct it, or bring the person in with the staff list first." in page


def test_what_is_no_sheet_is_said_beside_the_field(desk: Client, sheets: str):
    answer = desk.post(sheets, {"file": ContentFile(b"Name\nBea\n", name="sheet.csv")})

    assert "there is no column role" in answer.content.decode().lower()
    assert SignUpSheet.objects.count() == 0


def test_nothing_is_taken_in_once_sign_up_has_closed(
    desk: Client, sheets: str, spring: Cohort, carla: Person
):
    closed(spring, by=carla, at=timezone.now())

    answer = desk.post(sheets, {"file": ContentFile(BOTH.encode(), name="sheet.csv")})

    assert answer.status_code == 200
    assert "Sign-up is not open" in answer.content.decode()
    assert SignUpSheet.objects.count() == 0


def test_a_new_topic_can_be_said_to_be_a_known_one(desk: Client, sheets: str, noor: Person):
    text = BOTH.replace("Short video and creators:3", "Short videos and creator:3")
    address = upload(desk, sheets, text)
    known = Skill.objects.get(name=TOPIC)

    desk.post(f"{address}apply/", {"topic_0": str(known.pk), "adds_topics": "on"})

    offers = Enrollment.objects.get(person=noor).offers.all()
    assert [offer.skill for offer in offers] == [known]


def test_a_new_topic_is_no_skill_that_nobody_offered(desk: Client, sheets: str, spring: Cohort):
    text = BOTH.replace("Short video and creators:3", "Short videos and creator:3")
    address = upload(desk, sheets, text)

    answer = desk.post(f"{address}apply/", {"topic_0": "999999"})

    assert (answer.status_code, signed_up_as(spring)) == (200, {})


def test_a_sheet_can_be_undone_and_one_can_say_why_not(
    desk: Client, sheets: str, spring: Cohort, noor: Person
):
    address = upload(desk, sheets, BOTH)
    desk.post(f"{address}apply/")
    one = Enrollment.objects.get(person=noor)
    Enrollment.objects.filter(pk=one.pk).update(taken_over_at=timezone.now())

    refused = desk.post(f"{address}undo/", follow=True).content.decode()
    Enrollment.objects.filter(pk=one.pk).update(taken_over_at=None)
    desk.post(f"{address}undo/")

    assert "Some have made their sign-up their own since." in refused
    assert "The sheet is undone" in desk.get(address).content.decode()
    assert signed_up_as(spring) == {}


def test_a_sheet_can_be_thrown_away_until_it_is_applied(desk: Client, sheets: str):
    address = upload(desk, sheets, BOTH)
    desk.post(f"{address}drop/")
    other = upload(desk, sheets, BOTH)
    desk.post(f"{other}apply/")

    answer = desk.post(f"{other}drop/")

    assert (desk.get(address).status_code, answer.status_code) == (404, 404)
    assert SignUpSheet.objects.count() == 1


def test_a_sheet_can_be_looked_at_again(desk: Client, sheets: str):
    address = upload(desk, sheets, "Email,Role\nbea@kittiwake.example,mentor\n")
    enter("Bea Holm", "bea@kittiwake.example")

    desk.post(f"{address}look/")

    assert "What the sheet would do" in desk.get(address).content.decode()


def test_a_long_sheet_is_a_job_that_shows_how_far_it_is(
    desk: Client, sheets: str, spring: Cohort, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(taking, "SHORT", 1)

    address = upload(desk, sheets, BOTH)

    whole, part = desk.get(address), desk.get(address, headers={"HX-Request": "true"})
    assert "Look through a sheet of sign-ups" in whole.content.decode()
    assert ("<progress" in part.content.decode(), "<html" in part.content.decode()) == (True, False)


def test_a_sheet_is_not_worked_on_twice_at_a_time(desk: Client, sheets: str, carla: Person):
    address = upload(desk, sheets, BOTH)
    sheet = SignUpSheet.objects.get()
    job = ask_for(
        look_through_sheet, by=carla, at=timezone.now(), sheet=sheet.pk, by_person=carla.pk
    )
    SignUpSheet.objects.update(job=job)

    answer = desk.post(f"{address}apply/", follow=True)

    assert "being worked on already" in answer.content.decode()
    assert Enrollment.objects.count() == 0


def test_a_script_that_waits_loads_the_page_once_the_work_is_done(desk: Client, sheets: str):
    address = upload(desk, sheets, BOTH)

    answer = desk.get(address, headers={"HX-Request": "true"})

    assert (answer["HX-Refresh"], answer.content) == ("true", b"")


def test_the_list_says_who_came_from_a_sheet(desk: Client, spring: Cohort, carla: Person):
    applied(spring, BOTH, by=carla)

    page = desk.get(f"/programs/{spring.program_id}/cohorts/{spring.pk}/sign-ups/").content.decode()

    assert "Signed up from a sheet" in page


def test_who_is_signed_up_from_a_sheet_sees_by_whom_and_what_is_theirs_to_say(
    client: Client, spring: Cohort, ada: Person, carla: Person
):
    applied(spring, BOTH, by=carla)
    one = Enrollment.objects.get(person=ada)
    client.force_login(ada)

    page = client.get(f"/sign-up/{one.pk}/").content.decode()

    assert "from a sheet. It is your choice" in page
    assert "Read the ground rules and accept them." in page
    assert f"/sign-up/{one.pk}/withdrawal/" in page


def test_who_opens_a_step_makes_it_their_own(
    client: Client, spring: Cohort, noor: Person, carla: Person
):
    applied(spring, BOTH, by=carla)
    one = Enrollment.objects.get(person=noor)
    client.force_login(noor)

    client.get(f"/sign-up/{one.pk}/topics/")

    assert load(one).is_theirs


def test_who_withdraws_leaves_no_trace(client: Client, spring: Cohort, noor: Person, carla: Person):
    sheet = applied(spring, BOTH, by=carla)
    one = Enrollment.objects.get(person=noor)
    client.force_login(noor)
    client.post(f"/sign-up/{one.pk}/withdrawal/")
    client.force_login(carla)

    root = f"/programs/{spring.program_id}/cohorts/{spring.pk}/sign-ups/"
    pages = [client.get(root + path) for path in ("?role=mentor", f"sheets/{sheet.pk}/")]

    assert [noor.name in page.content.decode() for page in pages] == [False, False]


def test_only_who_coordinates_the_program_finds_its_sheets(
    client: Client, sheets: str, spring: Cohort, noor: Person, arne: Person, carla: Person
):
    sheet = looked(spring, BOTH, by=carla)
    now = timezone.now()
    other = enter("Bo Nyberg", "bo@kittiwake.example")
    appoint(other, Office.COORDINATOR, by=carla, at=now)
    open_cohort(other, at=now, name="Another")
    sponsor, contact = (enter(name, f"{name}@kittiwake.example") for name in ("Sif", "Ines"))
    give_seat(spring.program, sponsor, Part.SPONSOR, by=carla, at=now)
    give_seat(spring.program, contact, Part.CONTACT, by=carla, at=now)
    signed_up(spring, noor, Side.MENTOR, at=now)

    found = {}
    for person in (carla, other, sponsor, contact, noor, arne):
        client.force_login(person)
        answers = [client.get(sheets), client.get(f"{sheets}{sheet.pk}/")]
        answers += [client.post(f"{sheets}{sheet.pk}/{what}/") for what in ("look", "undo")]
        found[person.name] = [answer.status_code for answer in answers]

    nothing = [404] * 4
    assert found == {
        "Carla Reyes": [200, 200, 302, 302],
        "Bo Nyberg": nothing,
        "Sif": nothing,
        "Ines": nothing,
        "Noor Haddad": nothing,
        "Arne Bakke": nothing,
    }


def test_a_sheet_of_another_cohort_is_not_there(
    desk: Client, sheets: str, spring: Cohort, carla: Person
):
    elsewhere = looked(open_cohort(carla, at=timezone.now(), name="Another"), BOTH, by=carla)

    assert desk.get(f"{sheets}{elsewhere.pk}/").status_code == 404


def test_the_list_of_sheets_asks_as_much_for_three_as_for_one(
    desk: Client, sheets: str, spring: Cohort, carla: Person
):
    desk.get(sheets)  # the first page of a session writes when it was seen
    counts = []
    for many in (1, 2):
        for _ in range(many):
            looked(spring, BOTH, by=carla)
        with CaptureQueriesContext(connection) as queries:
            desk.get(sheets)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_home_asks_whoever_was_entered_to_look_until_they_have(
    client: Client, spring: Cohort, noor: Person, carla: Person
):
    applied(spring, BOTH, by=carla)
    one = Enrollment.objects.get(person=noor)
    client.force_login(noor)
    before = client.get("/").content.decode()
    client.get(f"/sign-up/{one.pk}/topics/")

    after = client.get("/").content.decode()

    told = "Somebody entered it for you."
    assert (told in before, told in after) == (True, False)
