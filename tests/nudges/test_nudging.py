"""Who is nudged about what: kindly, once, at a good hour, and with nothing that the other said."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW
from tests.meetings.meeting_cast import DAY, FIRST, HOUR, WEEK, also_paired, met, planned
from tests.nudges.nudge_cast import another

from turnabout.core.models import Letter
from turnabout.meetings.answering import say
from turnabout.meetings.away import be_away
from turnabout.meetings.models import Answer
from turnabout.meetings.planning import call_off, move
from turnabout.nudges.models import Kind, Nudge
from turnabout.nudges.nudging import nudge_everybody
from turnabout.nudges.silence import keep_hours
from turnabout.pairs.ending import end_pair
from turnabout.pairs.models import Ending, Pair
from turnabout.people.models import Person
from turnabout.programs.models import Side
from turnabout.together.models import Agenda

AFTER = FIRST + 4 * DAY
"""A Friday at ten in London, four days after the first session."""


def test_three_days_after_a_session_the_mentor_is_nudged_to_find_the_next_date(pair: Pair):
    met(pair, 1, FIRST)

    assert _nudged(FIRST + 2 * DAY) == []
    assert _nudged(AFTER) == [("Noor Haddad", Kind.BOOK)]
    assert _letters() == [("noor@kittiwake.example", "Your next session with Ada has no date yet.")]


def test_nobody_is_nudged_who_has_a_date(pair: Pair):
    met(pair, 1, FIRST)
    planned(pair, 2, FIRST + 4 * WEEK)

    assert _nudged(AFTER) == []


def test_both_are_nudged_when_they_have_not_met_for_long_and_once_more_when_it_gets_longer(
    pair: Pair,
):
    met(pair, 1, FIRST)

    found = [_nudged(FIRST + weeks * WEEK) for weeks in (7, 8, 9, 10)]

    both = [("Ada Lindqvist", Kind.GAP), ("Noor Haddad", Kind.GAP)]
    assert found == [both, [], both, []]
    assert _letters()[0][1] == ("You and Noor have not met for 7 weeks. A date is all it takes.")


def test_only_who_has_not_said_whether_they_met_is_asked(pair: Pair):
    over = planned(pair, 1, FIRST)
    planned(pair, 2, FIRST + 4 * WEEK)
    say(over, Answer.YES, side=Side.MENTOR, at=FIRST + 2 * HOUR)

    assert _nudged(FIRST + 2 * DAY) == [("Ada Lindqvist", Kind.SAY)]


@pytest.mark.parametrize("answer", list(Answer))
def test_what_the_junior_answers_changes_nothing_that_the_senior_reads(
    pair: Pair, ada: Person, answer: Answer
):
    over = planned(pair, 1, FIRST)
    planned(pair, 2, FIRST + 4 * WEEK)
    say(over, answer, side=Side.MENTOR, at=FIRST + 2 * HOUR)
    nudge_everybody(at=FIRST + 2 * DAY)

    letter = Letter.objects.get(kind="digest", to=ada.email)

    assert letter.text.partition("\nYou do not want such letters?")[0] == (
        "Hello Ada,\n\n"
        "Did you and Noor meet on Monday 13 April? One tap says so.\n\n"
        f"Open your page:\nhttp://localhost:8000/pairs/{pair.pk}/\n\n"
        "One such mail a day at most, and none in your quiet hours.\n"
    )


@pytest.mark.parametrize("answer", [None, *Answer])
def test_what_the_junior_answers_is_not_read_off_how_long_they_have_not_met(
    pair: Pair, ada: Person, answer: Answer | None
):
    met(pair, 1, FIRST)
    over = planned(pair, 2, FIRST + 4 * WEEK)
    say(over, Answer.YES, side=Side.MENTEE, at=FIRST + 5 * WEEK)
    if answer:
        say(over, answer, side=Side.MENTOR, at=FIRST + 5 * WEEK)

    for weeks in (7, 9, 11):
        nudge_everybody(at=FIRST + weeks * WEEK)

    told = [words for to, words in _letters() if to == ada.email]
    assert told == ["You and Noor have not met for 7 weeks. A date is all it takes."]


@pytest.mark.parametrize("answer", [None, *Answer])
def test_what_one_answers_is_not_read_off_whether_the_other_moved_twice(
    pair: Pair, ada: Person, answer: Answer | None
):
    first, second = planned(pair, 1, FIRST + DAY), planned(pair, 2, FIRST + 4 * WEEK)
    move(first, FIRST + 2 * DAY, by=ada, at=FIRST)
    if answer:
        say(first, answer, side=Side.MENTOR, at=FIRST + WEEK)
    move(second, FIRST + 5 * WEEK, by=ada, at=FIRST + WEEK)
    nudge_everybody(at=FIRST + WEEK + HOUR)

    kinds = [one.kind for one in Nudge.objects.filter(person=ada)]
    assert kinds == [Kind.SAY]


def test_who_moves_twice_in_a_row_is_told_and_nobody_else(pair: Pair, ada: Person):
    meeting = planned(pair, 1, FIRST + 4 * WEEK)
    move(meeting, FIRST + 5 * WEEK, by=ada, at=FIRST)
    before = _nudged(FIRST + HOUR)
    call_off(meeting, by=ada, at=FIRST + DAY)
    planned(pair, 1, FIRST + 6 * WEEK)

    assert (before, _nudged(FIRST + 2 * DAY)) == ([], [("Ada Lindqvist", Kind.MOVED)])


def test_who_moves_once_each_is_left_alone(pair: Pair, ada: Person, noor: Person):
    meeting = planned(pair, 1, FIRST + 4 * WEEK)
    move(meeting, FIRST + 5 * WEEK, by=ada, at=FIRST)
    move(meeting, FIRST + 6 * WEEK, by=noor, at=FIRST + DAY)

    assert _nudged(FIRST + 2 * DAY) == []


def test_a_mentor_who_sets_no_agenda_twice_is_told_of_the_guides_and_nobody_else(pair: Pair):
    met(pair, 1, FIRST)
    before = _nudged(FIRST + HOUR)
    met(pair, 2, FIRST + 4 * WEEK)
    planned(pair, 3, FIRST + 8 * WEEK)

    assert (before, _nudged(FIRST + 4 * WEEK + DAY)) == ([], [("Noor Haddad", Kind.TOPIC)])
    assert _letters()[0][1] == (
        "The last two sessions with Ada had no topic. Choose a guide for the next one: it asks the "
        "questions for you."
    )


@pytest.mark.parametrize("number", [1, 2])
def test_one_session_with_a_topic_is_enough(pair: Pair, number: int):
    Agenda.objects.create(pair=pair, number=number, topic="Short video", at=FIRST)
    for session in (1, 2):
        met(pair, session, FIRST + 4 * (session - 1) * WEEK)
    planned(pair, 3, FIRST + 8 * WEEK)

    assert _nudged(FIRST + 4 * WEEK + DAY) == []


def test_nobody_is_told_twice_of_the_same(pair: Pair):
    met(pair, 1, FIRST)

    assert [len(_nudged(AFTER + n * DAY)) for n in range(5)] == [1, 0, 0, 0, 0]


def test_all_that_waits_comes_in_one_letter_and_no_second_one_that_day(pair: Pair, noor: Person):
    second = _second(pair)
    met(pair, 1, FIRST)
    met(second, 1, FIRST)
    nudge_everybody(at=AFTER)
    planned(second, 2, AFTER - 2 * DAY)

    nudge_everybody(at=AFTER + HOUR)

    (letter,) = Letter.objects.filter(kind="digest", to=noor.email)
    assert letter.text.count("has no date yet.") == 2
    assert f"{_site()}/pairs/\n" in letter.text


def test_what_comes_up_later_that_day_is_told_the_next_working_day(pair: Pair, noor: Person):
    ahead = planned(_second(pair), 1, FIRST + 4 * WEEK)
    met(pair, 1, FIRST)
    nudge_everybody(at=AFTER)
    call_off(ahead, by=noor, at=AFTER)
    later = [_nudged(moment) for moment in (AFTER + HOUR, AFTER + 2 * DAY, AFTER + 3 * DAY)]

    assert later == [[], [], [("Noor Haddad", Kind.BOOK)]]


@pytest.mark.parametrize("hour", [-4, 9, 24, 48])
def test_nobody_is_written_to_at_night_in_the_evening_or_at_the_weekend(pair: Pair, hour: int):
    met(pair, 1, FIRST)

    assert _nudged(AFTER + hour * HOUR) == []


def test_who_wants_no_quiet_hours_is_written_to_at_any_time(pair: Pair, noor: Person):
    met(pair, 1, FIRST)
    keep_hours(noor, begins=dt.time(0), ends=dt.time(0), at_weekends=False)

    assert _nudged(AFTER + 12 * HOUR) == [("Noor Haddad", Kind.BOOK)]


@pytest.mark.parametrize("side", list(Side))
def test_while_either_is_away_nobody_is_nudged(pair: Pair, side: Side):
    met(pair, 1, FIRST)
    be_away(pair.on(side).person, FIRST.date(), (FIRST + WEEK).date(), at=FIRST)

    assert _nudged(AFTER) == []
    assert _nudged(FIRST + 2 * WEEK) == [("Noor Haddad", Kind.BOOK)]


def test_who_meets_no_more_is_not_nudged(pair: Pair):
    met(pair, 1, FIRST)
    end_pair(pair, Ending.EXIT, at=FIRST + DAY)

    assert _nudged(AFTER) == []


def test_a_finished_cohort_is_left_in_peace(pair: Pair, carla: Person):
    met(pair, 1, FIRST)
    type(pair.cohort).objects.update(finished_at=FIRST + DAY, finished_by=carla)

    assert _nudged(AFTER) == []


def test_more_pairs_cost_no_more_queries_to_find(pair: Pair):
    met(pair, 1, FIRST)
    with CaptureQueriesContext(connection) as one:
        nudge_everybody(at=AFTER + 12 * HOUR)  # at night: looked for, and nobody is written to
    for _ in range(2):
        met(another(pair), 1, FIRST)
    with CaptureQueriesContext(connection) as three:
        nudge_everybody(at=AFTER + 12 * HOUR)

    assert len(three) == len(one)


def _second(pair: Pair) -> Pair:
    """Return another pair of the same mentor."""
    return also_paired(pair.cohort, pair.mentor_id, another(pair).mentee_id, at=NOW)


def _nudged(at: dt.datetime) -> list[tuple[str, Kind]]:
    """Return who is nudged now about what."""
    nudge_everybody(at=at)
    now = Nudge.objects.filter(at=at).order_by("person__name", "kind")
    return [(one.person.name, Kind(one.kind)) for one in now]


def _letters() -> list[tuple[str, str]]:
    """Return to whom digests were written, and what waits in each."""
    written = Letter.objects.filter(kind="digest").order_by("to", "queued_at")
    return [(one.to, one.text.split("\n\n")[1]) for one in written]


def _site() -> str:
    return "http://localhost:8000"
