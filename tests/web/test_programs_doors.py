"""Who finds what behind the doors of a program: one row an address, one column a relation to it."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, enter

from turnabout.people.models import Office, Person
from turnabout.people.offices import appoint
from turnabout.programs.beginning import archive_program, begin_program
from turnabout.programs.models import Cohort, Part, Program, Side
from turnabout.programs.seats import give_seat
from turnabout.skills.models import Skill
from turnabout.web.programs import urls

LEADER, SPONSOR, CONTACT = "its coordinator", "its sponsor", "its contact"
OTHER, ADMINISTRATOR, PARTICIPANT = "another coordinator", "administrator", "participant"
STRANGER = "stranger"
EVERYONE = {LEADER, SPONSOR, CONTACT, OTHER, ADMINISTRATOR, PARTICIPANT, STRANGER}
READERS = {LEADER, SPONSOR, CONTACT}

FINDS: dict[str, set[str]] = {
    "programs": READERS | {OTHER},
    "program_new": {LEADER, OTHER},
    "program_leads": {ADMINISTRATOR},
    "program_lead": {ADMINISTRATOR},
    "program": READERS,
    "program_history": READERS,
    "program_versions": READERS,
    "program_name": {LEADER},
    "program_copy": {LEADER},
    "program_archive": {LEADER},
    "program_archive_end": {LEADER},
    "program_why": {LEADER},
    "program_questions": {LEADER},
    "program_sentence": {LEADER},
    "program_topics": {LEADER},
    "program_topics_new": {LEADER},
    "program_topic_end": {LEADER},
    "program_who": {LEADER},
    "program_rules": {LEADER},
    "program_rhythm": {LEADER},
    "program_people": {LEADER},
    "program_seat_end": {LEADER},
    "program_invitations": {LEADER},
    "program_invitation": {LEADER},
    "program_sign_up": {LEADER},
    "cohort_opening": {LEADER},
    "cohort_closing": {LEADER},
    "cohort_finish": {LEADER},
}
POSTS = {
    "program_archive_end",
    "program_sentence",
    "program_topics_new",
    "program_topic_end",
    "program_seat_end",
    "cohort_opening",
    "cohort_closing",
}
"""Addresses that only answer to what is sent."""


@pytest.fixture
def upward(carla: Person) -> Program:
    return begin_program("Upward", by=carla, at=NOW)


@pytest.fixture
def cast(
    upward: Program, carla: Person, ada: Person, noor: Person, arne: Person
) -> dict[str, Person | None]:
    ines = enter("Ines Duarte", "ines@kittiwake.example")
    bo = enter("Bo Nyberg", "bo@kittiwake.example")
    appoint(bo, Office.COORDINATOR, by=carla, at=NOW)
    begin_program("Bo's own", by=bo, at=NOW)
    give_seat(upward, ada, Part.SPONSOR, by=carla, at=NOW)
    give_seat(upward, ines, Part.CONTACT, by=carla, at=NOW)
    return {
        LEADER: carla,
        SPONSOR: ada,
        CONTACT: ines,
        OTHER: bo,
        ADMINISTRATOR: arne,
        PARTICIPANT: noor,
        STRANGER: None,
    }


def test_every_address_of_programs_has_a_row():
    addresses = [door.name for door in urls.urlpatterns]

    assert sorted(FINDS) == sorted(addresses)


@pytest.mark.parametrize("name", FINDS)
def test_each_finds_what_the_row_says(
    name: str, client: Client, upward: Program, cast: dict[str, Person | None]
):
    found = {who for who, person in cast.items() if _finds(client, name, upward, person)}

    assert found == FINDS[name]


@pytest.mark.parametrize("name", ["program", "program_history", "program_versions"])
def test_what_is_archived_is_still_read_by_those_in_charge(
    name: str, client: Client, upward: Program, cast: dict[str, Person | None], carla: Person
):
    archive_program(upward, by=carla, at=NOW)

    found = {who for who, person in cast.items() if _finds(client, name, upward, person)}

    assert found == READERS


def _finds(client: Client, name: str, program: Program, person: Person | None) -> bool:
    """Return whether this person finds something at an address of the program."""
    client.logout()
    if person:
        client.force_login(person)
    address = reverse(name, kwargs=_whereabouts(name, program))
    answer = client.post(address) if name in POSTS else client.get(address)
    if answer.status_code == 302 and answer["Location"].startswith("/sign-in"):
        return False
    return answer.status_code != 404


def _whereabouts(name: str, program: Program) -> dict[str, object]:
    if name in {"programs", "program_new", "program_leads"}:
        return {}
    places: dict[str, object] = {"pk": program.pk}
    if name == "program_topic_end":
        places["topic"] = _a_topic(program)
    if name == "program_seat_end":
        places["seat"] = program.seats.filter(part=Part.COORDINATOR).latest("pk").pk
    if name == "program_invitation":
        places["side"] = Side.MENTOR.value
    if name.startswith("cohort_"):
        places["cohort"] = _a_cohort(program)
    return places


def _a_topic(program: Program) -> int:
    topic, _ = program.topics.get_or_create(skill=Skill.objects.topics()[0])
    return topic.pk


def _a_cohort(program: Program) -> int:
    day = dt.date(2030, 1, 1)
    cohort, _ = Cohort.objects.get_or_create(
        program=program,
        name="Spring",
        sign_up_closes_on=day,
        starts_on=day + dt.timedelta(days=1),
        ends_on=day + dt.timedelta(days=2),
    )
    return cohort.pk
