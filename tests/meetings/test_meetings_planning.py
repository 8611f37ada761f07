"""Dates are planned, moved and called off by either of the two; of two at once, one counts."""

import datetime as dt

import pytest
from tests.cast import NOW
from tests.meetings.meeting_cast import DAY, FIRST, HOUR, WEEK, known, planned

from turnabout.core.models import Change, Letter
from turnabout.enrollment.models import Enrollment
from turnabout.meetings.models import Meeting
from turnabout.meetings.planning import (
    ChangedMeanwhileError,
    OutOfTurnError,
    PastError,
    TooFarError,
    call_off,
    move,
    plan,
)
from turnabout.pairs.ending import PairEndedError, end_pair
from turnabout.pairs.models import Ending, Pair
from turnabout.people.models import Person


def test_a_date_is_as_long_as_the_program_says(pair: Pair, noor: Person):
    meeting = plan(pair, 1, FIRST, by=noor, at=NOW)

    assert (meeting.starts_at, meeting.ends_at) == (FIRST, FIRST + HOUR)


@pytest.mark.parametrize("planner", ["noor", "ada"])
def test_both_are_written_to_whoever_plans(pair: Pair, noor: Person, ada: Person, planner: str):
    plan(pair, 1, FIRST, by=noor if planner == "noor" else ada, at=NOW)

    assert {letter.to: letter.subject for letter in Letter.objects.all()} == {
        noor.email: "Session with Ada: Monday 13 April, 10:00",
        ada.email: "Session with Noor: Monday 13 April, 10:00",
    }


def test_the_letter_speaks_by_the_clock_of_its_reader(pair: Pair, noor: Person):
    Enrollment.objects.filter(pk=pair.mentee_id).update(time_zone="America/St_Johns")

    plan(known(pair), 1, FIRST, by=noor, at=NOW)

    assert _to(pair.mentee).subject == "Session with Noor: Monday 13 April, 06:30"


def test_two_who_plan_the_same_session_plan_it_once(pair: Pair, noor: Person, ada: Person):
    plan(pair, 1, FIRST, by=noor, at=NOW)

    with pytest.raises(ChangedMeanwhileError):
        plan(pair, 1, FIRST + DAY, by=ada, at=NOW)

    assert (Meeting.objects.get().starts_at, Letter.objects.count()) == (FIRST, 2)


def test_nobody_plans_into_the_past(pair: Pair, noor: Person):
    with pytest.raises(PastError):
        plan(pair, 1, NOW, by=noor, at=NOW)

    assert Meeting.objects.count() == 0


def test_nobody_plans_for_when_the_cohort_is_long_over(pair: Pair, noor: Person):
    with pytest.raises(TooFarError):
        plan(pair, 1, FIRST + 150 * WEEK, by=noor, at=NOW)

    assert Meeting.objects.count() == 0


def test_sessions_are_planned_in_their_order(pair: Pair, noor: Person):
    with pytest.raises(ChangedMeanwhileError):
        plan(pair, 3, FIRST, by=noor, at=NOW)

    assert Meeting.objects.count() == 0


def test_a_session_that_came_off_is_planned_again(pair: Pair, noor: Person):
    first, second = planned(pair, 1, FIRST), planned(pair, 2, FIRST + WEEK)
    call_off(first, by=noor, at=NOW)

    again = plan(pair, 1, FIRST + 2 * WEEK, by=noor, at=NOW)

    assert list(Meeting.objects.standing()) == [second, again]


def test_a_pair_that_has_ended_plans_nothing(pair: Pair, noor: Person):
    end_pair(pair, Ending.EXIT, at=NOW)

    with pytest.raises(PairEndedError):
        plan(pair, 1, FIRST, by=noor, at=NOW)


def test_a_pair_of_whom_somebody_has_just_left_plans_nothing(pair: Pair, noor: Person, ada: Person):
    Person.objects.filter(pk=ada.pk).update(left_at=NOW)

    with pytest.raises(PairEndedError):
        plan(known(pair), 1, FIRST, by=noor, at=NOW)


def test_a_date_is_moved_and_the_other_one_told_of_both(pair: Pair, ada: Person):
    meeting = planned(pair, 1, FIRST)
    Letter.objects.all().delete()

    move(meeting, FIRST + WEEK, by=ada, at=NOW)

    letter = _to(pair.mentor)
    assert Meeting.objects.get().starts_at == FIRST + WEEK
    assert letter.subject == "Moved to Monday 20 April, 10:00: session with Ada"
    assert "not on Monday 13 April, 10:00" in letter.text


def test_of_two_who_move_it_at_once_the_second_looks_again(pair: Pair, noor: Person, ada: Person):
    meeting = planned(pair, 1, FIRST)
    seen_before = Meeting.objects.select_related("pair").get()
    seen_before.pair = pair
    move(meeting, FIRST + WEEK, by=ada, at=NOW)

    with pytest.raises(ChangedMeanwhileError):
        move(seen_before, FIRST + DAY, by=noor, at=NOW)

    assert Meeting.objects.get().starts_at == FIRST + WEEK


@pytest.mark.parametrize(
    ("number", "to", "why"),
    [
        (1, 2 * WEEK, "Session 2 has begun by then: move it first, or choose an earlier time."),
        (
            1,
            WEEK - HOUR / 2,
            "Session 2 has begun by then: move it first, or choose an earlier time.",
        ),
        (2, HOUR / 2, "Session 1 is not over by then: move it first, or choose a later time."),
        (2, -DAY, "Session 1 is not over by then: move it first, or choose a later time."),
    ],
)
def test_a_date_neither_touches_another_nor_jumps_over_it(
    pair: Pair, noor: Person, number: int, to: dt.timedelta, why: str
):
    dates = {1: planned(pair, 1, FIRST), 2: planned(pair, 2, FIRST + WEEK)}

    with pytest.raises(OutOfTurnError) as refused:
        move(dates[number], FIRST + to, by=noor, at=NOW)

    assert str(refused.value) == why
    assert [one.starts_at for one in Meeting.objects.standing()] == [FIRST, FIRST + WEEK]


def test_a_date_moves_until_the_next_one_begins(pair: Pair, noor: Person):
    first = planned(pair, 1, FIRST)
    planned(pair, 2, FIRST + WEEK)

    move(first, FIRST + WEEK - HOUR, by=noor, at=NOW)

    assert Meeting.objects.get(number=1).ends_at == FIRST + WEEK


def test_nobody_plans_into_another_date(pair: Pair, noor: Person):
    planned(pair, 1, FIRST)

    with pytest.raises(OutOfTurnError):
        plan(pair, 2, FIRST + HOUR / 2, by=noor, at=NOW)


def test_what_is_over_is_not_moved(pair: Pair, noor: Person):
    meeting = planned(pair, 1, FIRST)

    with pytest.raises(ChangedMeanwhileError):
        move(meeting, FIRST + WEEK, by=noor, at=FIRST + HOUR)


def test_what_is_called_off_makes_room_for_another_date(pair: Pair, noor: Person):
    call_off(planned(pair, 1, FIRST), by=noor, at=NOW)

    plan(pair, 1, FIRST, by=noor, at=NOW)

    assert [one.off_by for one in Meeting.objects.order_by("pk")] == [noor, None]


def test_calling_off_twice_is_calling_off_once(pair: Pair, noor: Person, ada: Person):
    meeting = planned(pair, 1, FIRST)
    call_off(meeting, by=noor, at=NOW)

    with pytest.raises(ChangedMeanwhileError):
        call_off(meeting, by=ada, at=NOW)

    assert Meeting.objects.get().off_by == noor


def test_history_tells_the_dates_and_who_chose_them(pair: Pair, noor: Person, ada: Person):
    meeting = plan(pair, 1, FIRST, by=noor, at=NOW)
    move(meeting, FIRST + WEEK, by=ada, at=NOW)
    call_off(meeting, by=noor, at=NOW)

    assert [(one.verb, one.by) for one in Change.objects.of(meeting)] == [
        ("call off", noor),
        ("move", ada),
        ("plan", noor),
    ]


def _to(one: Enrollment) -> Letter:
    return Letter.objects.get(to=one.person.email)
