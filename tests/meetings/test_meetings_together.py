"""Two who press at once: one counts, the other looks again, and both are told of what stands."""

import pytest
from tests.cast import NOW
from tests.meetings.meeting_cast import DAY, FIRST, WEEK, known, planned
from tests.together import together

from turnabout.core.models import Letter
from turnabout.meetings.models import Meeting
from turnabout.meetings.planning import ChangedMeanwhileError, call_off, hold, move, plan
from turnabout.meetings.reminding import remind
from turnabout.pairs.models import Pair
from turnabout.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)

DATES = {number: FIRST + 4 * (number - 1) * WEEK for number in range(1, 8)}


def test_of_two_who_book_at_once_one_does(pair: Pair, noor: Person, ada: Person):
    refused = together(
        lambda: plan(known(pair), 1, FIRST, by=noor, at=NOW),
        lambda: plan(known(pair), 1, FIRST + DAY, by=ada, at=NOW),
    )

    assert (refused, Meeting.objects.count()) == ([ChangedMeanwhileError], 1)
    assert Letter.objects.count() == 2


def test_of_two_who_hold_all_dates_at_once_one_does_and_no_date_is_of_both(
    pair: Pair, noor: Person, ada: Person
):
    later = {number: date + DAY for number, date in DATES.items()}

    refused = together(
        lambda: hold(known(pair), DATES, by=noor, at=NOW),
        lambda: hold(known(pair), later, by=ada, at=NOW),
    )

    dates = dict(Meeting.objects.values_list("number", "starts_at"))
    assert refused == [ChangedMeanwhileError]
    assert dates in (DATES, later)
    assert Letter.objects.count() == 14


def test_of_two_who_move_at_once_one_does(pair: Pair, noor: Person, ada: Person):
    planned(pair, 1, FIRST)

    refused = together(
        lambda: move(_seen(), FIRST + WEEK, by=noor, at=NOW),
        lambda: move(_seen(), FIRST + DAY, by=ada, at=NOW),
    )

    meeting = Meeting.objects.get()
    assert (refused, meeting.sequence) == ([ChangedMeanwhileError], 1)
    assert Letter.objects.filter(kind="meeting_moved").count() == 2


def test_one_moves_while_the_other_calls_off(pair: Pair, noor: Person, ada: Person):
    planned(pair, 1, FIRST)

    refused = together(
        lambda: move(_seen(), FIRST + WEEK, by=noor, at=NOW),
        lambda: call_off(_seen(), by=ada, at=NOW),
    )

    meeting = Meeting.objects.get()
    kinds = set(Letter.objects.exclude(kind="meeting_planned").values_list("kind", flat=True))
    moved, off = meeting.starts_at == FIRST + WEEK, meeting.off_at is not None
    assert refused == [ChangedMeanwhileError]
    assert (moved, off, kinds) in (
        (True, False, {"meeting_moved"}),
        (False, True, {"meeting_off"}),
    )


def test_a_date_that_is_moved_while_the_clock_reminds_leaves_no_reminder_of_the_old_one(
    pair: Pair, noor: Person
):
    planned(pair, 1, FIRST)
    early = FIRST - 10 * DAY
    Meeting.objects.update(planned_at=early)
    now = FIRST - 3 * DAY + DAY / 1440

    refused = together(
        lambda: remind(at=now),
        lambda: move(_seen(), FIRST + WEEK, by=noor, at=now),
    )

    assert refused == []
    assert Letter.objects.filter(kind="meeting_in_days").count() == 0


def test_two_workers_who_remind_at_once_write_each_reminder_once(pair: Pair):
    planned(pair, 1, FIRST)
    Meeting.objects.update(planned_at=FIRST - 10 * DAY)
    now = FIRST - 3 * DAY + DAY / 1440

    refused = together(*[lambda: remind(at=now) for _ in range(3)])

    assert refused == []
    assert Letter.objects.filter(kind="meeting_in_days").count() == 2


def _seen() -> Meeting:
    return Meeting.objects.with_people().get()
