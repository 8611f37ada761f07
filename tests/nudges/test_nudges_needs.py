"""What needs a person: from dates and ticks alone, until somebody has seen to it."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW
from tests.meetings.meeting_cast import DAY, FIRST, WEEK, known, met, planned
from tests.nudges.nudge_cast import another
from tests.together import together

from turnabout.core.models import Letter
from turnabout.meetings.answering import say
from turnabout.meetings.models import Answer
from turnabout.nudges.deciding import SeenToError, decide, write_to
from turnabout.nudges.models import Choice, Need
from turnabout.nudges.needs import Entry, entries, entry_of
from turnabout.nudges.rules import Quiet
from turnabout.pairs.ending import end_pair
from turnabout.pairs.models import Ending, Pair
from turnabout.pairs.models.pair import PairQuerySet
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side


def test_a_pair_that_meets_in_its_rhythm_needs_nobody(pair: Pair):
    met(pair, 1, FIRST)

    assert _needs(pair, FIRST + 5 * WEEK) == []


def test_a_pair_without_a_date_is_quiet_and_then_very_quiet(pair: Pair):
    met(pair, 1, FIRST)

    levels = [_only(pair, FIRST + weeks * WEEK).level for weeks in (7, 9)]

    assert levels == [Quiet.AMBER, Quiet.RED]


def test_a_date_ahead_ends_the_quiet(pair: Pair):
    met(pair, 1, FIRST)
    planned(pair, 2, FIRST + 10 * WEEK)

    assert _needs(pair, FIRST + 9 * WEEK) == []


def test_a_pair_that_never_met_waits_from_the_day_on_which_the_cohort_began(pair: Pair):
    begins = dt.datetime.combine(pair.cohort.starts_on, dt.time(), tzinfo=dt.UTC)

    assert _needs(pair, begins + 6 * WEEK - DAY) == []
    assert _needs(pair, begins + 6 * WEEK + DAY) == [Need.QUIET]


def test_two_who_differ_on_whether_they_met_need_somebody(pair: Pair):
    meeting = planned(pair, 1, FIRST)
    say(meeting, Answer.YES, side=Side.MENTOR, at=FIRST + DAY)
    before = _needs(pair, FIRST + DAY)
    say(meeting, Answer.NO, side=Side.MENTEE, at=FIRST + DAY)

    assert (before, _needs(pair, FIRST + DAY)) == ([], [Need.DIFFER])


def test_two_sessions_about_which_neither_says_anything_need_somebody_and_one_does_not(pair: Pair):
    planned(pair, 1, FIRST)
    planned(pair, 2, FIRST + 2 * WEEK)
    planned(pair, 3, FIRST + 9 * WEEK)

    assert _needs(pair, FIRST + 2 * WEEK) == []
    assert _needs(pair, FIRST + 3 * WEEK) == [Need.BLANK]


def test_a_pair_past_its_last_day_is_overdue_and_no_longer_quiet(pair: Pair):
    last = dt.datetime.combine(pair.cohort.ends_on, dt.time(12), tzinfo=dt.UTC)

    assert _needs(pair, last) == [Need.QUIET]
    assert _needs(pair, last + DAY) == [Need.OVERDUE]


def test_two_who_swapped_seats_at_the_end_are_not_overdue_for_as_long_again(pair: Pair):
    begun = dt.datetime.combine(pair.cohort.ends_on, dt.time(12), tzinfo=dt.UTC)
    length = pair.cohort.ends_on - pair.cohort.starts_on
    Pair.objects.filter(pk=pair.pk).update(published_at=begun)
    met(pair, 1, begun + length - DAY)

    assert _needs(pair, begun + length) == []
    assert _needs(pair, begun + length + DAY) == [Need.OVERDUE]


def test_a_pair_that_has_ended_needs_nobody(pair: Pair):
    end_pair(pair, Ending.EXIT, at=FIRST)

    assert _needs(pair, FIRST + 20 * WEEK) == []


def test_another_cohort_is_another_matter(pair: Pair):
    other = Cohort.objects.create(
        program=pair.cohort.program,
        name="Autumn",
        sign_up_closes_on=NOW.date(),
        starts_on=pair.cohort.starts_on,
        ends_on=pair.cohort.ends_on,
    )

    assert entries(Pair.objects.open().filter(cohort=other), at=FIRST + 20 * WEEK) == []


@pytest.mark.parametrize("choice", [Choice.DONE, Choice.NOT_NEEDED])
def test_what_is_seen_to_is_gone_until_it_is_another_occasion(
    pair: Pair, carla: Person, choice: Choice
):
    met(pair, 1, FIRST)
    decide(_only(pair, FIRST + 7 * WEEK), choice, by=carla, at=FIRST + 7 * WEEK)

    assert _needs(pair, FIRST + 7 * WEEK) == []
    assert _needs(pair, FIRST + 9 * WEEK) == [Need.QUIET]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_write_at_once_one_does(pair: Pair, carla: Person):
    met(pair, 1, FIRST)
    at = FIRST + 7 * WEEK
    entry = _only(pair, at)
    words = {"subject": "A date?", "body": "Hello {name}, {me}. {address}"}

    refused = together(
        *(
            lambda at=at: write_to(known(pair), entry, list(Side), **words, by=carla, at=at)
            for at in (at, at + dt.timedelta(seconds=1))
        )
    )

    assert refused == [SeenToError]
    assert Letter.objects.filter(kind="note_quiet").count() == len(Side)


def test_what_is_put_off_comes_back_after_a_week(pair: Pair, carla: Person):
    begins = FIRST + 9 * WEEK
    met(pair, 1, FIRST)
    decide(_only(pair, begins), Choice.LATER, by=carla, at=begins)

    assert _needs(pair, begins + 6 * DAY) == []
    assert _needs(pair, begins + 7 * DAY) == [Need.QUIET]


def test_the_quietest_come_first(pair: Pair, carla: Person):
    second = another(pair)
    met(pair, 1, FIRST + 2 * WEEK)
    met(second, 1, FIRST)
    third = another(pair)
    meeting = planned(third, 1, FIRST + 8 * WEEK)
    say(meeting, Answer.YES, side=Side.MENTOR, at=FIRST + 9 * WEEK)
    say(meeting, Answer.NO, side=Side.MENTEE, at=FIRST + 9 * WEEK)
    planned(third, 2, FIRST + 12 * WEEK)

    found = entries(_pairs(pair), at=FIRST + 9 * WEEK)

    assert [(one.pair, one.need) for one in found] == [
        (second.pk, Need.QUIET),
        (pair.pk, Need.QUIET),
        (third.pk, Need.DIFFER),
    ]


def test_what_is_asked_for_by_name_is_found_and_nothing_else(pair: Pair):
    at = FIRST + 20 * WEEK

    assert entry_of(pair, Need.QUIET, at=at) is not None
    assert entry_of(pair, Need.DIFFER, at=at) is None
    assert entry_of(pair, "anything", at=at) is None


def test_many_pairs_take_as_many_queries_as_one(pair: Pair):
    met(pair, 1, FIRST)
    at = FIRST + 9 * WEEK
    with CaptureQueriesContext(connection) as one:
        entries(_pairs(pair), at=at)
    for _ in range(2):
        met(another(pair), 1, FIRST)
    with CaptureQueriesContext(connection) as three:
        found = entries(_pairs(pair), at=at)

    assert (len(found), len(three)) == (3, len(one))


def _needs(pair: Pair, at: dt.datetime) -> list[Need]:
    return [entry.need for entry in entries(_pairs(pair), at=at)]


def _only(pair: Pair, at: dt.datetime) -> Entry:
    (entry,) = entries(_pairs(pair), at=at)
    return entry


def _pairs(pair: Pair) -> PairQuerySet:
    """Return the pairs of the cohort that meet."""
    return Pair.objects.open().filter(cohort=pair.cohort)
