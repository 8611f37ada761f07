"""Being away: said for oneself, on one's own clock; the other one learns until when, no more."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from tests.cast import NOW
from tests.meetings.meeting_cast import DAY, FIRST, WEEK, known

from turnabout.enrollment.models import Enrollment
from turnabout.meetings.away import WrongDaysError, away_from, be_away, be_here, until
from turnabout.meetings.models import Away
from turnabout.meetings.suggesting import suggested_dates
from turnabout.pairs.models import Pair
from turnabout.people.models import Person

TODAY = NOW.date()


def test_somebody_is_away_on_each_of_these_days(noor: Person, ada: Person):
    be_away(noor, TODAY, TODAY + 2 * DAY, at=NOW)

    days = [TODAY + number * DAY for number in range(-1, 4)]
    assert [Away.objects.on(day).of(noor).exists() for day in days] == [False, *[True] * 3, False]
    assert not Away.objects.on(TODAY).of(ada).exists()


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (TODAY + DAY, TODAY),
        (TODAY - 9 * DAY, TODAY - 2 * DAY),
        (TODAY, TODAY + 400 * DAY),
    ],
    ids=["backwards", "past", "too long"],
)
def test_days_on_which_nobody_can_be_away_are_refused(noor: Person, first: dt.date, last: dt.date):
    with pytest.raises(WrongDaysError):
        be_away(noor, first, last, at=NOW)

    assert Away.objects.count() == 0


def test_the_database_refuses_days_that_run_backwards(noor: Person):
    with pytest.raises(IntegrityError), transaction.atomic():
        Away.objects.create(person=noor, first_day=TODAY, last_day=TODAY - DAY, said_at=NOW)


def test_saying_it_twice_is_saying_it_once(noor: Person):
    assert be_away(noor, TODAY, TODAY, at=NOW) == be_away(noor, TODAY, TODAY, at=NOW)


def test_one_takes_back_ones_own_days_and_nobody_elses(noor: Person, ada: Person):
    one = be_away(noor, TODAY, TODAY, at=NOW)

    assert [be_here(ada, one.pk), be_here(noor, one.pk), be_here(noor, one.pk)] == [
        False,
        True,
        False,
    ]


def test_stretches_that_touch_are_one_absence(pair: Pair, ada: Person):
    be_away(ada, TODAY, TODAY + 2 * DAY, at=NOW)
    be_away(ada, TODAY + 3 * DAY, TODAY + 5 * DAY, at=NOW)
    be_away(ada, TODAY + 8 * DAY, TODAY + 9 * DAY, at=NOW)

    away = away_from(pair, at=NOW)

    assert until(pair.mentee, away, at=NOW) == TODAY + 5 * DAY
    assert until(pair.mentor, away, at=NOW) is None


def test_a_day_is_one_on_the_clock_of_whoever_is_away(pair: Pair, ada: Person):
    Enrollment.objects.filter(pk=pair.mentee_id).update(time_zone="Pacific/Kiritimati")
    be_away(ada, TODAY + DAY, TODAY + DAY, at=NOW)
    there = known(pair)

    late = NOW.replace(hour=11)

    assert until(there.mentee, away_from(there, at=late), at=late) == TODAY + DAY


def test_suggested_dates_keep_clear(pair: Pair, noor: Person):
    be_away(noor, FIRST.date(), FIRST.date() + WEEK, at=NOW)

    dates = suggested_dates(pair, at=NOW, after=None, away=away_from(pair, at=NOW))

    assert dates[0] == FIRST + 2 * WEEK
