"""Feasibility: whom rules leave a mentor, from the sign-ups or from the grades."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, enter
from tests.pairs.upward_cast import one, upward

from turnabout.enrollment.models import Enrollment, Want
from turnabout.pairs.feasibility import (
    Rules,
    Rung,
    ShortTopic,
    is_at_hand,
    newest_cohort,
    of_sign_ups,
    of_staff_list,
)
from turnabout.pairs.models import Kind
from turnabout.pairs.rulings import rule
from turnabout.pairs.telling import CONFIDENCE, Group
from turnabout.people.models import Grade, Person
from turnabout.programs.models import Cohort
from turnabout.programs.rhythm import keep_rhythm
from turnabout.skills.models import Skill

RULES = Rules(level_gap=1, minutes=60, again=False)


@pytest.fixture
def spring(carla: Person) -> Cohort:
    return upward(carla, at=NOW)


def test_rules_that_leave_everybody_somebody(spring: Cohort):
    found = of_sign_ups(spring, RULES)

    assert (found.mentors, found.mentees, found.reachable, found.at_once) == (3, 2, 2, 2)
    assert (found.alone, found.nobody, found.short) == (0, (), [])


def test_rules_that_ask_for_too_much_say_whom_they_leave_nobody_and_why(spring: Cohort):
    found = of_sign_ups(spring, RULES._replace(minutes=180))

    assert (found.reachable, found.at_once, found.alone) == (0, 0, 2)
    assert [(name, alone.nearest) for name, alone in found.nobody] == [
        ("Ada", Group((CONFIDENCE,), 3, (), 1)),
        ("Bo", Group((CONFIDENCE,), 2, (), 1)),
    ]
    assert found.by_rule == [((CONFIDENCE,), 2)]


def test_nothing_of_it_is_saved(spring: Cohort):
    before = spring.program.rulebook.values

    of_sign_ups(spring, RULES._replace(level_gap=5))

    assert spring.program.rulebook.values == before


def test_one_mentor_for_two_is_not_enough_for_both_at_once(spring: Cohort):
    Enrollment.objects.filter(person__name__in=["Nils", "Lars"]).update(withdrawn_at=NOW)

    found = of_sign_ups(spring, RULES)

    assert (found.reachable, found.at_once) == (2, 1)
    assert [(topic.wanted_by, topic.places) for topic in found.short] == [(2, 1)]


def test_a_topic_that_nobody_offers_is_short(spring: Cohort):
    other = Skill.objects.topics().exclude(pk__in=Want.objects.values("skill"))[0]
    Want.objects.filter(enrollment__person__name="Ada").update(skill=other)

    found = of_sign_ups(spring, RULES)

    assert found.short == [ShortTopic(other.name, wanted_by=1, places=0)]
    assert [(name, alone.topics) for name, alone in found.nobody] == [("Ada", (other.name,))]
    assert found.by_rule == [(("topic",), 1)]


def test_whom_a_coordinator_keeps_apart_is_kept_apart_here_too(spring: Cohort, carla: Person):
    for mentor in ("Noor", "Nils", "Lars"):
        rule(one(spring, mentor), one(spring, "Bo"), Kind.FORBID, by=carla, at=NOW)

    found = of_sign_ups(spring, RULES)

    assert [name for name, _ in found.nobody] == ["Bo"]
    assert found.by_rule == [(("forbidden",), 1)]


def test_what_was_asked_before_is_at_hand_until_something_changes(spring: Cohort, carla: Person):
    first = of_sign_ups(spring, RULES)
    after = is_at_hand(spring, RULES)
    keep_rhythm(spring.program, minutes=45, weeks_between=4, sessions=6, months=6, by=carla, at=NOW)

    assert (after, is_at_hand(spring, RULES)) == (True, False)
    assert of_sign_ups(spring, RULES) is not first


def test_the_newest_cohort_with_sign_ups_counts(spring: Cohort):
    assert newest_cohort(spring.program) == spring


def test_a_cohort_that_nobody_signed_up_for_does_not_count(spring: Cohort):
    Enrollment.objects.update(withdrawn_at=NOW)

    assert newest_cohort(spring.program) is None


def test_before_anybody_signs_up_the_grades_say_who_may(spring: Cohort):
    trainee, director = Grade.objects.order_by("height")
    program = spring.program
    program.mentors_up_to, program.mentees_from = trainee, director

    near, far = of_staff_list(program, 1), of_staff_list(program, 2)

    assert near.rungs == [Rung(director, may_learn=2, may_mentor=3)]
    assert (near.may_mentor, near.may_learn, near.reachable) == (3, 2, 2)
    assert (far.may_learn, far.reachable) == (2, 0)


def test_before_grades_are_chosen_nobody_may(spring: Cohort):
    found = of_staff_list(spring.program, 1)

    assert (found.may_mentor, found.may_learn, found.rungs) == (0, 0, [])


def test_the_grades_ask_as_many_questions_for_many_as_for_few(spring: Cohort):
    program = spring.program
    with CaptureQueriesContext(connection) as few:
        of_staff_list(program, 1)
    for number in range(3):
        grade = Grade.objects.create(name=f"Rung {number}", height=number + 3)
        enter(f"Crew {number}", f"crew{number}@kittiwake.example", grade=grade)

    with CaptureQueriesContext(connection) as many:
        of_staff_list(program, 1)

    assert len(many) == len(few)
