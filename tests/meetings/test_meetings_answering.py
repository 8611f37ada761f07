"""Did you meet? Each side says so for itself, and can say otherwise."""

import pytest
from tests.cast import NOW
from tests.meetings.meeting_cast import DAY, FIRST, HOUR, WEEK, met, planned

from turnabout.meetings.answering import OffError, TooEarlyError, say
from turnabout.meetings.models import Answer, DidMeet, Meeting, with_dates
from turnabout.meetings.planning import call_off
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Side

OVER = FIRST + HOUR


def test_both_say_that_they_met(pair: Pair):
    met(pair, 1, FIRST)

    assert [one.number for one in Meeting.objects.met()] == [1]


def test_one_yes_and_no_word_of_the_other_is_a_meeting(pair: Pair):
    say(planned(pair, 1, FIRST), Answer.YES, side=Side.MENTOR, at=OVER)

    (one,) = Meeting.objects.met()
    assert [one.is_met_by(side) for side in Side] == [True, False]


@pytest.mark.parametrize("doubter", list(Side))
def test_where_the_two_differ_it_counts_as_no_meeting_and_stands(pair: Pair, doubter: Side):
    meeting = planned(pair, 1, FIRST)
    for side in Side:
        say(meeting, Answer.NO if side == doubter else Answer.YES, side=side, at=OVER)

    one = Meeting.objects.standing().get()
    assert Meeting.objects.met().count() == 0
    assert [one.is_met_by(side) for side in Side] == [side != doubter for side in Side]


def test_where_both_say_no_it_is_off_and_its_number_is_free(pair: Pair):
    meeting = planned(pair, 1, FIRST)
    for side in Side:
        say(meeting, Answer.NO, side=side, at=OVER)

    again = planned(pair, 1, FIRST + WEEK)

    assert list(Meeting.objects.standing()) == [again]
    assert Meeting.objects.get(pk=meeting.pk).off_by is None


def test_a_side_can_say_otherwise_and_speaks_for_itself_alone(pair: Pair):
    meeting = met(pair, 1, FIRST)

    say(meeting, Answer.NO, side=Side.MENTEE, at=OVER + DAY)

    said = DidMeet.objects.order_by("side").values_list("side", "answer")
    assert list(said) == [(Side.MENTEE, Answer.NO), (Side.MENTOR, Answer.YES)]


def test_nobody_can_say_before_it_is_over(pair: Pair):
    with pytest.raises(TooEarlyError):
        say(planned(pair, 1, FIRST), Answer.YES, side=Side.MENTOR, at=OVER - DAY / 1440)

    assert DidMeet.objects.count() == 0


def test_nobody_can_say_that_they_met_when_it_was_called_off(pair: Pair, noor: Person):
    meeting = planned(pair, 1, FIRST)
    call_off(meeting, by=noor, at=NOW)

    with pytest.raises(OffError):
        say(meeting, Answer.YES, side=Side.MENTOR, at=OVER)


def test_a_pair_tells_how_often_it_met_and_its_next_date(pair: Pair):
    met(pair, 1, FIRST)
    met(pair, 2, FIRST + 4 * WEEK)
    planned(pair, 3, FIRST + 8 * WEEK)
    planned(pair, 4, FIRST + 12 * WEEK)

    found = with_dates(Pair.objects.all(), at=FIRST + 5 * WEEK).get()

    assert (found.met, found.next_at) == (2, FIRST + 8 * WEEK)


def test_a_pair_without_dates_tells_none(pair: Pair):
    found = with_dates(Pair.objects.all(), at=NOW).get()

    assert (found.met, found.next_at) == (0, None)
