"""Reminders: three days and one hour before, on one's own clock; at most once, never late."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW
from tests.meetings.meeting_cast import DAY, FIRST, HOUR, WEEK, known

from turnabout.core.mail.sending import claim_next
from turnabout.core.models import Letter
from turnabout.enrollment.models import Enrollment
from turnabout.meetings.away import be_away
from turnabout.meetings.models import Meeting
from turnabout.meetings.planning import call_off, hold, move, plan
from turnabout.meetings.reminding import remind
from turnabout.pairs.ending import end_pair
from turnabout.pairs.models import Ending, Pair
from turnabout.people.models import Person

MINUTE = dt.timedelta(minutes=1)
IN_DAYS, IN_AN_HOUR = FIRST - 3 * DAY, FIRST - HOUR


@pytest.fixture
def meeting(pair: Pair, noor: Person) -> Meeting:
    """A date that both have known of for weeks."""
    return plan(pair, 1, FIRST, by=noor, at=NOW)


@pytest.mark.parametrize(
    ("at", "kinds"),
    [
        (IN_DAYS - MINUTE, []),
        (IN_DAYS, ["meeting_in_days"]),
        (FIRST - 2 * DAY - MINUTE, ["meeting_in_days"]),
        (FIRST - 2 * DAY, []),
        (IN_AN_HOUR - MINUTE, []),
        (IN_AN_HOUR, ["meeting_in_an_hour"]),
        (FIRST - 21 * MINUTE, ["meeting_in_an_hour"]),
        (FIRST - 20 * MINUTE, []),
        (FIRST, []),
        (FIRST + DAY, []),
    ],
)
def test_both_are_reminded_in_time_and_never_late(meeting: Meeting, at: dt.datetime, kinds: list):
    remind(at=at)

    assert _reminders() == [kind for kind in kinds for _side in range(2)]


def test_each_reads_it_on_their_own_clock_and_in_their_own_language(
    pair: Pair, meeting: Meeting, ada: Person
):
    Enrollment.objects.filter(pk=pair.mentee_id).update(time_zone="America/St_Johns")
    Person.objects.filter(pk=ada.pk).update(language="de")

    remind(at=IN_DAYS)

    mentor, mentee = (
        Letter.objects.get(kind="meeting_in_days", to=one.person.email)
        for one in (pair.mentor, pair.mentee)
    )
    assert mentor.subject == "In three days: Session 1 with Ada"
    assert ("Monday 13 April, 10:00" in mentor.text, "06:30" in mentee.text) == (True, True)
    assert (mentor.language, mentee.language) == ("en", "de")


def test_asked_every_five_minutes_each_reminds_once(meeting: Meeting):
    for now in [
        begin + number * MINUTE for begin in (IN_DAYS, IN_AN_HOUR) for number in range(-5, 65, 5)
    ]:
        remind(at=now)
        Letter.objects.waiting().update(sent_at=now)

    assert sorted(_reminders()) == 2 * ["meeting_in_an_hour"] + 2 * ["meeting_in_days"]


def test_a_date_made_lately_is_not_reminded_of_what_both_have_just_been_told(
    pair: Pair, noor: Person
):
    plan(pair, 1, FIRST, by=noor, at=IN_DAYS + HOUR)

    remind(at=IN_DAYS + 2 * HOUR)

    assert _reminders() == []


def test_a_moved_date_reminds_of_the_new_day_alone(meeting: Meeting, noor: Person):
    move(meeting, FIRST + WEEK, by=noor, at=NOW)

    remind(at=IN_DAYS)
    before = _reminders()
    remind(at=IN_DAYS + WEEK)

    assert (before, _reminders()) == ([], 2 * ["meeting_in_days"])


def test_a_reminder_that_has_not_left_is_taken_back_when_its_date_is_moved(
    meeting: Meeting, noor: Person
):
    remind(at=IN_DAYS)

    move(meeting, FIRST + WEEK, by=noor, at=IN_DAYS)

    assert _reminders() == []


def test_moving_session_1_leaves_the_reminders_of_session_11_alone(pair: Pair, noor: Person):
    first, other = hold(pair, {1: FIRST, 2: FIRST + HOUR}, by=noor, at=NOW)
    Meeting.objects.filter(pk=other.pk).update(id=first.pk * 10 + 1)
    remind(at=IN_DAYS + HOUR)

    move(first, FIRST - DAY, by=noor, at=IN_DAYS + HOUR)

    left = list(Letter.objects.filter(kind="meeting_in_days").values_list("key", flat=True))
    assert [key.split()[1] for key in left] == 2 * [str(first.pk * 10 + 1)]


def test_what_is_called_off_reminds_nobody(meeting: Meeting, ada: Person):
    remind(at=IN_DAYS)
    call_off(meeting, by=ada, at=IN_DAYS)

    remind(at=IN_AN_HOUR)

    assert _reminders() == []


@pytest.mark.parametrize("away", ["noor", "ada"])
def test_nobody_is_reminded_while_one_of_the_two_is_away(
    meeting: Meeting, noor: Person, ada: Person, away: str
):
    who = noor if away == "noor" else ada
    be_away(who, IN_DAYS.date(), IN_DAYS.date(), at=NOW)

    remind(at=IN_DAYS)
    on_that_day = _reminders()
    remind(at=IN_AN_HOUR)

    assert (on_that_day, _reminders()) == ([], 2 * ["meeting_in_an_hour"])


def test_nobody_is_reminded_of_a_date_on_which_one_is_away(meeting: Meeting, ada: Person):
    be_away(ada, FIRST.date(), FIRST.date(), at=NOW)

    remind(at=IN_DAYS)

    assert _reminders() == []


def test_a_pair_that_is_over_or_of_which_one_is_gone_is_not_reminded(
    pair: Pair, meeting: Meeting, ada: Person
):
    Person.objects.filter(pk=ada.pk).update(left_at=NOW)
    remind(at=IN_DAYS)
    gone = _reminders()
    Person.objects.filter(pk=ada.pk).update(left_at=None)
    end_pair(known(pair), Ending.EXIT, at=NOW)

    remind(at=IN_AN_HOUR)

    assert (gone, _reminders()) == ([], [])


def test_a_reminder_that_no_server_took_in_time_is_dropped_not_sent_late(meeting: Meeting):
    remind(at=IN_AN_HOUR)
    Letter.objects.filter(kind="meeting_planned").delete()

    assert claim_next(at=FIRST - 20 * MINUTE) is None
    assert claim_next(at=FIRST - 21 * MINUTE) is not None
    remind(at=FIRST + HOUR)

    assert _reminders() == []


def test_as_many_questions_for_three_dates_as_for_one(pair: Pair, noor: Person):
    plan(pair, 1, FIRST, by=noor, at=NOW)
    with CaptureQueriesContext(connection) as one:
        remind(at=IN_DAYS)
    plan(pair, 2, FIRST + WEEK, by=noor, at=NOW)
    plan(pair, 3, FIRST + WEEK + HOUR, by=noor, at=NOW)
    plan(pair, 4, FIRST + WEEK + 2 * HOUR, by=noor, at=NOW)

    with CaptureQueriesContext(connection) as three:
        remind(at=IN_DAYS + WEEK + 2 * HOUR)

    assert _reminders() == 6 * ["meeting_in_days"]
    assert _but_letters(three) == _but_letters(one)


def _but_letters(asked: object) -> int:
    """Return how many questions were asked, beside those about whose name heads a letter."""
    return len([one for one in asked if "core_organisation" not in one["sql"]])


def _reminders() -> list[str]:
    kinds = ("meeting_in_days", "meeting_in_an_hour")
    return list(Letter.objects.filter(kind__in=kinds).values_list("kind", flat=True))
