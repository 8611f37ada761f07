"""What waits for each of the two around a session, from dates and ticks alone."""

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from turnabout.meetings.models import Answer, Meeting
from turnabout.meetings.rules import clock_of
from turnabout.meetings.words import title_of
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side
from turnabout.programs.sentences import day
from turnabout.together.agreeing import MIDDLE, occasion_of, standing
from turnabout.together.aiming import GOALS
from turnabout.together.guides.choosing import agenda_of
from turnabout.together.models import NextAction, Occasion, State
from turnabout.together.preparing import BEFORE, due
from turnabout.web.pairs.ask import Ask, Loaded
from turnabout.web.pairs.next import standing as dates_of

LOADED: Loaded = [
    "versions__signatures",
    "goals",
    "commitments",
    "agendas",
    "preparations",
    "meetings__teach_back",
    "meetings__next_action",
]
"""What a pair is loaded with, so that nothing here asks the database."""

AHEAD = dt.timedelta(days=10)
"""How long before a session somebody is asked to prepare it."""

SINCE = dt.timedelta(days=7)
"""How long after a session somebody is asked for a minute."""


def asks(pair: Pair, side: Side, at: dt.datetime) -> Iterator[Ask]:
    """Yield what waits for this side, the most urgent first."""
    dates = dates_of(pair)
    yield from _afterwards(pair, side, dates, at=at)
    yield from _to_prepare(pair, side, dates, at=at)
    yield from _to_sign(pair, side, dates, at=at)
    yield from _to_aim(pair, dates, at=at)
    yield from _due(pair, side, dates, at=at)


def _afterwards(pair: Pair, side: Side, dates: list[Meeting], *, at: dt.datetime) -> Iterator[Ask]:
    over = [one for one in dates if one.ends_at <= at < one.ends_at + SINCE]
    for meeting in over[-1:]:
        is_left = _action_of(meeting) is None or (side == Side.MENTOR and not _ticked(meeting))
        if is_left and meeting.said_by(side) != Answer.NO:
            what = _("A minute after %(session)s") % {"session": title_of(pair, meeting.number)}
            more = _("The next action, and a few words for yourself alone.")
            yield Ask(what, more, reverse("afterwards", args=[pair.pk, meeting.pk]))


def _to_prepare(pair: Pair, side: Side, dates: list[Meeting], *, at: dt.datetime) -> Iterator[Ask]:
    coming = [one for one in dates if at < one.starts_at <= at + AHEAD]
    for meeting in coming[:1]:
        session = {"session": title_of(pair, meeting.number)}
        agenda = agenda_of(pair, meeting.number)
        answered = any(one.number == meeting.number for one in pair.preparations.all())
        if side == Side.MENTOR and agenda is None:
            by = due(meeting, at=at).astimezone(clock_of(pair.on(side)))
            more = _("By %(day)s: a topic, and a guide that asks.")
            yield Ask(
                _("Set the agenda for %(session)s") % session,
                more % {"day": date_format(by, "l j F")},
                reverse("agenda", args=[pair.pk, meeting.pk]),
            )
        if side == Side.MENTEE and agenda and not answered:
            yield Ask(
                _("One question to prepare for %(session)s") % session,
                _("Two minutes, in a few words."),
                reverse("session", args=[pair.pk, meeting.pk]),
            )


def _to_sign(pair: Pair, side: Side, dates: list[Meeting], *, at: dt.datetime) -> Iterator[Ask]:
    """Yield the agreement, from the first session on, or once the other one has signed."""
    now = standing(pair, at=at)
    begun = any(one.starts_at <= at + BEFORE for one in dates)
    if side in now.signed or not (begun or now.signed):
        return
    name = {"name": pair.across_from(side).person.first_name, "number": MIDDLE}
    if now.signed:
        more = _("%(name)s has signed.") % name
    elif occasion_of(pair, at=at) == Occasion.MIDDLE:
        more = _("After session %(number)s both look again: sign once more, or change them.") % name
    else:
        more = _("Read them together; change what you like.")
    yield Ask(_("Sign your ground rules"), more, reverse("agreement", args=[pair.pk]))


def _to_aim(pair: Pair, dates: list[Meeting], *, at: dt.datetime) -> Iterator[Ask]:
    begun = any(one.starts_at <= at for one in dates)
    goals = [goal for goal in pair.goals.all() if goal.state != State.LET_GO]
    if begun and len(goals) < GOALS:
        more = _("What you aim for, and how one would see it.")
        yield Ask(_("Set two goals"), more, reverse("goals", args=[pair.pk]))


def _due(pair: Pair, side: Side, dates: list[Meeting], *, at: dt.datetime) -> Iterator[Ask]:
    """Yield the day of an action or a commitment that has come; of what is in it, nothing."""
    today = at.astimezone(clock_of(pair.on(side))).date()
    actions = [action for one in dates if (action := _action_of(one))]
    for action in actions[-1:]:
        if action.is_for(side) and action.done_on is None and action.until <= today:
            until = {"day": day(action.until)}
            address = reverse("goals", args=[pair.pk])
            yield Ask(_("Your next action: is it done?"), _("Until %(day)s.") % until, address)
    for one in pair.commitments.all():
        if side == Side.MENTEE and one.kept_on is None and one.due_on <= today:
            until = {"day": day(one.due_on)}
            address = reverse("goals", args=[pair.pk])
            yield Ask(_("A commitment of yours: is it kept?"), _("Until %(day)s.") % until, address)


def _action_of(meeting: Meeting) -> NextAction | None:
    return getattr(meeting, "next_action", None)


def _ticked(meeting: Meeting) -> bool:
    return hasattr(meeting, "teach_back")
