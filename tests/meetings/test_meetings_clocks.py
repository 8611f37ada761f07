"""Clocks: two people, two summers, and nights that are an hour longer or shorter."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from tests.cast import NOW
from tests.meetings.meeting_cast import FIRST, HOUR, WEEK, known, planned

from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.rules import HOUR as SIXTY
from turnabout.meetings.rules import NoSuchTimeError, is_free, moment_of
from turnabout.meetings.suggesting import suggested_dates
from turnabout.meetings.words import when
from turnabout.pairs.models import Pair
from turnabout.programs.models import Cohort

LONDON, NEW_YORK = ZoneInfo("Europe/London"), ZoneInfo("America/New_York")
MONDAY = dt.date(2026, 3, 9)
"""The first Monday of summer time in New York; in London it begins three weeks later."""


def test_the_hour_that_spring_leaves_out_is_no_time():
    with pytest.raises(NoSuchTimeError):
        moment_of(dt.date(2026, 3, 29), dt.time(1, 30), LONDON)


def test_the_hour_before_it_and_the_one_after_it_are_an_hour_apart():
    before, after = (moment_of(dt.date(2026, 3, 29), dt.time(hour, 30), LONDON) for hour in (0, 2))

    assert after - before == HOUR


def test_of_the_hour_that_autumn_has_twice_the_first_is_meant():
    moment = moment_of(dt.date(2026, 10, 25), dt.time(1, 30), LONDON)

    assert moment == dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)


def test_leap_day_is_a_day():
    moment = moment_of(dt.date(2028, 2, 29), dt.time(10), LONDON)

    assert when(moment, LONDON) == "Tuesday 29 February, 10:00"


def test_a_weekly_date_keeps_its_hour_over_the_change_of_clocks(pair: Pair):
    Cohort.objects.update(
        sign_up_closes_on=NOW.date(), starts_on=dt.date(2026, 3, 16), ends_on=dt.date(2026, 9, 1)
    )

    dates = suggested_dates(known(pair), at=NOW, after=None)

    assert [when(date, LONDON) for date in dates] == [
        "Monday 16 March, 10:00",
        "Monday 16 March, 11:00",
        "Monday 23 March, 10:00",
        "Monday 23 March, 11:00",
    ]
    assert is_free(pair.mentor, moment_of(dt.date(2026, 3, 30), dt.time(10), LONDON), minutes=60)


def test_dates_suit_both_clocks_while_one_has_summer_and_the_other_has_not(pair: Pair):
    Enrollment.objects.filter(pk=pair.mentee_id).update(
        time_zone=NEW_YORK.key, slots=[[5 * SIXTY, 7 * SIXTY]]
    )
    Cohort.objects.update(
        sign_up_closes_on=NOW.date(), starts_on=MONDAY, ends_on=dt.date(2026, 9, 1)
    )

    dates = suggested_dates(known(pair), at=NOW, after=None)

    ten_in_london = [MONDAY + number * WEEK for number in range(3)]
    assert dates == [moment_of(day, dt.time(10), LONDON) for day in ten_in_london]
    assert [when(date, NEW_YORK) for date in dates[:1]] == ["Monday 9 March, 06:00"]


def test_the_first_dates_are_in_the_first_weeks_of_the_cohort(pair: Pair):
    assert suggested_dates(pair, at=NOW, after=None)[0] == FIRST


def test_the_next_dates_keep_the_rhythm(pair: Pair):
    meeting = planned(pair, 1, FIRST)

    assert suggested_dates(pair, at=FIRST, after=meeting)[0] == FIRST + 3 * WEEK


def test_after_a_long_silence_the_next_dates_are_soon_but_not_tomorrow_night(pair: Pair):
    meeting = planned(pair, 1, FIRST)
    sunday_night = FIRST + 20 * WEEK - 12 * HOUR

    dates = suggested_dates(pair, at=sunday_night, after=meeting)

    assert dates[0] == FIRST + 21 * WEEK


def test_where_the_two_share_no_hour_nothing_is_suggested(pair: Pair):
    Enrollment.objects.filter(pk=pair.mentee_id).update(slots=[[0, SIXTY]])

    assert suggested_dates(known(pair), at=NOW, after=None) == []
