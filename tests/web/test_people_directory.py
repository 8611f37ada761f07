"""The pages of the directory: whom one looks for, one person, what is known of them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, enter

from turnabout.people.models import Grade, Person
from turnabout.web.people import pages

FACTS = {
    "name": "Bea Holm",
    "email": "Bea@x.example",
    "staff_id": "",
    "job": "Clerk",
    "grade": "",
    "department": "",
    "location": "",
    "manager": "",
    "time_zone": "Europe/Oslo",
    "languages": "Norwegian, en",
}


@pytest.fixture
def desk(client: Client, carla: Person) -> Client:
    """The browser of the coordinator."""
    client.force_login(carla)
    return client


def _names(desk: Client, **query: object) -> list[str]:
    return [str(one) for one in desk.get(reverse("people"), query).context["found"].people]


def test_the_directory_shows_who_is_here(desk: Client, noor: Person):
    enter("Bob", "bob@x.example", left_at=NOW)

    assert _names(desk) == ["Carla Reyes", "Noor Haddad"]


def test_the_directory_shows_who_has_left_where_asked(desk: Client, noor: Person):
    enter("Bob", "bob@x.example", left_at=NOW)

    assert _names(desk, who="gone") == ["Bob"]
    assert _names(desk, who="all") == ["Bob", "Carla Reyes", "Noor Haddad"]


def test_people_are_found_by_words_grade_department_and_manager(desk: Client, carla: Person):
    clerk = Grade.objects.create(name="Clerk", height=1)
    enter("Ann", "ann@x.example", grade=clerk, department="Ports", manager=carla)
    enter("Bob", "bob@x.example", department="Ports")

    assert _names(desk, q="ann") == ["Ann"]
    assert _names(desk, grade=clerk.pk) == ["Ann"]
    assert _names(desk, department="Ports") == ["Ann", "Bob"]
    assert _names(desk, manager=carla.pk) == ["Ann"]
    assert _names(desk, department="Ports", q="nobody") == []


def test_what_cannot_be_meant_finds_nobody(desk: Client):
    assert _names(desk, grade="999") == []
    assert _names(desk, sort="nonsense", page="x") == ["Carla Reyes"]


@pytest.mark.parametrize(
    ("sort", "wanted"),
    [
        ("grade", [["Jo", "Jim"], ["Ann", "Bob"], ["New", "Carla Reyes"]]),
        ("-grade", [["Ann", "Bob"], ["Jim", "Jo"], ["New", "Carla Reyes"]]),
    ],
)
def test_people_are_sorted_by_the_height_of_their_grades_over_pages(
    desk: Client, monkeypatch: pytest.MonkeyPatch, sort: str, wanted: list[list[str]]
):
    monkeypatch.setattr(pages, "ON_A_PAGE", 2)
    heights = {"Clerk": 1, "Aide": 1, "Boss": 2, "Unplaced": None, "Nobody's": 3}
    grades = {name: Grade.objects.create(name=name, height=at) for name, at in heights.items()}
    held = {"Jim": "Clerk", "Jo": "Aide", "Ann": "Boss", "Bob": "Boss", "New": "Unplaced"}
    for name, grade in held.items():
        enter(name, f"{name}@x.example", grade=grades[grade])

    shown = [_names(desk, sort=sort, page=number) for number in (1, 2, 3)]

    assert shown == wanted


def test_a_search_finds_no_more_than_somebody_could_read(
    desk: Client, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(pages, "MOST_FOUND", 2)
    for number in range(3):
        enter(f"Bob {number}", f"bob{number}@x.example")

    found = desk.get(reverse("people"), {"q": "bob"}).context["found"]
    fewer = desk.get(reverse("people"), {"q": "bob 1"}).context["found"]

    assert ([str(one) for one in found.people], found.is_more) == (["Bob 0", "Bob 1"], True)
    assert ([str(one) for one in fewer.people], fewer.is_more) == (["Bob 1"], False)


def test_a_second_press_on_a_heading_turns_the_order_round(desk: Client, noor: Person):
    headings = desk.get(reverse("people"), {"q": "kittiwake"}).context["headings"]
    assert (headings["name"].sorted, headings["name"].query) == (
        "ascending",
        "q=kittiwake&sort=-name",
    )

    assert _names(desk, sort="-name") == ["Noor Haddad", "Carla Reyes"]


def test_a_script_gets_the_part_that_it_asks_for_and_the_rest_of_us_the_page(desk: Client):
    address = reverse("people")

    part = desk.get(address, headers={"HX-Request": "true"})
    page = desk.get(address, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})

    assert part.content.decode().strip().startswith("<section")
    assert page.content.decode().startswith("<!doctype html>")
    assert "HX-Request" in part["Vary"]


def test_the_directory_asks_as_often_for_three_as_for_one(desk: Client, carla: Person):
    address = reverse("people")
    desk.get(address)
    with CaptureQueriesContext(connection) as for_one:
        desk.get(address)

    for name in ("Ann", "Bob"):
        grade = Grade.objects.create(name=name, height=1)
        enter(name, f"{name}@x.example", grade=grade, manager=carla)
    with CaptureQueriesContext(connection) as for_three:
        desk.get(address)

    assert len(for_three) == len(for_one)


def test_a_person_has_facts_reports_and_a_history(desk: Client, carla: Person, noor: Person):
    noor.manager = carla
    noor.save()
    desk.post(reverse("person_leaving", args=[noor.pk]))
    desk.post(reverse("person_return", args=[noor.pk]))

    hers = desk.get(reverse("person", args=[noor.pk])).context
    boss = desk.get(reverse("person", args=[carla.pk])).context

    assert [(one.by, one.done) for one in hers["entries"]] == [
        ("Carla Reyes", "marked this person as back"),
        ("Carla Reyes", "marked this person as left"),
    ]
    assert (list(boss["reports"]), boss["reports_count"]) == ([noor], 1)


def test_somebody_is_added(desk: Client):
    answer = desk.post(reverse("person_new"), FACTS)

    bea = Person.objects.get(email="bea@x.example")
    assert (bea.staff_id, bea.languages, bea.time_zone) == (None, "no en", "Europe/Oslo")
    assert answer["Location"] == reverse("person", args=[bea.pk])


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("email", "carla@kittiwake.example", "Person with this E-mail already exists."),
        ("manager", "Nobody", "Nobody here goes by this. Write their e-mail."),
        ("manager", "Ann", "Several people go by this. Write the e-mail of the one who is meant."),
        ("name", "", "This field is required."),
        (
            "languages",
            "Klingonese",
            (
                "this is not a language that we know: write its English name or its ISO 639 code: "
                "en for English, cy for Welsh"
            ),
        ),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_kept(
    desk: Client, field: str, value: str, fault: str
):
    for address in ("a1@x.example", "a2@x.example"):
        enter("Ann", address)

    form = desk.post(reverse("person_new"), FACTS | {field: value}).context["form"]

    assert form.errors == {field: [fault]}
    assert form["job"].value() == "Clerk"


def test_somebody_is_changed(desk: Client, noor: Person, carla: Person):
    told = FACTS | {"name": "Noor H", "email": noor.email, "manager": "carla reyes"}

    desk.post(reverse("person_edit", args=[noor.pk]), told)

    noor.refresh_from_db()
    assert (noor.name, noor.job, noor.manager) == ("Noor H", "Clerk", carla)


def test_a_coordinator_cannot_give_an_administrator_another_address(desk: Client, arne: Person):
    told = FACTS | {"name": arne.name}

    form = desk.post(reverse("person_edit", args=[arne.pk]), told).context["form"]

    assert form.non_field_errors() == [
        "Only an administrator can change the address of an administrator."
    ]
    assert Person.objects.get(pk=arne.pk).email == "arne@kittiwake.example"


def test_somebody_leaves_after_it_was_said_what_that_means(desk: Client, noor: Person):
    address = reverse("person_leaving", args=[noor.pk])

    desk.get(address)
    assert Person.objects.get(pk=noor.pk).is_active

    desk.post(address)
    assert not Person.objects.get(pk=noor.pk).is_active
    assert desk.get(address).status_code == 404


def test_a_coordinator_cannot_let_an_administrator_leave(desk: Client, arne: Person):
    answer = desk.post(reverse("person_leaving", args=[arne.pk]), follow=True)

    assert [str(one) for one in answer.context["messages"]] == [
        "This person holds an office. An administrator ends it first."
    ]
    assert Person.objects.get(pk=arne.pk).is_active


def test_managers_are_suggested_while_one_types(desk: Client, noor: Person):
    address = reverse("people_suggestions")

    assert list(desk.get(address, {"manager": "noo"}).context["people"]) == [noor]
    assert list(desk.get(address, {"manager": "n"}).context["people"]) == []
