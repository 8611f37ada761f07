"""The ladder of grades: above, beside, below; nobody is matched by a grade without a place."""

import pytest
from tests.cast import NOW, enter

from turnabout.core.models import Change
from turnabout.people.ladder import (
    GradeInUseError,
    NotOnLadderError,
    Side,
    add_grade,
    place,
    place_all,
    remove_grade,
    rungs,
)
from turnabout.people.models import Grade, Person


@pytest.fixture
def ladder(db: None) -> dict[str, Grade]:
    """Temp below Clerk below Boss."""
    heights = {"Temp": 4, "Clerk": 5, "Boss": 6}
    return {name: Grade.objects.create(name=name, height=at) for name, at in heights.items()}


def _names() -> list[list[str]]:
    return [sorted(str(grade) for grade in rung) for rung in rungs()]


@pytest.mark.parametrize(
    ("side", "other", "wanted"),
    [
        (Side.ABOVE, "Boss", [["Clerk"], ["Boss"], ["Temp"]]),
        (Side.BESIDE, "Boss", [["Clerk"], ["Boss", "Temp"]]),
        (Side.BELOW, "Boss", [["Clerk"], ["Temp"], ["Boss"]]),
        (Side.BELOW, "Clerk", [["Temp"], ["Clerk"], ["Boss"]]),
    ],
)
def test_a_grade_is_placed_by_another(
    ladder: dict[str, Grade], carla: Person, side: Side, other: str, wanted: list[list[str]]
):
    place(ladder["Temp"], side, ladder[other], by=carla, at=NOW)

    assert _names() == wanted
    assert rungs()[0][0].height == 1


def test_what_stands_side_by_side_can_be_taken_apart(ladder: dict[str, Grade], carla: Person):
    place(ladder["Temp"], Side.BESIDE, ladder["Clerk"], by=carla, at=NOW)
    place(ladder["Temp"], Side.ABOVE, ladder["Clerk"], by=carla, at=NOW)

    assert _names() == [["Clerk"], ["Temp"], ["Boss"]]


def test_a_new_grade_is_to_be_placed_and_then_is(ladder: dict[str, Grade], carla: Person):
    chief = add_grade("Chief", by=carla, at=NOW)
    assert list(Grade.objects.to_be_placed()) == [chief]

    place(chief, Side.ABOVE, ladder["Boss"], by=carla, at=NOW)

    assert _names() == [["Temp"], ["Clerk"], ["Boss"], ["Chief"]]
    assert list(Grade.objects.to_be_placed()) == []


def test_a_grade_without_a_place_places_no_other(ladder: dict[str, Grade], carla: Person):
    chief = add_grade("Chief", by=carla, at=NOW)

    with pytest.raises(NotOnLadderError):
        place(ladder["Temp"], Side.ABOVE, chief, by=carla, at=NOW)

    assert _names() == [["Temp"], ["Clerk"], ["Boss"]]


def test_a_grade_is_not_placed_by_itself(ladder: dict[str, Grade], carla: Person):
    with pytest.raises(NotOnLadderError):
        place(ladder["Temp"], Side.ABOVE, ladder["Temp"], by=carla, at=NOW)


def test_all_that_wait_are_put_on_top(ladder: dict[str, Grade], carla: Person):
    for name in ("Chief", "Admiral"):
        add_grade(name, by=carla, at=NOW)

    place_all(by=carla, at=NOW)

    assert _names() == [["Temp"], ["Clerk"], ["Boss"], ["Admiral"], ["Chief"]]


def test_a_grade_is_added_once(ladder: dict[str, Grade], carla: Person):
    assert add_grade("boss", by=carla, at=NOW) == ladder["Boss"]


def test_a_grade_that_nobody_has_can_be_removed(ladder: dict[str, Grade], carla: Person):
    remove_grade(ladder["Clerk"], by=carla, at=NOW)

    assert _names() == [["Temp"], ["Boss"]]
    assert [grade.height for rung in rungs() for grade in rung] == [1, 2]


def test_a_grade_that_somebody_has_stays(ladder: dict[str, Grade], carla: Person):
    enter("Bob", "bob@x.example", grade=ladder["Clerk"])

    with pytest.raises(GradeInUseError):
        remove_grade(ladder["Clerk"], by=carla, at=NOW)

    assert _names() == [["Temp"], ["Clerk"], ["Boss"]]


def test_who_arranged_the_ladder_is_remembered(ladder: dict[str, Grade], carla: Person):
    place(ladder["Temp"], Side.ABOVE, ladder["Boss"], by=carla, at=NOW)

    change = Change.objects.of(ladder["Temp"]).get()
    assert (change.verb, change.by, change.detail) == (
        "place",
        carla,
        {"side": "above", "other": ladder["Boss"].pk},
    )


def test_grades_are_counted_by_who_is_here(ladder: dict[str, Grade], carla: Person):
    enter("Bob", "bob@x.example", grade=ladder["Clerk"])
    enter("Cyd", "cyd@x.example", grade=ladder["Clerk"], left_at=NOW)

    counts = Person.objects.here().by_grade()

    assert counts == {ladder["Clerk"].pk: 1, None: 1}
