"""A pair finishes when both have chosen; seats are swapped where both chose that."""

import datetime as dt

import pytest
from tests.cast import NOW
from tests.closing.closing_cast import closed_by_both, held
from tests.meetings.meeting_cast import DAY, HOUR, WEEK, known

from turnabout.closing.ends import NotTimeError, close, what_both_chose
from turnabout.closing.models import Choice, Record, Swap
from turnabout.closing.rules import is_closing_time
from turnabout.closing.words import words_for
from turnabout.core.models import Letter
from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.pool import candidates
from turnabout.nudges.standing import overdue
from turnabout.pairs.aside import without_those_aside
from turnabout.pairs.ending import PairEndedError
from turnabout.pairs.models import Ending, MatchRun, Pair
from turnabout.pairs.models.pair import last_day
from turnabout.people.models import Person
from turnabout.programs.models import Side

LATER = NOW + 20 * WEEK


@pytest.fixture
def at_the_end(pair: Pair) -> Pair:
    """Noor and Ada, after their sixth session."""
    held(pair, 6, until=LATER)
    return pair


def test_the_closing_opens_after_the_last_session_or_near_the_end(pair: Pair):
    near = dt.datetime.combine(pair.cohort.ends_on - 2 * WEEK, dt.time(9), tzinfo=dt.UTC)

    opens = [is_closing_time(pair, Side.MENTEE, at=at) for at in (near - DAY, near)]
    assert opens == [False, True]
    held(pair, 6, until=LATER)
    assert is_closing_time(pair, Side.MENTEE, at=LATER)


def test_the_day_on_which_it_opens_begins_on_the_clock_of_each(pair: Pair):
    Enrollment.objects.filter(pk=pair.mentor_id).update(time_zone="Asia/Tokyo")
    near = dt.datetime.combine(pair.cohort.ends_on - 2 * WEEK, dt.time(), tzinfo=dt.UTC)

    found = {side: is_closing_time(known(pair), side, at=near - 6 * HOUR) for side in Side}

    assert found == {Side.MENTOR: True, Side.MENTEE: False}


def test_before_its_time_nobody_closes(pair: Pair):
    with pytest.raises(NotTimeError):
        close(pair, Choice.END, side=Side.MENTOR, at=LATER)


def test_one_alone_does_not_finish_it_and_may_choose_otherwise(at_the_end: Pair):
    for choice in (Choice.SWAP, Choice.END):
        close(at_the_end, choice, side=Side.MENTOR, at=LATER)

    assert known(at_the_end).is_open
    assert [one.choice for one in at_the_end.closings.all()] == ["end"]


def test_when_both_have_chosen_it_is_finished_with_warm_letters(at_the_end: Pair):
    closed_by_both(at_the_end, at=LATER)

    assert known(at_the_end).ending == Ending.CLOSED
    assert sorted(one.kind for one in Letter.objects.filter(kind__startswith="pair")) == [
        "pair_closed",
        "pair_closed",
    ]
    assert Record.objects.get().pair == at_the_end


def test_a_finished_pair_is_not_closed_again(at_the_end: Pair):
    closed_by_both(at_the_end, at=LATER)

    with pytest.raises(PairEndedError):
        close(known(at_the_end), Choice.SWAP, side=Side.MENTOR, at=LATER)


def test_thanks_reach_the_other_one_alone(
    at_the_end: Pair, noor: Person, ada: Person, carla: Person
):
    close(at_the_end, Choice.END, side=Side.MENTEE, thanks="You changed my mind", at=LATER)

    found = {one: [word.text for word in words_for(one)] for one in (noor, ada, carla)}
    assert found == {noor: ["You changed my mind"], ada: [], carla: []}


@pytest.mark.parametrize("first", list(Choice))
@pytest.mark.parametrize("second", list(Choice))
def test_seats_are_swapped_only_where_both_chose_it(
    at_the_end: Pair, first: Choice, second: Choice
):
    close(at_the_end, first, side=Side.MENTOR, at=LATER)
    swapped = close(at_the_end, second, side=Side.MENTEE, at=LATER)

    both = first == second
    assert (swapped is not None) == (Swap.objects.count() == 1) == (both and first == Choice.SWAP)
    assert what_both_chose(at_the_end) == (first if both else None)


@pytest.mark.parametrize("other", [Choice.END, Choice.TOUCH])
def test_who_did_not_choose_it_cannot_tell_that_the_other_did(at_the_end: Pair, other: Choice):
    close(at_the_end, Choice.SWAP, side=Side.MENTOR, at=LATER)
    close(at_the_end, other, side=Side.MENTEE, at=LATER)

    said = [one.subject + one.text for one in Letter.objects.filter(to="ada@kittiwake.example")]
    assert not any("swap" in one or "stay in touch" in one for one in said)


def test_both_learn_that_both_would_stay_in_touch(at_the_end: Pair):
    closed_by_both(at_the_end, choice=Choice.TOUCH, at=LATER)

    told = Letter.objects.filter(kind="pair_closed")
    assert ["stay in touch" in one.text for one in told] == [True, True]


def test_after_a_swap_ada_mentors_noor_and_no_run_takes_them(
    at_the_end: Pair, noor: Person, ada: Person
):
    pair = closed_by_both(at_the_end, choice=Choice.SWAP, at=LATER)

    assert pair is not None
    assert (pair.mentor.person, pair.mentee.person, pair.is_open) == (ada, noor, True)
    everyone = without_those_aside(candidates(pair.cohort), MatchRun(cohort=pair.cohort))
    assert {pair.mentor_id, pair.mentee_id}.isdisjoint(
        one.enrollment for one in (*everyone.mentors, *everyone.mentees)
    )


@pytest.mark.parametrize(
    ("begun", "last"),
    [
        (dt.date(2026, 1, 5), dt.date(2026, 6, 22)),
        (dt.date(2026, 3, 30), dt.date(2026, 6, 22)),
        (dt.date(2026, 3, 31), dt.date(2026, 9, 15)),
        (dt.date(2026, 6, 22), dt.date(2026, 12, 7)),
    ],
)
def test_who_begins_in_the_second_half_has_as_long_as_everybody_had(begun: dt.date, last: dt.date):
    cohort = {"starts_on": dt.date(2026, 1, 5), "ends_on": dt.date(2026, 6, 22)}

    assert last_day(begun, **cohort) == last


def test_two_who_swapped_are_not_overdue_when_their_cohort_ends(at_the_end: Pair):
    late = dt.datetime.combine(at_the_end.cohort.ends_on - 10 * WEEK, dt.time(9), tzinfo=dt.UTC)
    pair = closed_by_both(at_the_end, choice=Choice.SWAP, at=late)

    assert pair is not None
    day = known(pair).ends_on
    pairs = Pair.objects.filter(pk=pair.pk)
    assert overdue(pairs, today=at_the_end.cohort.ends_on + WEEK) == {}
    assert overdue(pairs, today=day + dt.timedelta(days=1)) == {pair.pk: day}


def test_two_who_swapped_have_as_long_again(at_the_end: Pair):
    begun = dt.datetime.combine(at_the_end.cohort.ends_on, dt.time(9), tzinfo=dt.UTC)
    pair = closed_by_both(at_the_end, choice=Choice.SWAP, at=begun)

    assert pair is not None
    assert known(pair).ends_on > at_the_end.cohort.ends_on + 20 * WEEK
    assert not any(is_closing_time(known(pair), side, at=begun) for side in Side)
