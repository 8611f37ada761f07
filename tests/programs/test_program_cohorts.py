"""The guided path, and cohorts from planned to finished."""

import datetime as dt

import pytest
from django.db import IntegrityError
from tests.cast import NOW

from turnabout.core.models import Change
from turnabout.people.models import Grade, Person
from turnabout.programs.audience import numbers
from turnabout.programs.cohorts import (
    NameTakenError,
    NotReadyError,
    close_sign_up,
    finish_cohort,
    open_sign_up,
    plan_cohort,
    suggested_dates,
)
from turnabout.programs.models import Cohort, Decision, Part, Program
from turnabout.programs.objectives import settle_objective
from turnabout.programs.path import steps
from turnabout.programs.readiness import decide_readiness
from turnabout.programs.rhythm import fits
from turnabout.programs.seats import end_seat
from turnabout.programs.topics import drop_topic, mark_objective

TODAY = NOW.date()
ALL_YES = dict.fromkeys(["problem", "executive", "time", "refuge", "work", "change"], True)


def test_a_new_program_has_eight_steps_to_go(upward: Program):
    path = steps(upward)

    assert [step.key for step in path] == [
        "why",
        "topics",
        "who",
        "rules",
        "rhythm",
        "people",
        "invitations",
        "sign_up",
    ]
    assert [step.is_done for step in path] == [False] * 8
    assert next(step for step in path if not step.is_done) == path[0]
    assert path[0].gaps == ("Answer the six questions.", "Write the objective.")


def test_of_a_decided_program_only_sign_up_is_left(decided: Program):
    path = steps(decided)

    assert [step.key for step in path if not step.is_done] == ["sign_up"]


def test_looking_at_the_path_takes_the_same_queries_for_every_program(
    upward: Program, decided: Program, django_assert_num_queries: object
):
    with django_assert_num_queries(6):  # type: ignore[operator]
        steps(upward)


def test_sign_up_opens_once_everything_is_decided(decided: Program, spring: Cohort, carla: Person):
    open_sign_up(spring, by=carla, at=NOW, today=TODAY)

    spring.refresh_from_db()
    assert (spring.opened_by, spring.opened_at) == (carla, NOW)
    assert list(Cohort.objects.open_on(TODAY)) == [spring]
    assert [step for step in steps(decided) if not step.is_done] == []
    assert Change.objects.of(decided)[0].verb == "opened"


def test_sign_up_does_not_open_before_and_everything_missing_is_named(
    upward: Program, spring: Cohort, carla: Person
):
    with pytest.raises(NotReadyError) as error:
        open_sign_up(spring, by=carla, at=NOW, today=TODAY)

    assert [step.key for step in error.value.steps] == [
        "why",
        "topics",
        "who",
        "rules",
        "rhythm",
        "people",
        "invitations",
    ]
    assert len(error.value.reasons) == 10
    spring.refresh_from_db()
    assert spring.opened_at is None


def test_without_an_objective_sign_up_does_not_open(
    decided: Program, spring: Cohort, carla: Person
):
    settle_objective(decided, {"change": ""}, by=carla, at=NOW)

    assert _reasons(spring, carla) == ["The objective does not say what will be different."]


def test_after_a_decision_to_listen_sign_up_does_not_open(
    decided: Program, spring: Cohort, carla: Person
):
    later = NOW + dt.timedelta(hours=1)
    decide_readiness(decided, ALL_YES, decision=Decision.LISTEN, by=carla, at=later)

    assert _reasons(spring, carla) == [
        "Listening sessions come first. Answer again when they have taken place."
    ]


def test_without_a_contact_sign_up_does_not_open(decided: Program, spring: Cohort, carla: Person):
    end_seat(decided.seats.get(part=Part.CONTACT), by=carla, at=NOW)

    assert _reasons(spring, carla) == ["Choose the confidential contact."]


def test_when_the_sponsor_has_left_sign_up_does_not_open(
    decided: Program, spring: Cohort, carla: Person, ada: Person
):
    ada.left_at = NOW
    ada.save()

    assert _reasons(spring, carla) == ["Choose the sponsor."]


def test_without_a_topic_of_the_objective_sign_up_does_not_open(
    decided: Program, spring: Cohort, carla: Person
):
    drop_topic(decided.topics.get(objective=True), by=carla, at=NOW)

    assert _reasons(spring, carla) == ["Say which topics the objective is for."]
    mark_objective(decided, decided.topics.all(), by=carla, at=NOW)
    open_sign_up(spring, by=carla, at=NOW, today=TODAY)


def test_after_its_last_day_sign_up_does_not_open(decided: Program, spring: Cohort, carla: Person):
    with pytest.raises(NotReadyError, match="The last day to sign up has passed"):
        open_sign_up(spring, by=carla, at=NOW, today=dt.date(2026, 3, 24))


def test_an_objective_before_the_first_session_is_out_of_date(
    decided: Program, spring: Cohort, carla: Person
):
    settle_objective(decided, {"by_date": spring.starts_on}, by=carla, at=NOW)

    assert _reasons(spring, carla) == ["The date of the objective comes before the cohort starts."]


def test_opening_twice_is_told_once(decided: Program, spring: Cohort, carla: Person, bo: Person):
    open_sign_up(spring, by=carla, at=NOW, today=TODAY)
    open_sign_up(spring, by=bo, at=NOW, today=TODAY)

    spring.refresh_from_db()
    assert spring.opened_by == carla
    assert Change.objects.of(decided).filter(verb="opened").count() == 1


def test_a_cohort_opens_closes_and_finishes(decided: Program, spring: Cohort, carla: Person):
    open_sign_up(spring, by=carla, at=NOW, today=TODAY)
    close_sign_up(spring, by=carla, at=NOW)
    finish_cohort(spring, by=carla, at=NOW)

    spring.refresh_from_db()
    assert [spring.closed_at, spring.finished_at] == [NOW, NOW]
    assert list(Cohort.objects.open_on(TODAY)) == list(Cohort.objects.unfinished()) == []


def test_what_never_opened_neither_closes_nor_finishes(spring: Cohort, carla: Person):
    close_sign_up(spring, by=carla, at=NOW)
    finish_cohort(spring, by=carla, at=NOW)

    spring.refresh_from_db()
    assert [spring.closed_at, spring.finished_at] == [None, None]


@pytest.mark.parametrize(
    ("day", "is_open"), [(dt.date(2026, 3, 23), True), (dt.date(2026, 3, 24), False)]
)
def test_people_sign_up_until_the_last_day(
    decided: Program, spring: Cohort, carla: Person, day: dt.date, is_open: bool
):
    open_sign_up(spring, by=carla, at=NOW, today=TODAY)
    spring.refresh_from_db()

    assert (spring.is_open_on(day), Cohort.objects.open_on(day).exists()) == (is_open, is_open)


def test_a_name_is_given_to_one_cohort_of_a_program(upward: Program, spring: Cohort, carla: Person):
    dates = suggested_dates(upward, today=TODAY)

    with pytest.raises(NameTakenError):
        plan_cohort(upward, "Spring", **dates, by=carla, at=NOW)

    assert plan_cohort(upward, "Autumn", **dates, by=carla, at=NOW).name == "Autumn"


def test_the_suggested_dates_are_in_order_and_as_long_as_the_program(upward: Program):
    dates = suggested_dates(upward, today=TODAY)

    assert dates == {
        "sign_up_closes_on": dt.date(2026, 3, 23),
        "starts_on": dt.date(2026, 4, 13),
        "ends_on": dt.date(2026, 10, 13),
    }


@pytest.mark.parametrize("field", ["starts_on", "ends_on"])
def test_the_database_keeps_the_dates_in_order(spring: Cohort, field: str):
    with pytest.raises(IntegrityError):
        Cohort.objects.filter(pk=spring.pk).update(**{field: dt.date(2026, 3, 1)})


@pytest.mark.parametrize("field", ["closed_at", "finished_at"])
def test_the_database_closes_nothing_that_never_opened(spring: Cohort, field: str):
    with pytest.raises(IntegrityError):
        Cohort.objects.filter(pk=spring.pk).update(**{field: NOW})


def test_the_default_rhythm_fits_and_a_seventh_session_does_not():
    assert fits(sessions=6, weeks_between=4, months=6)
    assert not fits(sessions=7, weeks_between=4, months=6)


def test_grades_let_in_those_who_are_here(
    decided: Program, grades: list[Grade], noor: Person, ada: Person, arne: Person
):
    Person.objects.filter(pk=noor.pk).update(grade=grades[0])
    Person.objects.filter(pk=ada.pk).update(grade=grades[3])
    Person.objects.filter(pk=arne.pk).update(grade=grades[0], left_at=NOW)

    told = numbers(decided)

    assert (told.mentors, told.mentees) == (1, 1)
    assert told.without_grade == Person.objects.here().count() - 2


def test_nobody_is_let_in_before_it_is_decided(upward: Program, grades: list[Grade], noor: Person):
    Person.objects.filter(pk=noor.pk).update(grade=grades[0])

    assert numbers(upward)[:2] == (0, 0)


def _reasons(cohort: Cohort, by: Person) -> list[str]:
    fresh = Cohort.objects.get(pk=cohort.pk)
    with pytest.raises(NotReadyError) as error:
        open_sign_up(fresh, by=by, at=NOW, today=TODAY)
    return error.value.reasons
