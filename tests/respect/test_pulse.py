"""The pulse: asked once, kept apart from who answered, released when the month is over."""

import datetime as dt
import json

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from tests.closing.closing_cast import joined
from tests.meetings.meeting_cast import DAY, HOUR, also_paired, known, met, planned
from tests.respect.pulse_cast import AFTER, MAY, all_take, in_department, more_who_meet, said

from turnabout.closing.exits import leave_pair
from turnabout.core.models import Change, Letter
from turnabout.meetings.answering import TooEarlyError, say
from turnabout.meetings.models import Answer
from turnabout.pairs.ending import PairEndedError
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Side
from turnabout.respect.hands import Whispered, hand_of
from turnabout.respect.models import Behind, Dimension, Round, Said, Snapshot, Taken
from turnabout.respect.months import release_month, release_months
from turnabout.respect.pulse import (
    SettledError,
    TakenBeforeError,
    is_learning_asked,
    settle,
    take,
)
from turnabout.respect.rules import (
    LEARNED,
    SAID,
    WORTH,
    month_of,
    number_of,
    session_to_rate,
)

LATER = MAY + DAY


def _answers() -> list[tuple[str, str, int]]:
    found = [Whispered.from_text(one.answer) for one in Said.objects.all()]
    return sorted((one.side, one.question, one.value) for one in found)


def test_two_taps_are_kept_apart_from_who_tapped(pair: Pair):
    meeting = met(pair, 1, MAY)

    take(meeting, said(4, 2), side=Side.MENTOR, at=LATER)

    assert _answers() == [("mentor", SAID.name, 2), ("mentor", WORTH.name, 4)]
    assert {field.name for field in Said._meta.get_fields()} == {
        "id",
        "seal_id",
        "round",
        "answer",
        "waits",
    }
    assert {field.name for field in Taken._meta.get_fields()} == {
        "id",
        "round",
        "pair",
        "meeting",
        "side",
        "learned",
    }


def test_neither_history_nor_letters_know_of_it(pair: Pair):
    meeting = met(pair, 1, MAY)
    before = (Change.objects.count(), Letter.objects.count())

    take(meeting, said(1, 1, 1), side=Side.MENTOR, at=LATER)

    assert (Change.objects.count(), Letter.objects.count()) == before


def test_a_side_answers_once_for_a_session(pair: Pair):
    meeting = met(pair, 1, MAY)
    take(meeting, said(4, 4), side=Side.MENTOR, at=LATER)

    with pytest.raises(TakenBeforeError):
        take(meeting, said(1, 1), side=Side.MENTOR, at=LATER)

    take(meeting, said(3, 3), side=Side.MENTEE, at=LATER)
    assert {value for _side, _question, value in _answers()} == {4, 3}


def test_who_passes_has_answered_and_said_nothing(pair: Pair):
    meeting = met(pair, 1, MAY)

    take(meeting, {}, side=Side.MENTEE, at=LATER)

    assert (Taken.objects.count(), Said.objects.count()) == (1, 0)


def test_only_a_side_that_says_they_met_is_asked(pair: Pair):
    meeting = planned(pair, 1, MAY)
    say(meeting, Answer.YES, side=Side.MENTEE, at=LATER)

    with pytest.raises(TooEarlyError):
        take(meeting, said(4, 4), side=Side.MENTOR, at=LATER)

    asked = [session_to_rate(known(pair), side, at=LATER) for side in Side]
    assert asked == [None, meeting]


@pytest.mark.parametrize(("after", "is_asked"), [(DAY, True), (22 * DAY, False)])
def test_a_session_is_asked_about_for_three_weeks(pair: Pair, after: dt.timedelta, is_asked: bool):
    meeting = met(pair, 1, MAY)

    found = session_to_rate(known(pair), Side.MENTOR, at=MAY + after)

    assert found == (meeting if is_asked else None)


def test_whoever_no_longer_meets_is_not_asked(pair: Pair):
    meeting = met(pair, 1, MAY)
    leave_pair(pair, at=LATER)
    meeting.pair = known(pair)

    with pytest.raises(PairEndedError):
        take(meeting, said(4, 4), side=Side.MENTOR, at=LATER)


def test_who_learned_more_is_asked_once_a_month(pair: Pair):
    first, second = met(pair, 1, MAY), met(pair, 2, MAY + 7 * DAY)
    take(first, said(4, 4, 2), side=Side.MENTOR, at=LATER)

    asked = [is_learning_asked(pair, Side.MENTOR, at=LATER + DAY * days) for days in (8, 30)]
    take(second, said(4, 4, 5), side=Side.MENTOR, at=LATER + 8 * DAY)

    assert asked == [False, True]
    assert [one for one in _answers() if one[1] == LEARNED.name] == [("mentor", LEARNED.name, 2)]


@pytest.mark.parametrize("value", [0, 6])
def test_an_answer_off_the_scale_is_not_kept(pair: Pair, value: int):
    meeting = met(pair, 1, MAY)

    with pytest.raises(ValueError, match=str(value)):
        take(meeting, said(value, 3), side=Side.MENTOR, at=LATER)

    assert (Taken.objects.count(), Said.objects.count()) == (0, 0)


def test_answers_that_wait_are_written_anew_each_time(pair: Pair):
    meeting = met(pair, 1, MAY)
    take(meeting, said(4, 2), side=Side.MENTOR, at=LATER)
    before = _stored()

    take(meeting, said(5, 3), side=Side.MENTEE, at=LATER)

    assert before & _stored() == set()
    assert len(_stored()) == 3 * 4


def _stored() -> set[str]:
    """Return all that the table has of answers: their numbers and their seals."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, seal_id, sealed_answer FROM respect_said")
        return {str(value) for row in cursor.fetchall() for value in row}


def test_no_dump_holds_an_answer_or_a_hand_that_can_be_read(
    pair: Pair, capsys: pytest.CaptureFixture[str]
):
    take(met(pair, 1, MAY), said(4, 2), side=Side.MENTOR, at=LATER)
    key = str(Round.objects.get().secret)

    call_command("dumpdata", "respect")

    told = capsys.readouterr().out
    assert len(json.loads(told)) == 4
    hidden = (WORTH.name, key, *(hand_of(one, key=key) for one in (pair.mentor_id, pair.mentee_id)))
    assert [one for one in hidden if one in told] == []


def test_a_month_is_released_when_it_is_over_and_what_it_came_from_is_gone(pair: Pair):
    meetings = more_who_meet(pair.cohort, 6)
    all_take(meetings, [4, 4, 4, 3, 3, 3], at=LATER)

    early = release_months(at=AFTER - 5 * HOUR)
    released = release_months(at=AFTER)

    assert (early, [one.number for one in released]) == ([], [2])
    figures = [(one.question, one.side, one.n) for one in released[0].findings.figures]
    assert figures == [
        (WORTH.name, "mentee", 6),
        (WORTH.name, "mentor", 6),
        (SAID.name, "mentee", 6),
        (SAID.name, "mentor", 6),
    ]
    gone = Round.objects.get()
    assert (Said.objects.count(), gone.secret, gone.frozen_at) == (0, None, AFTER)


def test_it_is_released_once(pair: Pair):
    all_take(more_who_meet(pair.cohort, 5), [4] * 5, at=LATER)
    one = Round.objects.get()
    release_month(one, at=AFTER)

    again = (release_month(one, at=AFTER), release_months(at=AFTER))

    assert (again, Snapshot.objects.count()) == ((None, []), 1)


def test_of_four_nothing_is_told(pair: Pair):
    all_take(more_who_meet(pair.cohort, 4), [4] * 4, at=LATER)

    told = release_months(at=AFTER)[0].findings

    assert (told.figures, [one.answered for one in told.asked]) == ((), [None, None])


def test_who_answers_late_counts_in_the_next_month(pair: Pair):
    meetings = more_who_meet(pair.cohort, 6)
    all_take(meetings[:5], [4] * 5, at=LATER)
    release_months(at=AFTER)

    take(meetings[5], said(2, 2), side=Side.MENTOR, at=AFTER + DAY)

    assert [(one.number, one.frozen_at) for one in Round.objects.all()] == [(2, AFTER), (3, None)]
    assert Snapshot.objects.get().findings.figures[0].n == 5


def test_the_answer_of_somebody_who_was_erased_is_not_counted(pair: Pair):
    meetings = more_who_meet(pair.cohort, 6)
    all_take(meetings, [4] * 6, at=LATER)
    Taken.objects.get(meeting=meetings[0], side=Side.MENTOR).delete()

    figures = release_months(at=AFTER)[0].findings.figures

    assert {(one.side, one.n) for one in figures} == {("mentor", 5), ("mentee", 6)}
    assert Said.objects.count() == 0


def test_a_mentor_with_two_mentees_counts_once(pair: Pair):
    meetings = more_who_meet(pair.cohort, 5)
    all_take(meetings, [4] * 5, at=LATER)
    busy = meetings[0].pair.mentor_id
    other = also_paired(pair.cohort, busy, joined(pair.cohort, "Yan Roe", Side.MENTEE).pk)
    take(met(other, 1, MAY), said(1, 1), side=Side.MENTOR, at=LATER)

    figures = release_months(at=AFTER)[0].findings.figures

    assert {(one.side, one.n) for one in figures} == {("mentor", 5), ("mentee", 5)}


def test_who_is_behind_a_figure_is_kept_and_not_what_they_said(pair: Pair):
    meetings = more_who_meet(pair.cohort, 5)
    all_take(meetings, [4] * 5, at=LATER)

    release_months(at=AFTER)

    behind = Behind.objects.get(question=WORTH.name, side="mentor")
    assert behind.people == sorted(str(one.pair.mentor_id) for one in meetings)


def test_groups_are_by_what_was_settled_before_the_first_answer(pair: Pair, carla: Person):
    meetings = more_who_meet(pair.cohort, 10)
    for at, meeting in enumerate(meetings):
        in_department(meeting.pair, "Law" if at < 5 else "Ships")
    settle(pair.cohort, Dimension.DEPARTMENT, by=carla, at=MAY - DAY)
    all_take(meetings, [2, 3, 4, 3, 3] * 2, at=LATER)

    told = release_months(at=AFTER)[0].findings

    groups = {one.group for one in told.figures if one.question == WORTH.name}
    assert (told.dimension, groups) == ("department", {"", "Law", "Ships"})


def test_what_is_settled_stays_from_the_first_answer_on(pair: Pair, carla: Person):
    settle(pair.cohort, Dimension.LOCATION, by=carla, at=MAY - DAY)
    take(met(pair, 1, MAY), said(4, 4), side=Side.MENTOR, at=LATER)

    with pytest.raises(SettledError):
        settle(pair.cohort, Dimension.NOTHING, by=carla, at=LATER)

    assert Round.objects.get().dimension == Dimension.LOCATION
    assert pair.cohort.pulse_plan.dimension == Dimension.LOCATION


@pytest.mark.parametrize(
    ("day", "month", "number"),
    [
        (dt.date(2026, 3, 2), dt.date(2026, 4, 1), 1),
        (dt.date(2026, 4, 30), dt.date(2026, 4, 1), 1),
        (dt.date(2026, 5, 1), dt.date(2026, 5, 1), 2),
        (dt.date(2027, 1, 31), dt.date(2027, 1, 1), 10),
    ],
)
def test_months_are_counted_from_the_first_of_the_cohort(
    pair: Pair, day: dt.date, month: dt.date, number: int
):
    assert month_of(day, pair.cohort) == month
    assert number_of(month, pair.cohort) == number


def test_a_key_never_outlives_its_release(pair: Pair):
    take(met(pair, 1, MAY), said(4, 4), side=Side.MENTOR, at=LATER)

    with pytest.raises(IntegrityError), transaction.atomic():
        Round.objects.update(frozen_at=AFTER)

    assert Round.objects.get().frozen_at is None
