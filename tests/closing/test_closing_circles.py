"""Mentors meet among themselves; what reaches the coordinator is what all of them agree to."""

import datetime as dt

import pytest
from tests.cast import NOW
from tests.closing.closing_cast import circle_of, closed_by_both, held, more_pairs
from tests.meetings.meeting_cast import HOUR, WEEK

from turnabout.closing.circles import (
    NotOverError,
    NotYoursError,
    approve,
    approved,
    mentors_of,
    proposed_day,
    say_whether_coming,
    set_date,
    strike,
    write_themes,
)
from turnabout.closing.counting import life_of
from turnabout.closing.models import Choice, Circle, Theme
from turnabout.core.models import Letter
from turnabout.enrollment.models import Enrollment
from turnabout.meetings.planning import PastError
from turnabout.pairs.models import Pair
from turnabout.people.models import Person

MEETS = NOW + 12 * WEEK
AFTER = MEETS + 2 * HOUR


@pytest.fixture
def mentors(pair: Pair) -> list[Enrollment]:
    """Noor and two other mentors of the cohort."""
    more_pairs(pair.cohort, 2)
    return list(mentors_of(pair.cohort))


@pytest.fixture
def circle(pair: Pair, mentors: list[Enrollment], carla: Person) -> Circle:
    """A circle to which all of them come."""
    circle = circle_of(pair.cohort, by=carla, starts_at=MEETS)
    for one in mentors:
        say_whether_coming(circle, one, is_coming=True, at=NOW)
    return circle


@pytest.mark.parametrize(("number", "week"), [(1, 6), (2, 16)])
def test_circles_are_proposed_for_the_wednesdays_of_weeks_6_and_16(
    pair: Pair, number: int, week: int
):
    day = proposed_day(pair.cohort, number)

    assert (day.weekday(), (day - pair.cohort.starts_on).days // 7 + 1) == (2, week)


def test_the_mentors_and_nobody_else_are_written_to(
    pair: Pair, mentors: list[Enrollment], carla: Person
):
    set_date(pair.cohort, 1, MEETS, place="Quay 2", by=carla, at=NOW)

    told = {one.to for one in Letter.objects.filter(kind="circle")}
    assert told == {one.person.email for one in mentors}


def test_another_date_is_told_and_the_same_one_is_not(
    pair: Pair, mentors: list[Enrollment], carla: Person
):
    for starts in (MEETS, MEETS, MEETS + HOUR):
        set_date(pair.cohort, 1, starts, place="Quay 2", by=carla, at=starts - 8 * WEEK)

    assert Letter.objects.filter(kind="circle").count() == 2 * len(mentors)
    assert Letter.objects.filter(subject__startswith="Moved").count() == len(mentors)


def test_nobody_meets_in_the_past(pair: Pair, carla: Person):
    with pytest.raises(PastError):
        set_date(pair.cohort, 1, NOW, place="Quay 2", by=carla, at=NOW)


def test_a_senior_who_swapped_seats_is_in_no_circle(pair: Pair, mentors: list[Enrollment]):
    held(pair, 6, until=MEETS)
    closed_by_both(pair, choice=Choice.SWAP, at=MEETS)

    assert list(mentors_of(pair.cohort)) == mentors


def test_a_theme_reaches_the_coordinator_when_the_last_has_agreed(
    circle: Circle, mentors: list[Enrollment], carla: Person
):
    theme = write_themes(circle, ["Dates fall through"], by=mentors[0], at=AFTER)[0]
    found = []
    for one in mentors[1:]:
        found.append([each.text for each in approved(circle)])
        approve(circle, by=one, only=[theme.pk])

    assert found == [[], []]
    (told, _second) = life_of(circle.cohort, by=carla).circles
    assert [one.text for one in told.themes] == ["Dates fall through"]


def test_one_is_enough_to_strike_it_and_who_did_is_kept_nowhere(
    circle: Circle, mentors: list[Enrollment]
):
    theme = write_themes(circle, ["Dates fall through"], by=mentors[0], at=AFTER)[0]
    for one in mentors:
        approve(circle, by=one, only=[theme.pk])

    strike(circle, theme.pk, by=mentors[2])

    assert approved(circle) == []
    assert {field.name for field in Theme._meta.fields} == {
        "id",
        "seal_id",
        "circle",
        "text",
        "struck",
    }


def test_what_one_mentor_alone_says_stays_with_them(
    pair: Pair, mentors: list[Enrollment], carla: Person
):
    circle = circle_of(pair.cohort, by=carla, starts_at=MEETS)

    write_themes(circle, ["Mine alone"], by=mentors[0], at=AFTER)

    assert approved(circle) == []


def test_somebody_who_agrees_to_what_they_saw_does_not_agree_to_what_comes_later(
    circle: Circle, mentors: list[Enrollment]
):
    seen = write_themes(circle, ["Seen"], by=mentors[0], at=AFTER)[0]
    write_themes(circle, ["Later"], by=mentors[0], at=AFTER)
    for one in mentors:
        approve(circle, by=one, only=[seen.pk])

    assert approved(circle) == [seen]


def test_one_mentor_writes_after_they_have_met(circle: Circle, mentors: list[Enrollment]):
    with pytest.raises(NotOverError):
        write_themes(circle, ["Early"], by=mentors[0], at=MEETS + dt.timedelta(minutes=59))
    write_themes(circle, ["First"], by=mentors[0], at=AFTER)
    with pytest.raises(NotYoursError):
        write_themes(circle, ["Second"], by=mentors[1], at=AFTER)

    assert [one.text for one in circle.themes.all()] == ["First"]


def test_a_mentee_strikes_nothing(circle: Circle, pair: Pair, mentors: list[Enrollment]):
    theme = write_themes(circle, ["Stays"], by=mentors[0], at=AFTER)[0]

    strike(circle, theme.pk, by=pair.mentee)

    assert list(circle.themes.standing()) == [theme]
