"""What the pages of one session show: before it, in it, and a minute afterwards."""

import datetime as dt
from typing import Any, NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from turnabout.meetings.models import Meeting
from turnabout.meetings.rules import clock_of
from turnabout.meetings.words import at_time, title_of, when
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side
from turnabout.together.guides.choosing import agenda_of, guide_of
from turnabout.together.models import (
    Agenda,
    Beginning,
    NextAction,
    Preparation,
    Reflection,
    TeachBack,
)
from turnabout.together.preparing import OPENS, due, question_for
from turnabout.together.prompts import PROMPTS, another, prompt_for
from turnabout.together.shape import Placed, placed, shape_of
from turnabout.web.pairs.loading import Seat
from turnabout.web.pairs.overview import shared_topics
from turnabout.web.pairs.room import room
from turnabout.web.together.forms.sessions import Afterwards, AgendaForm, PreparationForm

HERE = "sessions"


class Step(NamedTuple):
    """A part of a session on one's own clock."""

    title: str
    what: str
    minutes: int
    time: str
    starts_at: str
    ends_at: str


def one_session(
    seat: Seat, meeting: Meeting, form: PreparationForm | None = None, *, at: dt.datetime
) -> dict[str, Any]:
    """Return the page of a session."""
    pair = seat.pair
    agenda = agenda_of(pair, meeting.number)
    guide = guide_of(pair, agenda)
    last = last_action(pair, meeting.number)
    begun = Beginning.objects.filter(meeting=meeting).first()
    steps = placed(
        shape_of(meeting.number, minutes=meeting.minutes),
        begin=begun.at if begun else meeting.starts_at,
    )
    return {
        **room(seat, here=HERE),
        "meeting": meeting,
        "title": title_of(pair, meeting.number),
        "when": when(meeting.starts_at, clock_of(seat.me)),
        "line": _line(seat, meeting, agenda, at=at),
        "agenda": agenda,
        "guide": guide,
        "cards": guide.cards(seat.side) if guide else (),
        "to_prepare": guide.preparation(seat.side) if guide else [],
        "leads": seat.side == Side.MENTOR,
        "form": form or _form(seat, meeting, agenda),
        "preparation": preparation_of(pair, meeting.number),
        "last": last,
        "last_is_mine": bool(last and last.is_for(seat.side)),
        "steps": [_step(one, seat) for one in steps],
        "begun": begun,
        "now": at.isoformat(),
        "may_begin": meeting.pair.is_open and meeting.starts_at - OPENS <= at < meeting.ends_at,
        "is_ahead": at < meeting.ends_at,
        "is_on": bool(begun) and at < meeting.ends_at,
        "may_look_back": pair.is_open and (at >= meeting.starts_at or begun),
    }


def to_choose(seat: Seat, meeting: Meeting, form: AgendaForm, *, at: dt.datetime) -> dict[str, Any]:
    """Return the page on which the mentor sets the agenda."""
    return {
        **room(seat, here=HERE),
        "meeting": meeting,
        "title": title_of(seat.pair, meeting.number),
        "by": _by(seat, meeting, at=at),
        "form": form,
    }


def to_look_back(
    seat: Seat, meeting: Meeting, form: Afterwards, theirs: NextAction | None = None
) -> dict[str, Any]:
    """Return the page of the minute afterwards."""
    return {
        **room(seat, here=HERE),
        "meeting": meeting,
        "title": title_of(seat.pair, meeting.number),
        "form": form,
        "another": another(form.asked),
        "theirs": theirs,
    }


def as_kept(seat: Seat, meeting: Meeting) -> dict[str, Any]:
    """Return what stands in the form of the minute afterwards: what this side may see."""
    action = NextAction.objects.filter(meeting=meeting).first()
    written = Reflection.objects.filter(meeting=meeting, side=seat.side).first()
    ticked = TeachBack.objects.filter(meeting=meeting).first()
    mentors = seat.side == Side.MENTOR
    return {
        "result": ticked.result if mentors and ticked else "",
        "what": action.what if action else "",
        "owner": action.owner if action else Side.MENTEE.value,
        "until": action.until if action else _next_day(seat, meeting),
        "known": action.edition if action else 0,
        "prompt": written.prompt if written else prompt_for(meeting.number, seat.side),
        "reflection": written.text if written else "",
    }


def prompt_asked(said: str | None, *, kept: int) -> int:
    """Return the prompt that somebody asked for, or the one that is due."""
    asked = said is not None and said.isascii() and said.isdigit() and len(said) < len(PROMPTS)
    return int(said) % len(PROMPTS) if asked and said else kept


def topics_of(pair: Pair) -> list[str]:
    """Return the names of what the two share."""
    return [one.name for one in shared_topics(pair)]


def preparation_of(pair: Pair, number: int) -> Preparation | None:
    """Return what the mentee answered before a session."""
    return next((one for one in pair.preparations.all() if one.number == number), None)


def last_action(pair: Pair, number: int) -> NextAction | None:
    """Return the action that the two agreed on the last time."""
    earlier = NextAction.objects.filter(meeting__pair=pair, meeting__number__lt=number)
    return earlier.select_related("meeting").order_by("-meeting__number").first()


def _next_day(seat: Seat, meeting: Meeting) -> dt.date | None:
    """Return the day of the session after this one, on one's own clock, where it has a date."""
    later = seat.pair.meetings.standing().filter(starts_at__gt=meeting.starts_at)
    following = later.order_by("starts_at").first()
    return following.starts_at.astimezone(clock_of(seat.me)).date() if following else None


def _form(seat: Seat, meeting: Meeting, agenda: Agenda | None) -> PreparationForm | None:
    """Return the question for the mentee, once the agenda is set; none for the mentor."""
    if seat.side == Side.MENTOR or agenda is None or not seat.pair.is_open:
        return None
    told = preparation_of(seat.pair, meeting.number)
    question = question_for(seat.pair, agenda)
    name = seat.other.person.first_name
    initial = {"answer": told.answer if told and told.question == question else ""}
    return PreparationForm(question=question, reader=name, initial=initial)


def _line(seat: Seat, meeting: Meeting, agenda: Agenda | None, *, at: dt.datetime) -> str:
    told = {
        "title": title_of(seat.pair, meeting.number),
        "name": seat.other.person.first_name,
        "by": _by(seat, meeting, at=at),
    }
    if at >= meeting.ends_at:
        return _("%(title)s with %(name)s is over") % told
    if at >= meeting.starts_at - OPENS:
        return _("%(title)s with %(name)s: it is time") % told
    if seat.side == Side.MENTOR and agenda is None:
        return _("You set the agenda, by %(by)s") % told
    if seat.side == Side.MENTOR:
        return _("%(title)s with %(name)s: the agenda is set") % told
    if agenda is None:
        return _("%(name)s sets the agenda; then comes a question for you") % told
    if preparation_of(seat.pair, meeting.number):
        return _("%(title)s with %(name)s: you are prepared") % told
    return _("One question to prepare for %(title)s") % told


def _by(seat: Seat, meeting: Meeting, *, at: dt.datetime) -> str:
    return date_format(due(meeting, at=at).astimezone(clock_of(seat.me)), "l j F")


def _step(one: Placed, seat: Seat) -> Step:
    return Step(
        str(one.part.title),
        str(one.part.what),
        one.part.minutes,
        at_time(one.starts_at, clock_of(seat.me)),
        one.starts_at.isoformat(),
        one.ends_at.isoformat(),
    )
