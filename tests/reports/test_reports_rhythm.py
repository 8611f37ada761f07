"""A cohort in figures: what is counted, what is not, and what moves in fives."""

import datetime as dt

from tests.cast import NOW
from tests.closing.closing_cast import closed_by_both, held, joined, more_pairs
from tests.meetings.meeting_cast import DAY, FIRST, WEEK, met, planned

from turnabout.closing.exits import leave_pair
from turnabout.closing.models import FitCheck
from turnabout.enrollment.models import Enrollment
from turnabout.meetings.answering import say
from turnabout.meetings.models import Answer
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side
from turnabout.reports.answering import rates_of
from turnabout.reports.coverage import coverage_of
from turnabout.reports.keeping import kept_in
from turnabout.reports.rhythm import First, rhythm_of
from turnabout.together.models import Commitment


def _begins(pair: Pair) -> dt.datetime:
    return dt.datetime.combine(pair.cohort.starts_on, dt.time(9), tzinfo=dt.UTC)


def test_a_pair_that_waits_beyond_its_rhythm_is_quiet_and_one_with_a_date_is_not(
    pair: Pair, carla: Person
):
    others = more_pairs(pair.cohort, 2)
    begins = _begins(pair)
    for one in (pair, *others):
        met(one, 1, begins + DAY)
    planned(others[0], 2, begins + 20 * WEEK)

    told = {
        weeks: rhythm_of(pair.cohort, by=carla, at=begins + DAY + weeks * WEEK)
        for weeks in (4, 7, 9)
    }

    found = {weeks: (one.steady, one.quiet, one.very_quiet) for weeks, one in told.items()}
    assert found == {4: (3, 0, 0), 7: (1, 2, 0), 9: (1, 0, 2)}
    assert {one.booked for one in told.values()} == {1}


def test_sessions_are_counted_by_number_and_what_one_denies_is_none(pair: Pair, carla: Person):
    other = more_pairs(pair.cohort, 1)[0]
    held(pair, 2, until=_begins(pair) + 12 * WEEK)
    denied = met(other, 1, _begins(pair) + 11 * WEEK)
    say(denied, Answer.NO, side=Side.MENTEE, at=denied.ends_at)

    told = rhythm_of(pair.cohort, by=carla, at=_begins(pair) + 12 * WEEK)

    assert told.held[:3] == ((1, 1), (2, 1), (3, 0))
    assert len(told.held) == pair.cohort.program.sessions + 1


def test_a_first_session_is_in_time_within_fourteen_days_of_the_beginning(
    pair: Pair, carla: Person
):
    late, never = more_pairs(pair.cohort, 2)
    begins = _begins(pair)
    met(pair, 1, begins + 13 * DAY)
    met(late, 1, begins + 15 * DAY)

    after = rhythm_of(pair.cohort, by=carla, at=begins + 5 * WEEK)
    before = rhythm_of(never.cohort, by=carla, at=begins)

    assert after.first == First(in_time=1, later=1, to_come=0, late=1)
    assert before.first.to_come + before.first.in_time + before.first.later == 3


def test_a_pair_that_ended_is_told_of_but_meets_no_more(pair: Pair, carla: Person):
    more_pairs(pair.cohort, 1)
    leave_pair(pair, at=NOW)

    told = rhythm_of(pair.cohort, by=carla, at=NOW)

    assert (told.told, told.meet) == (2, 1)


def test_whoever_coordinates_and_meets_somebody_is_not_told_of_their_own_pair(
    pair: Pair, ada: Person, carla: Person
):
    more_pairs(pair.cohort, 1)
    held(pair, 3, until=FIRST + 20 * WEEK)

    own, all_of_it = (rhythm_of(pair.cohort, by=one, at=FIRST) for one in (ada, carla))

    assert (own.told, own.without_own, own.held[0]) == (1, True, (1, 0))
    assert (all_of_it.told, all_of_it.without_own, all_of_it.held[0]) == (2, False, (1, 1))


def test_coverage_goes_from_who_was_asked_to_who_completed(pair: Pair, carla: Person):
    joined(pair.cohort, "Lee Unpaired", Side.MENTOR)
    gone = joined(pair.cohort, "Mo Withdrew", Side.MENTOR)
    Enrollment.objects.filter(pk=gone.pk).update(withdrawn_at=NOW)
    held(pair, 5, until=FIRST + 20 * WEEK)
    complete = rhythm_of(pair.cohort, by=carla, at=FIRST + 20 * WEEK).complete

    mentees, mentors = coverage_of(pair.cohort, complete=complete)

    assert mentors[1:] == (2, 2, 1, 1)
    assert mentees[1:] == (1, 1, 1, 1)


def test_four_sessions_do_not_complete_a_pair_and_an_ended_one_may_be_complete(
    pair: Pair, carla: Person
):
    other = more_pairs(pair.cohort, 1)[0]
    held(pair, 6, until=FIRST + 20 * WEEK)
    held(other, 4, until=FIRST + 20 * WEEK)
    closed_by_both(pair, at=FIRST + 20 * WEEK)

    told = rhythm_of(pair.cohort, by=carla, at=FIRST + 20 * WEEK)

    assert told.complete == ((pair.mentor_id, pair.mentee_id),)


def test_how_many_answered_moves_in_fives(pair: Pair):
    pairs = [pair, *more_pairs(pair.cohort, 4)]
    found = []
    for one in pairs:
        FitCheck.objects.create(pair=one, side="mentor", going="yes", can_say=4, at=NOW)
        found.append(rates_of(pair.cohort)[0][1:])

    assert found == [(0, 10)] * 4 + [(5, 10)]


def test_that_everybody_answered_is_never_told(pair: Pair):
    for one in [pair, *more_pairs(pair.cohort, 4)]:
        for side in Side:
            FitCheck.objects.create(pair=one, side=side, going="yes", can_say=4, at=NOW)

    assert rates_of(pair.cohort)[0][1:] == (5, 10)


def test_commitments_of_fewer_than_five_seniors_are_not_told(pair: Pair, carla: Person):
    pairs = [pair, *more_pairs(pair.cohort, 4)]
    found = []
    for one in pairs:
        _commit(one, kept=True)
        told = kept_in(pair.cohort, by=carla, today=NOW.date())
        found.append((told.made_one, told.kept_one))

    assert found == [(0, 0)] * 4 + [(5, 5)]


def test_only_what_its_senior_made_public_is_counted_one_by_one(pair: Pair, carla: Person):
    _commit(pair, kept=False, public=True)
    _commit(pair, kept=True, public=True)
    _commit(pair, kept=True)

    told = kept_in(pair.cohort, by=carla, today=NOW.date() + 9 * WEEK)

    assert (told.public, told.public_kept, told.public_overdue) == (2, 1, 1)


def _commit(pair: Pair, *, kept: bool, public: bool = False) -> None:
    Commitment.objects.create(
        pair=pair,
        heard="Mondays are too full",
        changed="",
        still_open="",
        due_on=NOW.date() + WEEK,
        kept_on=NOW.date() if kept else None,
        public_at=NOW if public else None,
        at=NOW,
    )


def test_a_cohort_of_nobody_has_nothing_to_count(pair: Pair, carla: Person):
    Pair.objects.all().delete()
    empty = Cohort.objects.get(pk=pair.cohort_id)

    told = rhythm_of(empty, by=carla, at=NOW)

    assert (told.told, told.meet, told.complete, sum(told.first)) == (0, 0, (), 0)
