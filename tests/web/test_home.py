"""The first page: what is next for you, and nothing of anybody else's."""

import datetime as dt

from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW
from tests.enrollment.signup_cast import open_cohort, signed_up

from turnabout.core.models import Organisation
from turnabout.demo.making import make_demo
from turnabout.enrollment.models import Enrollment
from turnabout.people.models import Person
from turnabout.programs.beginning import begin_program
from turnabout.programs.models import Cohort, Program, Side
from turnabout.web.home.tasks import tasks


def _said(person: Person, now: dt.datetime = NOW) -> list[str]:
    return [task.what for task in tasks(person, now)]


def test_on_the_first_day_the_staff_list_and_a_program_come_next(carla: Person):
    assert _said(carla) == ["Bring in the staff list", "Begin a program"]


def test_who_leads_a_program_is_told_its_next_step(carla: Person, noor: Person):
    begin_program("Upwards", by=carla, at=NOW)

    assert (_said(carla), _said(noor)) == (["Upwards: Why"], [])


def test_another_coordinator_is_told_nothing_of_it(carla: Person, noor: Person):
    begin_program("Upwards", by=noor, at=NOW)

    assert _said(carla) == ["Begin a program"]


def test_who_opened_sign_up_is_told_to_invite_people_until_somebody_is_asked(
    carla: Person, noor: Person
):
    cohort = open_cohort(carla, at=NOW)
    invite = f"{cohort.program}: Invite people"
    before = invite in _said(carla), invite in _said(noor)

    signed_up(cohort, noor, Side.MENTOR, at=NOW)

    assert (before, invite in _said(carla)) == ((True, False), False)


def test_a_draft_is_to_be_finished_by_whose_it_is_and_nobody_else(db: None, settings: LazySettings):
    settings.DEMO = True
    make_demo(at=NOW)
    Cohort.objects.update(closed_at=None, closed_by=None)
    Enrollment.objects.filter(person__staff_id="K04").update(submitted_at=None)
    amara, margit = (Person.objects.get(staff_id=number) for number in ("K04", "K02"))

    assert (_said(amara), _said(margit)) == (
        ["Finish signing up: Upwards: what the crew knows"],
        [],
    )


def test_after_sign_up_has_closed_one_says_whom_one_would_choose(db: None, settings: LazySettings):
    settings.DEMO = True
    make_demo(at=NOW)

    assert _said(Person.objects.get(staff_id="K04")) == [
        "Say whom you would choose: Upwards: what the crew knows"
    ]


def test_each_thing_to_do_leads_to_a_page_that_opens(client: Client, carla: Person):
    client.force_login(carla)

    addresses = [task.address for task in tasks(carla, NOW)]

    assert [client.get(address).status_code for address in addresses] == [200, 200]


def test_the_page_asks_the_same_of_the_database_for_one_sign_up_and_for_three(
    client: Client, carla: Person
):
    client.force_login(carla)
    program = begin_program("Upwards", by=carla, at=NOW)
    _sign_up(carla, program, "Spring")
    client.get("/")  # the first page of a session also writes down where it is open
    with CaptureQueriesContext(connection) as for_one:
        client.get("/")

    _sign_up(carla, program, "Summer")
    _sign_up(carla, program, "Autumn")
    with CaptureQueriesContext(connection) as for_three:
        client.get("/")

    assert len(for_three) == len(for_one)


def test_before_anybody_is_here_it_leads_to_the_set_up(client: Client, db: None):
    assert client.get("/")["Location"] == "/set-up/"


def test_who_has_not_signed_in_is_asked_to(client: Client, kittiwake: Organisation):
    assert client.get("/")["Location"] == "/sign-in/"


def _sign_up(person: Person, program: Program, name: str) -> None:
    days = [dt.timedelta(days=number) + NOW.date() for number in (10, 20, 200)]
    cohort = Cohort.objects.create(
        program=program,
        name=name,
        sign_up_closes_on=days[0],
        starts_on=days[1],
        ends_on=days[2],
        opened_by=person,
        opened_at=NOW,
    )
    Enrollment.objects.create(
        cohort=cohort,
        person=person,
        role=Side.MENTOR,
        begun_at=NOW,
        saved_at=NOW,
        time_zone="UTC",
    )
