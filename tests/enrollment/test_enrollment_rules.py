"""Free hours and dates, as plain values."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnabout.enrollment.rules import (
    HOUR,
    WEEK,
    has_room,
    is_week,
    merged,
    one_of_each,
    possible_dates,
    stands_where,
)

LONDON = ZoneInfo("Europe/London")
hours = st.lists(st.integers(0, 167).map(lambda hour: (hour * HOUR, hour * HOUR + HOUR)))


def test_hours_that_touch_are_one_stretch():
    assert merged([(600, 660), (540, 600), (720, 780)]) == [(540, 660), (720, 780)]


@given(hours)
def test_merging_keeps_every_minute_and_adds_none(stretches: list[tuple[int, int]]):
    minutes = {minute for start, end in stretches for minute in range(start, end)}
    again = merged(stretches)

    assert {minute for start, end in again for minute in range(start, end)} == minutes
    assert is_week(again)


@pytest.mark.parametrize(
    "stretches", [[(-60, 0)], [(0, WEEK + 1)], [(60, 60)], [(0, 90), (60, 120)]]
)
def test_what_is_no_hour_of_one_week_is_refused(stretches: list[tuple[int, int]]):
    assert not is_week(stretches)


def test_two_half_hours_apart_have_no_room_for_an_hour():
    assert not has_room([(540, 570), (600, 630)], minutes=60)
    assert has_room([(540, 570), (570, 600)], minutes=60)


def test_each_session_can_be_in_its_own_weeks_and_keeps_its_hour_when_clocks_change():
    dates = possible_dates(
        [(10 * HOUR, 11 * HOUR)],
        zone=LONDON,
        first=dt.date(2026, 3, 16),
        last=dt.date(2026, 10, 1),
        weeks_between=2,
        sessions=2,
        minutes=60,
    )

    assert [[one.isoformat() for one in session] for session in dates] == [
        ["2026-03-16T10:00:00+00:00", "2026-03-23T10:00:00+00:00"],
        ["2026-03-30T10:00:00+01:00", "2026-04-06T10:00:00+01:00"],
    ]


def test_no_date_is_after_the_end():
    dates = possible_dates(
        [(10 * HOUR, 11 * HOUR)],
        zone=LONDON,
        first=dt.date(2026, 3, 16),
        last=dt.date(2026, 3, 20),
        weeks_between=4,
        sessions=2,
        minutes=60,
    )

    assert [len(session) for session in dates] == [1, 0]
    assert one_of_each(dates)[1] is None


def test_who_has_no_place_on_the_ladder_may_take_either_role():
    assert stands_where(None, up_to=1)
    assert stands_where(1, up_to=1)
    assert not stands_where(2, up_to=1)
    assert not stands_where(2, least=3)
