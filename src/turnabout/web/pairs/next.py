"""What is next for one side of a pair, in the first line of its page."""

import datetime as dt
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from turnabout.meetings.models import Meeting, Reply
from turnabout.meetings.rules import clock_of, next_number
from turnabout.meetings.words import at_time, on_day, title_of, when
from turnabout.pairs.models import Ending, Pair
from turnabout.programs.models import Side
from turnabout.programs.sentences import day
from turnabout.together.preparing import OPENS


class Next(NamedTuple):
    """What is next: its kind, a line to read first, more about it; the date or session meant."""

    kind: str
    line: str
    more: str
    meeting: Meeting | None = None
    number: int = 0
    proposed_at: dt.datetime | None = None

    @property
    def template(self) -> str:
        """Where the page says how it is done."""
        return f"pairs/next_{self.kind}.html"


def next_for(pair: Pair, side: Side, *, at: dt.datetime) -> Next:
    """Return what is next for this side. No query, where the pair comes with its dates."""
    dates = standing(pair)
    if not pair.is_open:
        return _ended(pair, side)
    for meeting in dates:
        if meeting.ends_at <= at and not meeting.said_by(side):
            return _to_say(meeting, side)
    for meeting in dates:
        if meeting.ends_at > at:
            if at >= meeting.starts_at - OPENS:
                return _now(meeting, side)
            refusal = meeting.refusal()
            return _refused(meeting, side, refusal) if refusal else _ahead(meeting, side)
    number = next_number(one.number for one in dates)
    if number > pair.cohort.program.sessions + 1:
        return Next("done", _("All your sessions have taken place"), _("Thank you both."))
    return _to_book(pair, side, number, at=at)


def standing(pair: Pair) -> list[Meeting]:
    """Return the dates of a pair that are not off, the earliest first."""
    return [one for one in pair.meetings.all() if one.off_at is None]


def elsewhere(moment: dt.datetime, pair: Pair, side: Side) -> str:
    """Return what the clock of the other one shows, where it is another hour there."""
    mine, theirs = (clock_of(one) for one in (pair.on(side), pair.across_from(side)))
    if moment.astimezone(mine).utcoffset() == moment.astimezone(theirs).utcoffset():
        return ""
    name = pair.across_from(side).person.first_name
    told = {"time": at_time(moment, theirs), "day": on_day(moment, theirs), "name": name}
    if moment.astimezone(mine).date() == moment.astimezone(theirs).date():
        return _("%(time)s for %(name)s") % told
    return _("%(day)s, %(time)s for %(name)s") % told


def cannot_come(pair: Pair, side: Side, refusal: Reply) -> str:
    """Return who cannot come, in the words for this side."""
    name = {"name": pair.across_from(side).person.first_name}
    asks = refusal.proposed_at is not None
    if refusal.side == side:
        return _("You asked for another time: move it") if asks else _("You cannot come: move it")
    if asks:
        return _("%(name)s asks for another time: move it") % name
    return _("%(name)s cannot come: move it") % name


def _ended(pair: Pair, side: Side) -> Next:
    name = {"name": pair.across_from(side).person.first_name}
    if pair.ending == Ending.CLOSED:
        thanks = _("Thank you both, for the hours and for the honesty.")
        return Next("closed", _("You and %(name)s have finished well") % name, thanks)
    more = _(
        "It is nobody's fault: no reason is asked and none is given. Nothing is to be done. Your "
        "sign-up stands: when pairs are made anew, you are among those who can be paired."
    )
    return Next("ended", _("You and %(name)s no longer meet") % name, more)


def _to_say(meeting: Meeting, side: Side) -> Next:
    pair = meeting.pair
    told = {
        "name": pair.across_from(side).person.first_name,
        "day": on_day(meeting.starts_at, clock_of(pair.on(side))),
    }
    line = _("Did you and %(name)s meet on %(day)s?") % told
    return Next("say", line, title_of(pair, meeting.number), meeting)


def _now(meeting: Meeting, side: Side) -> Next:
    pair = meeting.pair
    told = {
        "title": title_of(pair, meeting.number),
        "name": pair.across_from(side).person.first_name,
        "from": at_time(meeting.starts_at, clock_of(pair.on(side))),
        "to": at_time(meeting.ends_at, clock_of(pair.on(side))),
    }
    line = _("It is time: %(title)s with %(name)s") % told
    return Next("now", line, _("From %(from)s to %(to)s.") % told, meeting)


def _ahead(meeting: Meeting, side: Side) -> Next:
    pair, starts = meeting.pair, meeting.starts_at
    told = {
        "name": pair.across_from(side).person.first_name,
        "when": when(starts, clock_of(pair.on(side))),
    }
    facts = (
        title_of(pair, meeting.number),
        _("%(minutes)s minutes") % {"minutes": meeting.minutes},
        elsewhere(starts, pair, side),
    )
    line = _("%(when)s with %(name)s") % told
    return Next("ahead", line, " · ".join(filter(None, facts)), meeting)


def _refused(meeting: Meeting, side: Side, refusal: Reply) -> Next:
    pair = meeting.pair
    told = {
        "who": cannot_come(pair, side, refusal),
        "title": title_of(pair, meeting.number),
        "when": when(meeting.starts_at, clock_of(pair.on(side))),
    }
    more = _("%(title)s is on %(when)s until one of you moves it.") % told
    return Next("refused", told["who"], more, meeting, meeting.number, refusal.proposed_at)


def _to_book(pair: Pair, side: Side, number: int, *, at: dt.datetime) -> Next:
    program, starts_on = pair.cohort.program, pair.cohort.starts_on
    told = {
        "title": title_of(pair, number),
        "name": pair.across_from(side).person.first_name,
        "weeks": program.weeks_between,
        "starts": day(starts_on),
    }
    line = _("%(title)s with %(name)s has no date yet") % told
    if number == 1 and at.date() < starts_on:
        first = _("First sessions take place from %(starts)s on.") % told
        return Next("book", line, first, None, number)
    every = ngettext(
        "Your rhythm is a session every week.",
        "Your rhythm is a session every %(weeks)s weeks.",
        program.weeks_between,
    )
    return Next("book", line, every % told, None, number)
