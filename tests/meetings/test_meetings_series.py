"""All dates at once: in the rhythm, at hours that suit both, around days away, all or none."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import NOW
from tests.meetings.meeting_cast import DAY, FIRST, HOUR, WEEK, known, planned
from tests.meetings.test_meetings_invitations import ZONES

from turnabout.core.models import Letter
from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.rules import HOUR as SIXTY
from turnabout.meetings.away import away_from, be_away
from turnabout.meetings.models import Meeting
from turnabout.meetings.planning import (
    ChangedMeanwhileError,
    OutOfOrderError,
    PastError,
    hold,
    move,
)
from turnabout.meetings.series import Proposed, held_at_sign_up, proposed_series
from turnabout.meetings.suggesting import dates_instead, suits
from turnabout.meetings.words import when
from turnabout.pairs.models import Pair
from turnabout.people.models import Person

LONDON = ZoneInfo("Europe/London")
RHYTHM = [FIRST + 4 * number * WEEK for number in range(7)]


def test_six_sessions_and_a_closing_keep_the_rhythm_and_their_hour(pair: Pair):
    series = _proposed(pair)

    assert [one.number for one in series] == [1, 2, 3, 4, 5, 6, 7]
    assert [one.starts_at for one in series] == RHYTHM


def test_a_date_that_the_mentee_held_at_sign_up_comes_first_where_it_suits_the_mentor(pair: Pair):
    held = {2: RHYTHM[1] + HOUR, 3: RHYTHM[2] + DAY}

    series = {one.number: one.starts_at for one in _proposed(pair, held=held)}

    assert series[2] == RHYTHM[1] + HOUR
    assert series[3] in {RHYTHM[2], RHYTHM[2] + HOUR}


def test_what_was_held_at_sign_up_is_known(pair: Pair):
    assert sorted(held_at_sign_up(pair)) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("away", ["noor", "ada"])
def test_the_dates_go_around_days_away_of_either(pair: Pair, noor: Person, ada: Person, away: str):
    be_away(noor if away == "noor" else ada, RHYTHM[1].date(), RHYTHM[1].date() + DAY, at=NOW)

    series = _proposed(pair)

    assert series[1].starts_at in {RHYTHM[1] - WEEK + HOUR, RHYTHM[1] - WEEK, RHYTHM[1] + WEEK}


def test_only_what_has_no_date_is_proposed_and_comes_in_order(pair: Pair):
    planned(pair, 1, FIRST)
    planned(pair, 2, RHYTHM[1])
    planned(pair, 3, RHYTHM[1] + WEEK)

    series = _proposed(pair)

    assert [one.number for one in series] == [4, 5, 6, 7]
    assert series[0].starts_at == RHYTHM[1] + 5 * WEEK


def test_a_session_in_the_middle_gets_a_date_between_its_neighbours(pair: Pair, noor: Person):
    hold(pair, {1: RHYTHM[0], 3: RHYTHM[1]}, by=noor, at=NOW)

    second = _proposed(pair)[0]

    assert second.number == 2
    assert second.starts_at
    assert RHYTHM[0] < second.starts_at < RHYTHM[1]


def test_where_the_two_share_no_hour_every_session_stays_open(pair: Pair):
    Enrollment.objects.filter(pk=pair.mentee_id).update(slots=[[0, SIXTY]])

    assert _proposed(known(pair)) == [Proposed(number, None) for number in range(1, 8)]


def test_the_whole_series_keeps_its_hour_over_both_changes_of_the_clock(pair: Pair):
    shown = [when(one.starts_at, LONDON) for one in _proposed(pair) if one.starts_at]

    assert {words.split(", ")[1] for words in shown} == {"10:00"}
    assert {one.starts_at.hour for one in _proposed(pair) if one.starts_at} == {9}


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    zones=st.tuples(st.sampled_from(ZONES), st.sampled_from(ZONES)),
    today=st.dates(dt.date(2026, 1, 1), dt.date(2028, 12, 1)),
)
def test_in_any_two_zones_every_date_suits_both_and_they_come_in_order(
    pair: Pair, zones: tuple[str, str], today: dt.date
):
    mine = known(pair)
    for one, zone in zip((mine.mentor, mine.mentee), zones, strict=True):
        one.time_zone = zone
        one.slots = [
            [day * 24 * SIXTY + 6 * SIXTY, day * 24 * SIXTY + 22 * SIXTY] for day in range(5)
        ]
    mine.cohort.starts_on = today + dt.timedelta(days=14)
    at = dt.datetime.combine(today, dt.time(9), tzinfo=dt.UTC)

    dates = [one.starts_at for one in _proposed(mine, at=at) if one.starts_at]

    assert all(suits(mine, date, away=[]) for date in dates)
    assert dates == sorted(set(dates))
    assert not dates or dates[0] >= at + DAY


def test_no_date_is_proposed_for_when_hardly_anybody_works(pair: Pair):
    pair.cohort.starts_on = dt.date(2026, 12, 25)
    every_day = [[day * 24 * SIXTY, (day + 1) * 24 * SIXTY] for day in range(7)]
    pair.mentor.slots = pair.mentee.slots = every_day

    first = _proposed(pair)[0].starts_at

    assert first == dt.datetime(2026, 12, 27, tzinfo=dt.UTC)


def test_all_are_held_at_once_with_an_invitation_for_each(pair: Pair, noor: Person, ada: Person):
    dates = dict(enumerate(RHYTHM, start=1))

    hold(pair, dates, by=noor, at=NOW)

    assert dict(Meeting.objects.values_list("number", "starts_at")) == dates
    subjects = Letter.objects.filter(to=ada.email).values_list("subject", flat=True)
    assert (len(subjects), subjects[1]) == (7, "Session with Noor: Monday 11 May, 10:00")


@pytest.mark.parametrize(
    ("dates", "error"),
    [
        ({1: RHYTHM[0], 2: NOW - DAY}, OutOfOrderError),
        ({1: NOW - DAY, 2: RHYTHM[1]}, PastError),
        ({1: RHYTHM[1], 2: RHYTHM[0]}, OutOfOrderError),
        ({1: RHYTHM[0], 2: RHYTHM[0]}, OutOfOrderError),
    ],
)
def test_where_one_cannot_be_none_is_held(
    pair: Pair, noor: Person, dates: dict[int, dt.datetime], error: type[Exception]
):
    with pytest.raises(error):
        hold(pair, dates, by=noor, at=NOW)

    assert (Meeting.objects.count(), Letter.objects.count()) == (0, 0)


def test_a_session_that_got_its_date_meanwhile_keeps_it(pair: Pair, noor: Person, ada: Person):
    planned(pair, 1, FIRST)

    with pytest.raises(ChangedMeanwhileError):
        hold(pair, {1: FIRST + DAY, 2: RHYTHM[1]}, by=ada, at=NOW)

    assert Meeting.objects.get().starts_at == FIRST


def test_three_next_dates_are_offered_in_place_of_one_each_on_another_day(pair: Pair):
    meeting = planned(pair, 1, FIRST)

    dates = dates_instead(meeting, at=NOW)

    assert dates == [FIRST + HOUR, FIRST + WEEK, FIRST + 2 * WEEK]


def test_they_come_before_the_next_session_and_fill_up_with_other_hours(pair: Pair):
    meeting = planned(pair, 1, FIRST)

    dates = dates_instead(meeting, at=NOW, before=FIRST + 2 * WEEK)

    assert dates == [FIRST + HOUR, FIRST + WEEK, FIRST + WEEK + HOUR]


def test_they_go_around_days_away(pair: Pair, ada: Person):
    meeting = planned(pair, 1, FIRST)
    be_away(ada, FIRST.date(), FIRST.date() + WEEK, at=NOW)

    dates = dates_instead(meeting, at=NOW, away=away_from(pair, at=NOW))

    assert dates[0] == FIRST + 2 * WEEK


def test_a_date_that_is_close_moves_to_days_that_leave_notice(pair: Pair):
    meeting = planned(pair, 1, FIRST)

    dates = dates_instead(meeting, at=FIRST - HOUR)

    assert all(date >= FIRST + DAY - HOUR for date in dates)


def test_a_move_tells_the_new_date_in_the_same_letter(pair: Pair, noor: Person, ada: Person):
    meeting = planned(pair, 1, FIRST)
    Letter.objects.all().delete()

    move(meeting, dates_instead(meeting, at=NOW)[1], by=ada, at=NOW)

    assert [one.subject for one in Letter.objects.filter(to=noor.email)] == [
        "Moved to Monday 20 April, 10:00: session with Ada"
    ]


def _proposed(
    pair: Pair, *, held: dict[int, dt.datetime] | None = None, at: dt.datetime = NOW
) -> list[Proposed]:
    return proposed_series(
        pair,
        Meeting.objects.standing().filter(pair=pair),
        held=held or {},
        away=away_from(pair, at=at),
        at=at,
    )
