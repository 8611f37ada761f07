"""The six questions and the objective."""

import datetime as dt

import pytest
from django.db import IntegrityError
from tests.cast import NOW
from tests.programs.conftest import OBJECTIVE, YES

from turnabout.core.models import Change
from turnabout.people.models import Person
from turnabout.programs.models import Decision, Objective, Program, Readiness
from turnabout.programs.models.why import QUESTIONS
from turnabout.programs.objectives import objective_of, settle_objective
from turnabout.programs.readiness import (
    ReasonMissingError,
    advises_listening,
    decide_readiness,
)

ONE_NO = YES | {"work": False}
TWO_NOES = ONE_NO | {"refuge": False}


def test_one_no_is_no_obstacle_and_two_are():
    assert [advises_listening(one) for one in (YES, ONE_NO, TWO_NOES)] == [False, False, True]


def test_starting_against_the_advice_takes_a_reason(upward: Program, carla: Person):
    with pytest.raises(ReasonMissingError):
        decide_readiness(upward, TWO_NOES, decision=Decision.START, reason="  ", by=carla, at=NOW)

    assert upward.readiness.count() == 0


def test_the_reason_is_kept_with_who_and_when(upward: Program, carla: Person):
    decide_readiness(
        upward, TWO_NOES, decision=Decision.START, reason="The board asks.", by=carla, at=NOW
    )

    told = upward.readiness.get()
    assert (told.reason, told.by, told.at) == ("The board asks.", carla, NOW)
    assert told.noes == [str(QUESTIONS["refuge"]), str(QUESTIONS["work"])]


@pytest.mark.parametrize("noes", [("problem", "change"), ("executive", "time", "refuge")])
def test_the_database_keeps_no_start_against_the_advice_without_a_reason(
    upward: Program, noes: tuple[str, ...]
):
    answers = YES | dict.fromkeys(noes, False)

    with pytest.raises(IntegrityError):
        Readiness.objects.create(program=upward, **answers, decision=Decision.START, at=NOW)


@pytest.mark.parametrize("no", QUESTIONS)
def test_the_database_keeps_a_start_with_any_one_no(upward: Program, no: str):
    answers = YES | {no: False}

    told = Readiness.objects.create(program=upward, **answers, decision=Decision.START, at=NOW)

    assert len(told.noes) == 1


def test_answering_again_keeps_what_was_answered_before(upward: Program, carla: Person):
    later = NOW + dt.timedelta(days=60)
    decide_readiness(upward, TWO_NOES, decision=Decision.LISTEN, by=carla, at=NOW)

    decide_readiness(upward, YES, decision=Decision.START, by=carla, at=later)

    assert [one.decision for one in upward.readiness.all()] == ["start", "listen"]
    assert Change.objects.of(upward)[0].detail == {
        "refuge": ["no", "yes"],
        "work": ["no", "yes"],
        "decision": ["listen", "start"],
    }


def test_an_objective_reads_as_one_sentence_after_another(upward: Program, carla: Person):
    objective = settle_objective(upward, OBJECTIVE, by=carla, at=NOW)

    assert objective.sentence() == (
        "By 1 December 2026, our twelve directors will be able to run one campaign on short video "
        "a quarter, because they learned social media from trainees in marketing. Mentors will "
        "have gained a view of how decisions are made. We will see it in new tools and ways of "
        "working that are really used. We will not use it for appraisal. We will stop or redesign "
        "if fewer than half have met three times by September."
    )


def test_two_measures_stand_side_by_side_in_it(upward: Program, carla: Person):
    told = OBJECTIVE | {"second_measure": "B9", "outcome": "changed", "stop_if": "nobody comes."}

    sentence = settle_objective(upward, told, by=carla, at=NOW).sentence()

    assert "will have changed run one" in sentence
    assert "really used and useful ties across levels." in sentence
    assert sentence.endswith("if nobody comes.")


def test_an_objective_with_gaps_names_them(upward: Program, carla: Person):
    told = OBJECTIVE | {"by_date": None, "stop_if": ""}

    objective = settle_objective(upward, told, by=carla, at=NOW)

    assert objective.gaps() == ["the date", "when you stop"]
    assert objective.sentence().startswith("By …, our twelve directors")


def test_a_whole_objective_has_no_gaps(upward: Program, carla: Person):
    assert settle_objective(upward, OBJECTIVE, by=carla, at=NOW).gaps() == []


def test_before_it_is_saved_it_says_what_it_is_not_for(upward: Program):
    assert objective_of(upward).not_for == ("appraisal, recruitment or representation statistics")
    assert Objective.objects.count() == 0


@pytest.mark.parametrize(("first", "second"), [("B1", "B1"), ("", "B2")])
def test_the_database_keeps_two_measures_only_where_they_differ(
    upward: Program, first: str, second: str
):
    with pytest.raises(IntegrityError):
        Objective.objects.create(program=upward, measure=first, second_measure=second)


def test_the_history_has_the_old_and_the_new_value(upward: Program, carla: Person):
    settle_objective(upward, OBJECTIVE, by=carla, at=NOW)

    settle_objective(upward, OBJECTIVE | {"domain": "short video"}, by=carla, at=NOW)

    change = Change.objects.of(upward)[0]
    assert (change.verb, change.by, change.detail) == (
        "objective",
        carla,
        {"domain": ["social media", "short video"]},
    )


def test_saving_the_same_again_is_no_change(upward: Program, carla: Person):
    settle_objective(upward, OBJECTIVE, by=carla, at=NOW)

    settle_objective(upward, OBJECTIVE, by=carla, at=NOW)

    assert Change.objects.of(upward).filter(verb="objective").count() == 1
