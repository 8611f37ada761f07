"""When a pair is quiet, and when somebody wants silence."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import NOW

from turnabout.nudges.rules import Moving, Quiet, how_quiet, is_quiet_hour, moved_twice

DAY = dt.timedelta(days=1)
MONDAY, SATURDAY = NOW.date(), NOW + 5 * DAY


@pytest.mark.parametrize(
    ("days", "quiet"),
    [
        (0, None),
        (42, None),
        (43, Quiet.AMBER),
        (56, Quiet.AMBER),
        (57, Quiet.RED),
        (400, Quiet.RED),
    ],
)
def test_a_pair_is_quiet_beyond_one_and_a_half_times_its_rhythm_and_very_quiet_beyond_twice(
    days: int, quiet: Quiet | None
):
    assert how_quiet(NOW, weeks=4, at=NOW + days * DAY) == quiet


@given(weeks=st.integers(1, 12), days=st.integers(0, 400))
def test_the_longer_a_pair_waits_the_quieter_it_is(weeks: int, days: int):
    levels = [None, Quiet.AMBER, Quiet.RED]

    before, after = (how_quiet(NOW, weeks=weeks, at=NOW + d * DAY) for d in (days, days + 1))

    assert levels.index(before) <= levels.index(after)


@pytest.mark.parametrize(
    ("people", "last"),
    [([], None), ([1], None), ([1, 1], 2), ([1, 2], None), ([2, 1, 1], 3), ([1, 1, 2], None)],
)
def test_two_in_a_row_count_where_the_last_two_are_of_the_same_person(
    people: list[int], last: int | None
):
    movings = [Moving(NOW + day * DAY, by) for day, by in enumerate(people, start=1)]

    found = moved_twice(reversed(movings), since=NOW)

    assert found == (movings[last - 1] if last else None)


def test_what_was_moved_before_the_last_session_counts_no_more():
    movings = [Moving(NOW - DAY, 1), Moving(NOW + DAY, 1)]

    assert moved_twice(movings, since=NOW) is None


@pytest.mark.parametrize(
    ("time", "is_quiet"),
    [("07:59", True), ("08:00", False), ("17:59", False), ("18:00", True), ("00:00", True)],
)
def test_evenings_and_nights_are_quiet(time: str, is_quiet: bool):
    shown = dt.datetime.combine(MONDAY, dt.time.fromisoformat(time))

    assert is_quiet_hour(shown, begins=dt.time(18), ends=dt.time(8), at_weekends=True) == is_quiet


def test_a_weekend_is_quiet_where_somebody_wants_it():
    hours = {"begins": dt.time(18), "ends": dt.time(8)}

    assert is_quiet_hour(SATURDAY, **hours, at_weekends=True)
    assert not is_quiet_hour(SATURDAY, **hours, at_weekends=False)


@given(st.datetimes(), st.times())
def test_from_an_hour_to_itself_nothing_is_quiet(shown: dt.datetime, hour: dt.time):
    assert not is_quiet_hour(shown, begins=hour, ends=hour, at_weekends=False)


@given(st.datetimes(), st.times(), st.times())
def test_an_hour_is_quiet_or_it_is_within_the_other_hours(
    shown: dt.datetime, begins: dt.time, ends: dt.time
):
    quiet = is_quiet_hour(shown, begins=begins, ends=ends, at_weekends=False)

    if begins != ends:
        assert quiet != is_quiet_hour(shown, begins=ends, ends=begins, at_weekends=False)
