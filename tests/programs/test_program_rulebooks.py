"""Rules and wishes: versions, their differences, and the policy they make."""

import pytest
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import NOW

from turnabout.core.models import Change
from turnabout.matchmaking.policy import Mode, Policy, PolicyError, Weights
from turnabout.people.models import Person
from turnabout.programs.models import Program
from turnabout.programs.rulebooks import (
    WISHES,
    OvertakenError,
    amend_rules,
    differences,
    handbook_rules,
    objective_topics,
    policy_of,
    settle_rules,
    shared_out,
)

LESS_TOPICS = {"topics": 30, "preferences": 35, "values": 15, "time": 10, "distance": 5, "style": 5}


def test_a_program_begins_with_the_rules_of_the_handbook(upward: Program):
    rulebook = upward.rulebook

    assert rulebook.number == 1
    assert policy_of(rulebook, year=2026) == Policy(year=2026)


def test_a_change_is_the_next_version_with_who_when_and_why(upward: Program, carla: Person):
    values = handbook_rules() | {"level_gap": 3, "mode": "fair"}

    amend_rules(upward, values, after=1, by=carla, at=NOW, note="Two were too near.")

    rulebook = upward.rulebook
    assert (rulebook.number, rulebook.by, rulebook.at) == (2, carla, NOW)
    assert rulebook.note == "Two were too near."
    assert policy_of(rulebook, year=2026) == Policy(year=2026, level_gap=3, mode=Mode.FAIR)


def test_no_change_is_no_version(upward: Program, carla: Person):
    amend_rules(upward, handbook_rules(), after=1, by=carla, at=NOW)

    assert [one.number for one in upward.rulebooks.all()] == [1]


def test_every_rule_and_weight_reaches_the_engine(upward: Program, carla: Person):
    values = {
        "level_gap": 2,
        "minutes": 30,
        "again": True,
        "mode": "stable",
        "cover": False,
        "objective_extra": 75,
        "ample_minutes": 90,
        "keep": 7,
        "fair_step": 3,
        "weights": LESS_TOPICS,
    }

    rulebook = amend_rules(upward, values, after=1, by=carla, at=NOW)

    assert policy_of(rulebook, year=2027, objective=("Short video",)) == Policy(
        level_gap=2,
        minutes=30,
        again=True,
        mode=Mode.STABLE,
        cover=False,
        objective_extra=75,
        ample_minutes=90,
        keep=7,
        fair_step=3,
        weights=Weights(**LESS_TOPICS),
        year=2027,
        objective=("Short video",),
    )


def test_rules_that_the_engine_cannot_follow_are_not_kept(upward: Program, carla: Person):
    values = handbook_rules() | {"ample_minutes": 60}

    with pytest.raises(PolicyError, match="ample_minutes is 60"):
        amend_rules(upward, values, after=1, by=carla, at=NOW)

    assert upward.rulebook.number == 1


def test_who_was_overtaken_is_told_by_whom(upward: Program, carla: Person, bo: Person):
    amend_rules(upward, handbook_rules() | {"keep": 9}, after=1, by=bo, at=NOW)

    with pytest.raises(OvertakenError) as error:
        amend_rules(upward, handbook_rules() | {"keep": 1}, after=1, by=carla, at=NOW)

    assert (error.value.rulebook.number, error.value.rulebook.by) == (2, bo)
    assert upward.rulebook.values["keep"] == 9


def test_a_number_is_given_once(upward: Program):
    with pytest.raises(IntegrityError):
        upward.rulebooks.create(number=1, values={}, at=NOW)


def test_any_two_versions_can_be_compared(upward: Program, carla: Person):
    first = upward.rulebook
    amend_rules(upward, handbook_rules() | {"keep": 9}, after=1, by=carla, at=NOW)
    third = amend_rules(
        upward, handbook_rules() | {"weights": LESS_TOPICS}, after=2, by=carla, at=NOW
    )

    assert differences(first, third) == [
        (str(WISHES["topics"]), 40, 30),
        (str(WISHES["preferences"]), 25, 35),
    ]
    assert differences(first, first) == []


def test_the_history_says_which_rule_changed(upward: Program, carla: Person):
    amend_rules(upward, handbook_rules() | {"keep": 9}, after=1, by=carla, at=NOW)

    assert Change.objects.of(upward)[0].detail == {"keep": ["5", "9"]}


def test_agreeing_with_the_rules_as_they_are_settles_them(upward: Program, carla: Person):
    settle_rules(upward, handbook_rules(), after=1, by=carla, at=NOW)

    upward.refresh_from_db()
    assert (upward.rulebook.number, upward.rules_by, upward.rules_at) == (1, carla, NOW)


def test_the_topics_of_the_objective_are_told_by_name(decided: Program):
    marked = decided.topics.get(objective=True)

    assert objective_topics(decided) == (marked.skill.name,)


def test_points_are_shared_out_in_the_same_proportion():
    assert shared_out({"topics": 80, "values": 80}) == {"topics": 50, "values": 50}
    assert shared_out({"topics": 1, "values": 1, "time": 1}) == {
        "time": 34,
        "topics": 33,
        "values": 33,
    }
    assert shared_out({"topics": 0, "values": 0}) == {"topics": 50, "values": 50}


@given(st.dictionaries(st.sampled_from(sorted(WISHES)), st.integers(0, 100), min_size=1))
def test_shared_out_points_always_make_a_hundred(weights: dict[str, int]):
    points = shared_out(weights)

    assert sum(points.values()) == 100
    assert all(point >= 0 for point in points.values())
    assert all(
        points[one] >= points[other]
        for one in weights
        for other in weights
        if weights[one] > weights[other]
    )
