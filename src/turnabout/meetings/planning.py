"""Dates of a pair: planned, moved, called off, by either of the two. The other is written to."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from turnabout.core.history import Detail, remember
from turnabout.meetings.letters import tell_called_off, tell_moved, tell_planned
from turnabout.meetings.models import Meeting
from turnabout.meetings.rules import next_number
from turnabout.pairs.ending import PairEndedError
from turnabout.pairs.models import Pair
from turnabout.people.models import Person

LATE = dt.timedelta(days=366)
"""How long after the end of a cohort a pair may still meet."""


class TooFarError(Exception):
    """The cohort is long over by then."""

    def __str__(self) -> str:
        return _("That is more than a year after the end. Choose a date nearer to today.")


class PastError(Exception):
    """Nobody can meet in the past."""

    def __str__(self) -> str:
        return _("That is past. Choose a date to come.")


class ChangedMeanwhileError(Exception):
    """The other one was quicker: the date is another now."""

    def __str__(self) -> str:
        return _("Your dates have changed meanwhile. Look at them again.")


@transaction.atomic
def plan(
    pair: Pair, number: int, starts_at: dt.datetime, *, by: Person, at: dt.datetime
) -> Meeting:
    """Return the date of session `number` of the pair, for as long as the program says.

    PairEndedError, PastError, TooFarError; ChangedMeanwhileError where it is not the session that
    is next without a date.
    """
    _check(pair, starts_at, at=at)
    taken = Meeting.objects.standing().filter(pair=pair).values_list("number", flat=True)
    if number != next_number(taken):
        raise ChangedMeanwhileError
    facts = {"minutes": pair.cohort.program.minutes, "planned_by": by, "planned_at": at}
    try:
        with transaction.atomic():
            meeting = Meeting.objects.create(pair=pair, number=number, starts_at=starts_at, **facts)
    except IntegrityError:
        raise ChangedMeanwhileError from None
    remember(meeting, "plan", by=by, at=at, detail=_dates(to=starts_at))
    tell_planned(meeting, by=by, at=at)
    return meeting


@transaction.atomic
def move(meeting: Meeting, starts_at: dt.datetime, *, by: Person, at: dt.datetime) -> None:
    """Let the two meet at another time.

    PairEndedError, PastError, TooFarError, ChangedMeanwhileError.
    """
    _check(meeting.pair, starts_at, at=at)
    was = meeting.starts_at
    as_known = Meeting.objects.ahead(at).filter(pk=meeting.pk, starts_at=was)
    try:
        with transaction.atomic():
            moved = as_known.update(starts_at=starts_at)
    except IntegrityError:
        raise ChangedMeanwhileError from None
    if not moved:
        raise ChangedMeanwhileError
    meeting.starts_at = starts_at
    remember(meeting, "move", by=by, at=at, detail=_dates(was=was, to=starts_at))
    tell_moved(meeting, was=was, by=by, at=at)


@transaction.atomic
def call_off(meeting: Meeting, *, by: Person, at: dt.datetime) -> None:
    """Let the two not meet then. ChangedMeanwhileError where the date is another now, or past."""
    as_known = Meeting.objects.ahead(at).filter(pk=meeting.pk, starts_at=meeting.starts_at)
    if not as_known.update(off_at=at, off_by=by):
        raise ChangedMeanwhileError
    meeting.off_at, meeting.off_by = at, by
    remember(meeting, "call off", by=by, at=at, detail=_dates(was=meeting.starts_at))
    tell_called_off(meeting, by=by, at=at)


def _check(pair: Pair, starts_at: dt.datetime, *, at: dt.datetime) -> None:
    if not pair.is_open:
        raise PairEndedError
    if starts_at <= at:
        raise PastError
    if starts_at.date() > pair.cohort.ends_on + LATE:
        raise TooFarError


def _dates(**moments: dt.datetime) -> Detail:
    return {name: moment.astimezone(dt.UTC).isoformat() for name, moment in moments.items()}
