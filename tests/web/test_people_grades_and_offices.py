"""The pages of grades and offices: arranged step by step, given and ended."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import NOW

from turnabout.people.ladder import rungs
from turnabout.people.models import Grade, Office, Person
from turnabout.people.offices import appoint


@pytest.fixture
def desk(client: Client, carla: Person) -> Client:
    """The browser of the coordinator."""
    client.force_login(carla)
    return client


@pytest.fixture
def server_room(client: Client, arne: Person) -> Client:
    """The browser of the administrator."""
    client.force_login(arne)
    return client


@pytest.fixture
def grades(db: None) -> list[Grade]:
    """Temp below Clerk below Boss."""
    names = enumerate(["Temp", "Clerk", "Boss"], start=1)
    return [Grade.objects.create(name=name, height=height) for height, name in names]


def _names() -> list[list[str]]:
    return [sorted(str(grade) for grade in rung) for rung in rungs()]


def _press(desk: Client, grade: Grade, way: str) -> None:
    """Press one of the two buttons of a grade, as the page offers them."""
    ladder = desk.get(reverse("grades")).context["ladder"]
    held = next(held for rung in ladder for held in rung if held.grade == grade)
    step = getattr(held, way)
    told = {"grade": grade.pk, "side": step.side.value, "other": step.other.pk}
    desk.post(reverse("grade_place"), told)


def test_two_presses_take_a_grade_past_the_next(desk: Client, grades: list[Grade]):
    temp = grades[0]

    _press(desk, temp, "up")
    assert _names() == [["Clerk", "Temp"], ["Boss"]]
    _press(desk, temp, "up")
    assert _names() == [["Clerk"], ["Temp"], ["Boss"]]

    for _ in range(2):
        _press(desk, temp, "down")
    assert _names() == [["Temp"], ["Clerk"], ["Boss"]]


def test_there_is_no_way_past_the_ends(desk: Client, grades: list[Grade]):
    ladder = desk.get(reverse("grades")).context["ladder"]

    assert [(rung[0].up is None, rung[0].down is None) for rung in ladder] == [
        (True, False),
        (False, False),
        (False, True),
    ]


def test_a_script_gets_the_ladder_as_it_is_now(desk: Client, grades: list[Grade]):
    told = {"grade": grades[0].pk, "side": "above", "other": grades[2].pk}

    answer = desk.post(reverse("grade_place"), told, headers={"HX-Request": "true"})

    assert answer.content.decode().strip().startswith('<div class="parts" id="ladder"')
    assert _names() == [["Clerk"], ["Boss"], ["Temp"]]


def test_a_place_that_is_gone_is_said_and_nothing_moves(desk: Client, grades: list[Grade]):
    told = {"grade": grades[0].pk, "side": "above", "other": 999}

    answer = desk.post(reverse("grade_place"), told, follow=True)

    assert [str(one) for one in answer.context["messages"]] == [
        "The ladder has changed in the meantime. Look again."
    ]
    assert _names() == [["Temp"], ["Clerk"], ["Boss"]]


def test_a_grade_is_added_placed_with_all_others_and_removed(desk: Client, grades: list[Grade]):
    desk.post(reverse("grade_new"), {"name": "Chief"})
    assert [str(one) for one in Grade.objects.to_be_placed()] == ["Chief"]

    desk.post(reverse("grade_place_all"))
    assert _names() == [["Temp"], ["Clerk"], ["Boss"], ["Chief"]]

    desk.post(reverse("grade_end", args=[Grade.objects.get(name="Chief").pk]))
    assert _names() == [["Temp"], ["Clerk"], ["Boss"]]


def test_a_grade_in_use_is_not_removed(desk: Client, grades: list[Grade], noor: Person):
    noor.grade = grades[0]
    noor.save()

    desk.post(reverse("grade_end", args=[grades[0].pk]))

    assert _names() == [["Temp"], ["Clerk"], ["Boss"]]


def test_what_is_to_be_placed_is_counted_in_the_directory(desk: Client, grades: list[Grade]):
    Grade.objects.create(name="Chief", height=None)

    assert desk.get(reverse("people")).context["grades_to_be_placed"] == 1


def test_an_administrator_gives_an_office_and_ends_it(server_room: Client, noor: Person):
    server_room.post(reverse("office_give", args=[noor.pk]), {"office": "coordinator"})
    assert list(Person.objects.holding(Office.COORDINATOR)) == [noor]

    server_room.post(reverse("office_end", args=[noor.pk, "coordinator"]))
    assert list(Person.objects.holding(Office.COORDINATOR)) == []

    entries = server_room.get(reverse("offices")).context["entries"]
    assert [(one.by, one.done) for one in entries[:2]] == [
        ("Arne Bakke", "dismissed Noor Haddad: Coordinator"),
        ("Arne Bakke", "appointed Noor Haddad: Coordinator"),
    ]


def test_a_coordinator_gives_nobody_an_office(desk: Client, noor: Person):
    answer = desk.post(reverse("office_give", args=[noor.pk]), {"office": "administrator"})

    assert answer.status_code == 404
    assert list(Person.objects.holding(Office.ADMINISTRATOR)) == []


def test_an_office_that_there_is_not_is_not_given(server_room: Client, noor: Person):
    answer = server_room.post(reverse("office_give", args=[noor.pk]), {"office": "king"})

    assert answer.status_code == 404


def test_who_has_left_is_given_no_office_and_it_is_said(server_room: Client, noor: Person):
    noor.left_at = NOW
    noor.save()

    answer = server_room.post(
        reverse("office_give", args=[noor.pk]), {"office": "coordinator"}, follow=True
    )

    assert [str(one) for one in answer.context["messages"]] == [
        "This person has left. Let them come back first."
    ]
    assert list(Person.objects.holding(Office.COORDINATOR)) == []


def test_the_last_administrator_is_told_why_they_stay(server_room: Client, arne: Person):
    answer = server_room.post(reverse("office_end", args=[arne.pk, "administrator"]), follow=True)

    assert [str(one) for one in answer.context["messages"]] == [
        "Nobody else is an administrator. Appoint somebody first."
    ]


def test_who_ends_their_own_office_lands_where_they_still_may_be(
    server_room: Client, arne: Person, noor: Person
):
    appoint(noor, Office.ADMINISTRATOR, by=arne, at=NOW)

    answer = server_room.post(reverse("office_end", args=[arne.pk, "administrator"]), follow=True)

    assert answer.redirect_chain[0] == (reverse("home"), 302)
    assert answer.status_code == 200


def test_somebody_for_an_office_is_found_by_a_search(server_room: Client, noor: Person):
    address = reverse("offices")

    assert list(server_room.get(address, {"q": "haddad"}).context["people"]) == [noor]
    assert list(server_room.get(address).context["people"]) == []
