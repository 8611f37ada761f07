"""Pairs of the demo further on: one about to finish, one that ended, and a circle ahead."""

import datetime as dt

from turnabout.closing.circles import mentors_of, proposed_day, say_whether_coming, set_date
from turnabout.closing.exits import leave_pair
from turnabout.closing.fit import say_how_it_fits
from turnabout.closing.midpoint import say_where_it_goes
from turnabout.closing.models import Going, Heading
from turnabout.meetings.answering import say
from turnabout.meetings.models import Answer
from turnabout.meetings.planning import plan
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side

EAGER, ENDED = "K15", "K24"
"""Mentees of the pair that meets every week, and of the one that has ended."""

WEEK = dt.timedelta(weeks=1)
ROOM = "The reading room, quay 2"


def live_on(cohort: Cohort, *, by: Person, at: dt.datetime) -> None:
    """Let one pair come to its closing, one end early, and the mentors have a date."""
    for pair in Pair.objects.filter(cohort=cohort).with_people():
        staff_id = pair.mentee.person.staff_id
        if staff_id == EAGER:
            _meet_each_week(pair)
        if staff_id == ENDED:
            leave_pair(pair, at=at - WEEK)
    circle = set_date(cohort, 1, _noon(cohort, at=at), place=ROOM, by=by, at=at)
    for mentor in mentors_of(cohort)[:3]:
        say_whether_coming(circle, mentor, is_coming=True, at=at)


def _meet_each_week(pair: Pair) -> None:
    """Let a pair that has met once meet each week from then on, until its last session."""
    starts = pair.meetings.get().starts_at
    for number in range(2, pair.cohort.program.sessions + 1):
        starts += WEEK
        meeting = plan(pair, number, starts, by=pair.mentor.person, at=starts - WEEK)
        for side in Side:
            say(meeting, Answer.YES, side=side, at=meeting.ends_at)
        _say_how_it_goes(pair, number, at=meeting.ends_at)


def _say_how_it_goes(pair: Pair, number: int, *, at: dt.datetime) -> None:
    for side in Side:
        if number == 2:
            say_how_it_fits(pair, Going.YES, side=side, can_say=4, at=at)
        if number == 3:
            say_where_it_goes(pair, Heading.CONTINUE, side=side, talk=False, at=at)


def _noon(cohort: Cohort, *, at: dt.datetime) -> dt.datetime:
    """Return the noon of the day that is proposed, or of one soon where that is past."""
    day = max(proposed_day(cohort, 1), at.date() + dt.timedelta(days=6))
    return dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC)
