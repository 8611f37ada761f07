"""The first day of an installation, in the browser."""

import re

import pytest
from django.test import Client
from tests.cast import NOW

from turnabout.core.models import Organisation
from turnabout.core.organisations import AlreadyFoundedError
from turnabout.people.founding import founding_key, set_up
from turnabout.people.models import Person

PAGE = "/set-up/"
ANSWERS = {
    "organisation": "Kittiwake Ferries",
    "time_zone": "Europe/London",
    "name": "Arne Bakke",
    "email": "Arne@Kittiwake.example",
}

pytestmark = pytest.mark.django_db


@pytest.fixture
def holder(client: Client) -> Client:
    """Somebody who has opened the link from the terminal."""
    client.get(PAGE, {"key": founding_key()})
    return client


def test_the_first_visit_leads_to_the_set_up(client: Client):
    assert client.get("/")["Location"] == PAGE


def test_a_stranger_finds_out_where_the_link_is_and_no_form(client: Client):
    answer = client.get(PAGE)

    assert (answer.status_code, "form" in (answer.context or {})) == (403, False)
    assert "turnabout set-up-link" in answer.content.decode()


@pytest.mark.parametrize("key", ["", "x", "é", founding_key()[:-1], founding_key().upper()])
def test_a_wrong_key_opens_nothing(client: Client, key: str):
    answers = [client.get(PAGE, {"key": key}), client.post(PAGE, ANSWERS)]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert Organisation.objects.count() == 0


def test_the_key_does_not_stay_in_the_address(client: Client):
    first = client.get(PAGE, {"key": founding_key()})
    second = client.get(first["Location"])

    assert (first.status_code, first["Location"], second.status_code) == (302, PAGE, 200)
    assert founding_key() not in second.content.decode()
    assert first["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    assert second["Referrer-Policy"] == "same-origin"


def test_the_answers_make_the_organisation_and_its_first_administrator(holder: Client):
    answer = holder.post(PAGE, ANSWERS)

    person = Person.objects.get()
    organisation = Organisation.objects.get()
    assert answer["Location"] == "/"
    assert (person.name, person.email) == ("Arne Bakke", "arne@kittiwake.example")
    assert person.offices == {"administrator", "coordinator"}
    assert (organisation.name, organisation.time_zone) == ("Kittiwake Ferries", "Europe/London")


def test_that_person_is_signed_in_and_the_key_forgotten(holder: Client):
    before = holder.session.session_key

    landed = holder.post(PAGE, ANSWERS, follow=True)

    assert landed.context["user"].name == "Arne Bakke"
    assert "Kittiwake Ferries is set up" in landed.content.decode()
    assert founding_key() not in holder.session.values()
    assert holder.session.session_key != before


@pytest.mark.parametrize(
    ("field", "answer"),
    [
        ("organisation", ""),
        ("organisation", "  "),
        ("organisation", "x" * 121),
        ("time_zone", "Atlantis/Centre"),
        ("name", " "),
        ("email", "arne"),
        ("email", ""),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_the_rest_is_kept(
    holder: Client, field: str, answer: str
):
    page = holder.post(PAGE, ANSWERS | {field: answer})

    faulty = re.findall(r'id="id_(\w+)_error"', page.content.decode())
    assert (page.status_code, faulty) == (200, [field])
    assert list(page.context["form"].errors) == [field]
    kept = {name: page.context["form"][name].value() for name in ANSWERS}
    assert kept == ANSWERS | {field: answer}
    assert Organisation.objects.count() == 0


def test_an_installation_that_is_set_up_has_no_such_page(holder: Client):
    holder.post(PAGE, ANSWERS)
    late = Client()

    answers = [
        late.get(PAGE),
        late.get(PAGE, {"key": founding_key()}),
        late.post(PAGE, ANSWERS),
        holder.post(PAGE, ANSWERS),
    ]

    assert [answer.status_code for answer in answers] == [404] * 4


def test_of_two_who_hold_the_link_one_sets_up(holder: Client):
    other = Client()
    other.get(PAGE, {"key": founding_key()})

    answers = [
        holder.post(PAGE, ANSWERS),
        other.post(PAGE, ANSWERS | {"organisation": "Gannet Lines", "email": "eve@gannet.example"}),
    ]

    assert [answer.status_code for answer in answers] == [302, 404]
    assert [one.name for one in Organisation.objects.all()] == ["Kittiwake Ferries"]
    assert [one.name for one in Person.objects.all()] == ["Arne Bakke"]


def test_the_one_who_comes_second_leaves_nothing_behind():
    first = ANSWERS | {"at": NOW}
    set_up(**first)

    with pytest.raises(AlreadyFoundedError):
        set_up(**first | {"organisation": "Gannet Lines", "email": "eve@gannet.example"})

    assert (Organisation.objects.count(), Person.objects.count()) == (1, 1)
