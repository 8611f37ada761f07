"""The columns of a staff list are guessed from what others call them, and remembered."""

import pytest
from tests.people.staff_list_cast import LATER, STAY, applied, quietly, taken

from turnabout.people.models import Person
from turnabout.people.staff_lists.applying import apply
from turnabout.people.staff_lists.columns import guessed, never_read
from turnabout.people.staff_lists.comparing import compare


def test_columns_are_known_by_their_usual_names():
    headings = ["Employee ID", "Display name", "Work e-mail", "Line Manager", "Pay band", "Dept"]

    found = guessed(headings, {})

    assert found == {
        "staff_id": 0,
        "name": 1,
        "manager": 3,
        "department": 5,
        "email": 2,
        "grade": 4,
    }


def test_first_and_last_name_may_stand_apart():
    assert guessed(["Surname", "Forename", "Mail"], {}) == {
        "last_name": 0,
        "first_name": 1,
        "email": 2,
    }


def test_a_manager_is_best_known_by_number():
    assert guessed(["Manager name", "Manager ID"], {}) == {"manager": 1}


def test_a_column_holds_one_thing():
    assert guessed(["Position"], {"department": "Position"}) == {"department": 0}
    assert guessed(["Position"], {}) == {"job": 0}


def test_what_no_list_calls_so_is_not_guessed():
    assert guessed(["Shoe size", ""], {}) == {}


def test_what_was_chosen_for_the_last_list_is_chosen_again(carla: Person):
    text = "Name,Mail,Squad\nBea,bea@x.example,Blue\n"
    staff_list = taken(text, by=carla)
    staff_list.columns["department"] = 2
    staff_list.save()
    compare(staff_list, at=LATER, tell=quietly)
    apply(staff_list, gone=STAY, by=carla, at=LATER, progress=quietly)

    again = taken(text, by=carla)

    assert again.columns == {"name": 0, "email": 1, "department": 2}


def test_only_a_list_that_was_applied_is_remembered(carla: Person):
    applied("Name,Mail\nBea,bea@x.example\n", by=carla)
    staff_list = taken("Name,Mail,Squad\nBea,bea@x.example,Blue\n", by=carla)
    staff_list.columns["department"] = 2
    staff_list.save()

    again = taken("Name,Mail,Squad\nBea,bea@x.example,Blue\n", by=carla)

    assert again.columns == {"name": 0, "email": 1}


@pytest.mark.parametrize("heading", ["Date of Birth", "Gender", "Salary band"])
def test_what_must_not_matter_is_never_read(heading: str):
    assert never_read(["Name", heading]) == [heading]


def test_the_first_values_are_shown_each_once(carla: Person):
    staff_list = taken("Name,Mail\nBea,b@x.example\nBea,c@x.example\n", by=carla)

    assert staff_list.samples == [["Bea"], ["b@x.example", "c@x.example"]]
