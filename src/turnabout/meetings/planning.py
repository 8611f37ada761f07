"""Dates of a pair: planned, moved, called off, by either of the two. Both are written to."""

import datetime as dt
from collections.abc import Mapping
from itertools import pairwise

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from turnabout.core.history import Detail, remember
from turnabout.meetings.letters import (
    forget_reminders,
    tell_called_off,
    tell_moved,
    tell_placed,
    tell_planned,
)
from turnabout.meetings.models import Meeting
from turnabout.meetings.rules import next_number
from turnabout.meetings.where import Where, check_link
from turnabout.meetings.words import title_of
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


class OutOfOrderError(Exception):
    """A later session would come before an earlier one."""

    def __str__(self) -> str:
        return _("The sessions come one after the other: look at the order of your dates.")


class OutOfTurnError(OutOfOrderError):
    """A date would touch another of the two, or jump over it."""

    def __init__(self, other: Meeting, *, comes_later: bool) -> None:
        super().__init__()
        self.other, self.comes_later = other, comes_later

    def __str__(self) -> str:
        title = {"title": title_of(self.other.pair, self.other.number)}
        if self.comes_later:
            told = _("%(title)s has begun by then: move it first, or choose an earlier time.")
        else:
            told = _("%(title)s is not over by then: move it first, or choose a later time.")
        return told % title


class ChangedMeanwhileError(Exception):
    """The other one was quicker: the date is another now."""

    def __str__(self) -> str:
        return _("Your dates have changed meanwhile. Look at them again.")


@transaction.atomic
def plan(
    pair: Pair, number: int, starts_at: dt.datetime, *, by: Person, at: dt.datetime
) -> Meeting:
    """Return the date of session `number` of the pair, for as long as the program says.

    PairEndedError, PastError, TooFarError, OutOfTurnError; ChangedMeanwhileError where it is not
    the session that is next without a date.
    """
    _check(pair, starts_at, at=at)
    if number != next_number(_taken(pair)):
        raise ChangedMeanwhileError
    _check_turn(pair, number, starts_at, was=starts_at)
    meeting = _planned(pair, number, starts_at, by=by, at=at)
    tell_planned([meeting], by=by, at=at)
    return meeting


@transaction.atomic
def hold(
    pair: Pair, dates: Mapping[int, dt.datetime], *, by: Person, at: dt.datetime
) -> list[Meeting]:
    """Return the dates of several sessions, held at once: all of them, or none.

    PairEndedError, PastError, TooFarError, OutOfOrderError, OutOfTurnError; ChangedMeanwhileError
    where one of the sessions has a date by now.
    """
    _check_order(dates)
    for starts_at in dates.values():
        _check(pair, starts_at, at=at)
    if set(dates) & set(_taken(pair)):
        raise ChangedMeanwhileError
    for number, starts_at in dates.items():
        _check_turn(pair, number, starts_at, was=starts_at)
    held = [_planned(pair, number, dates[number], by=by, at=at) for number in sorted(dates)]
    tell_planned(held, by=by, at=at)
    return held


@transaction.atomic
def move(meeting: Meeting, starts_at: dt.datetime, *, by: Person, at: dt.datetime) -> None:
    """Let the two meet at another time.

    PairEndedError, PastError, TooFarError, OutOfTurnError, ChangedMeanwhileError.
    """
    was = meeting.starts_at
    _check(meeting.pair, starts_at, at=at)
    _check_turn(meeting.pair, meeting.number, starts_at, was=was)
    _change(meeting, starts_at=starts_at, moved_at=at, at=at)
    forget_reminders(meeting, at=at)
    remember(meeting, "move", by=by, at=at, detail=_dates(was=was, to=starts_at))
    tell_moved(meeting, was=was, by=by, at=at)


@transaction.atomic
def call_off(meeting: Meeting, *, by: Person, at: dt.datetime) -> None:
    """Let the two not meet then. ChangedMeanwhileError where the date is another now, or past."""
    _change(meeting, off_at=at, off_by=by, at=at)
    forget_reminders(meeting, at=at)
    remember(meeting, "call off", by=by, at=at, detail=_dates(was=meeting.starts_at))
    tell_called_off(meeting, at=at)


@transaction.atomic
def place(meeting: Meeting, there: Where, *, by: Person, at: dt.datetime) -> None:
    """Let the two meet there: at a place, by a link of their own, or where all pairs do.

    PairEndedError, ChangedMeanwhileError; NoLinkError where nobody should meet by this link.
    """
    if not meeting.pair.is_open:
        raise PairEndedError
    if there.link:
        check_link(there.link)
    if there == Where(meeting.link, meeting.place):
        return
    _change(meeting, link=there.link, place=there.place, at=at)
    remember(meeting, "place", by=by, at=at)
    tell_placed(meeting, by=by, at=at)


def _change(meeting: Meeting, *, at: dt.datetime, **facts: object) -> None:
    """Change a date that is still the one that was known: of two who do so at once, one does."""
    as_known = Meeting.objects.ahead(at).filter(pk=meeting.pk, starts_at=meeting.starts_at)
    try:
        with transaction.atomic():
            changed = as_known.order_by().update(sequence=F("sequence") + 1, **facts)
    except IntegrityError:
        raise ChangedMeanwhileError from None
    if not changed:
        raise ChangedMeanwhileError
    meeting.refresh_from_db(fields=["sequence", *facts])


def _planned(
    pair: Pair, number: int, starts_at: dt.datetime, *, by: Person, at: dt.datetime
) -> Meeting:
    facts = {"minutes": pair.cohort.program.minutes, "planned_by": by, "planned_at": at}
    try:
        with transaction.atomic():
            meeting = Meeting.objects.create(pair=pair, number=number, starts_at=starts_at, **facts)
    except IntegrityError:
        raise ChangedMeanwhileError from None
    remember(meeting, "plan", by=by, at=at, detail=_dates(to=starts_at))
    return meeting


def _taken(pair: Pair) -> list[int]:
    return list(Meeting.objects.standing().filter(pair=pair).values_list("number", flat=True))


def _check(pair: Pair, starts_at: dt.datetime, *, at: dt.datetime) -> None:
    if not pair.is_open:
        raise PairEndedError
    if starts_at <= at:
        raise PastError
    if starts_at.date() > pair.cohort.ends_on + LATE:
        raise TooFarError


def _check_turn(pair: Pair, number: int, starts_at: dt.datetime, *, was: dt.datetime) -> None:
    """Let dates stay apart and in the order that they have: what comes later `was` later."""
    ends_at = starts_at + dt.timedelta(minutes=pair.cohort.program.minutes)
    for other in Meeting.objects.standing().filter(pair=pair).exclude(number=number):
        other.pair = pair
        comes_later = other.starts_at > was
        if comes_later and ends_at > other.starts_at:
            raise OutOfTurnError(other, comes_later=True)
        if not comes_later and starts_at < other.ends_at:
            raise OutOfTurnError(other, comes_later=False)


def _check_order(dates: Mapping[int, dt.datetime]) -> None:
    in_order = [dates[number] for number in sorted(dates)]
    if any(later <= earlier for earlier, later in pairwise(in_order)):
        raise OutOfOrderError


def _dates(**moments: dt.datetime) -> Detail:
    return {name: moment.astimezone(dt.UTC).isoformat() for name, moment in moments.items()}
