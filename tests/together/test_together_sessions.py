"""Goals, commitments, and what is kept around a session."""

import datetime as dt

import pytest
from tests.cast import NOW
from tests.meetings.meeting_cast import DAY, FIRST, WEEK, known, met, planned

from turnabout.pairs.ending import end_pair
from turnabout.pairs.models import Ending, Pair
from turnabout.programs.models import Side
from turnabout.together.aiming import (
    MOST_GOALS,
    ChangedMeanwhileError,
    EnoughGoalsError,
    TooEarlyError,
    change_commitment,
    change_goal,
    commit,
    keep_commitment,
    look_at_goal,
    publish_commitment,
    set_goal,
    take_back_commitment,
)
from turnabout.together.models import (
    Beginning,
    Commitment,
    Goal,
    NextAction,
    Reflection,
    Result,
    State,
    TeachBack,
)
from turnabout.together.preparing import NotYetError, answer, begin, question_for, set_agenda
from turnabout.together.reflecting import (
    LookedBack,
    agree_on_action,
    finish_action,
    forget_reflections,
    look_back_on,
)
from turnabout.together.reflecting import TooEarlyError as NotBegunError

DUE = dt.date(2026, 6, 1)


def test_a_goal_says_how_one_would_see_it(pair: Pair):
    set_goal(pair, what="Post myself", seen_by="Three posts", owner="mentee", side="mentor", at=NOW)

    goal = Goal.objects.get()

    assert (goal.what, goal.seen_by, goal.state) == ("Post myself", "Three posts", State.OPEN)


def test_a_pair_is_not_at_too_many_goals(pair: Pair):
    goals = [_goal(pair) for _number in range(MOST_GOALS)]
    with pytest.raises(EnoughGoalsError):
        _goal(pair)

    look_at_goal(goals[0], State.REACHED, at=NOW)

    assert _goal(pair).state == State.OPEN


def test_a_goal_is_never_written_over_what_one_has_not_seen(pair: Pair):
    goal = _goal(pair)
    facts = {"seen_by": "That", "owner": "both", "known": 1}
    change_goal(goal, what="Mine", **facts, side=Side.MENTOR)

    with pytest.raises(ChangedMeanwhileError):
        change_goal(Goal.objects.get(), what="Yours", **facts, side=Side.MENTEE)

    assert (Goal.objects.get().what, Goal.objects.get().edition) == ("Mine", 2)


def test_a_commitment_is_private_until_the_mentee_says_otherwise_at_the_closing(pair: Pair):
    one = _committed(pair)
    with pytest.raises(TooEarlyError):
        publish_commitment(one, at=NOW)
    before = list(Commitment.objects.public())
    near = dt.datetime.combine(pair.cohort.ends_on, dt.time(12), tzinfo=dt.UTC) - WEEK

    publish_commitment(one, at=near)

    assert (before, list(Commitment.objects.public())) == ([], [one])


def test_a_commitment_is_taken_back(pair: Pair):
    one = _committed(pair)
    Commitment.objects.update(public_at=NOW)

    take_back_commitment(one, at=NOW)

    assert list(Commitment.objects.public()) == []


def test_a_commitment_is_kept_on_a_day_and_due_until_then(pair: Pair):
    one = _committed(pair)
    due = [list(Commitment.objects.due(day)) for day in (DUE - DAY, DUE)]

    keep_commitment(one, on=DUE)

    assert due == [[], [one]]
    assert (list(Commitment.objects.due(DUE)), list(Commitment.objects.kept())) == ([], [one])


def test_a_commitment_is_never_written_over_what_one_has_not_seen(pair: Pair):
    one = _committed(pair)
    facts = {"changed": "", "still_open": "", "due_on": DUE, "known": 1}
    change_commitment(one, heard="First", **facts)

    with pytest.raises(ChangedMeanwhileError):
        change_commitment(one, heard="Second", **facts)

    assert Commitment.objects.get().heard == "First"


def test_an_agenda_stays_with_the_session_when_its_date_goes(pair: Pair):
    set_agenda(pair, 2, topic="Posts", guide="attention", at=NOW)
    set_agenda(pair, 2, topic="Trust", guide="", at=NOW)

    told = pair.agendas.get()

    assert (told.number, told.topic, told.guide) == (2, "Trust", "")


def test_the_mentee_answers_what_the_guide_asks(pair: Pair):
    agenda = set_agenda(pair, 2, topic="", guide="strategy", at=NOW)

    question = question_for(pair, agenda)
    kept = answer(pair, 2, question=question, text="Slower. Fewer. Better.", at=NOW)

    assert (kept.question, kept.answer) == (
        "Strategy in three plain sentences.",
        "Slower. Fewer. Better.",
    )


def test_a_session_begins_once_for_both(pair: Pair):
    meeting = planned(pair, 1, FIRST)
    first = begin(meeting, at=FIRST)

    assert begin(meeting, at=FIRST + dt.timedelta(minutes=3)) == first
    assert Beginning.objects.get().at == FIRST


@pytest.mark.parametrize("away", [-DAY, dt.timedelta(hours=2)])
def test_a_session_begins_at_its_time_alone(pair: Pair, away: dt.timedelta):
    meeting = planned(pair, 1, FIRST)

    with pytest.raises(NotYetError):
        begin(meeting, at=FIRST + away)


def test_a_minute_afterwards_is_kept_whole(pair: Pair):
    meeting = met(pair, 1, FIRST)

    look_back_on(meeting, _said(), side=Side.MENTOR, at=meeting.ends_at)

    action, thought = NextAction.objects.get(), Reflection.objects.get()
    assert TeachBack.objects.get().result == Result.PARTLY
    assert (action.what, action.owner, action.until) == ("Write one", "mentee", DUE)
    assert (thought.side, thought.prompt, thought.text) == (Side.MENTOR, 4, "I talked too much.")


def test_the_mentee_ticks_nothing(pair: Pair):
    meeting = met(pair, 1, FIRST)

    look_back_on(meeting, _said(), side=Side.MENTEE, at=meeting.ends_at)

    assert TeachBack.objects.count() == 0


def test_nobody_looks_back_on_what_has_not_begun(pair: Pair):
    with pytest.raises(NotBegunError):
        look_back_on(planned(pair, 1, FIRST), _said(), side=Side.MENTOR, at=FIRST - DAY)


def test_where_both_write_an_action_nothing_of_the_second_is_kept(pair: Pair):
    meeting = met(pair, 1, FIRST)
    other = {"what": "Mine", "owner": "mentor", "until": DUE}
    agree_on_action(meeting, **other, known=0, at=meeting.ends_at)

    with pytest.raises(ChangedMeanwhileError):
        look_back_on(meeting, _said(), side=Side.MENTOR, at=meeting.ends_at)

    assert (NextAction.objects.get().what, TeachBack.objects.count()) == ("Mine", 0)
    assert Reflection.objects.count() == 0


def test_an_action_is_done_on_a_day(pair: Pair):
    meeting = met(pair, 1, FIRST)
    agree_on_action(meeting, what="It", owner="both", until=DUE, known=0, at=meeting.ends_at)

    finish_action(NextAction.objects.get(), on=DUE)

    assert NextAction.objects.get().done_on == DUE


def test_an_emptied_reflection_is_gone(pair: Pair):
    meeting = met(pair, 1, FIRST)
    look_back_on(meeting, _said(), side=Side.MENTEE, at=meeting.ends_at)

    said = _said()._replace(reflection="", known=1)
    look_back_on(meeting, said, side=Side.MENTEE, at=meeting.ends_at)

    assert Reflection.objects.count() == 0


@pytest.mark.parametrize(("days", "left"), [(89, 1), (91, 0)])
def test_reflections_are_gone_ninety_days_after_the_end(pair: Pair, days: int, left: int):
    meeting = met(pair, 1, FIRST)
    look_back_on(meeting, _said(), side=Side.MENTEE, at=meeting.ends_at)
    end_pair(known(pair), Ending.CLOSED, at=NOW)

    forget_reflections(at=NOW + days * DAY)

    assert Reflection.objects.count() == left


def _goal(pair: Pair) -> Goal:
    return set_goal(pair, what="What", seen_by="How", owner="both", side=Side.MENTOR, at=NOW)


def _committed(pair: Pair) -> Commitment:
    facts = {"heard": "That", "changed": "This", "still_open": "", "due_on": DUE}
    return commit(pair, **facts, at=NOW)


def _said() -> LookedBack:
    return LookedBack(Result.PARTLY, "Write one", "mentee", DUE, 0, 4, "I talked too much.")
