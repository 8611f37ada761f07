"""The letters about dates: to each of the two, on their own clock, with its calendar entry."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from django.utils import translation
from django.utils.translation import gettext as _

from turnabout.core.mail.outbox import Post, post_all
from turnabout.core.models import Letter
from turnabout.enrollment.models import Enrollment
from turnabout.meetings.invitations import Entry, address_of, cancellation, invitation
from turnabout.meetings.models import Coming, Meeting, Reply
from turnabout.meetings.rules import clock_of
from turnabout.meetings.where import Where, the_template, where
from turnabout.meetings.words import when
from turnabout.people.models import Person
from turnabout.people.speaking import language_of
from turnabout.programs.models import Side

PLANNED, MOVED, CALLED_OFF = "meeting_planned", "meeting_moved", "meeting_off"
PLACED, REFUSED, OVER = "meeting_where", "meeting_refused", "meeting_over"
ASKED = "meeting_asks"
"""How a refusal is worded that comes with another time."""

IN_DAYS, IN_AN_HOUR = "meeting_in_days", "meeting_in_an_hour"
REMINDERS = (IN_DAYS, IN_AN_HOUR)

Writing = Callable[[Entry], str]
"""Writes the calendar entry of one side."""


def tell_planned(meetings: Iterable[Meeting], *, by: Person, at: dt.datetime) -> None:
    """Tell both of new dates: a letter and an invitation for each, as calendars want it."""
    template = the_template()
    post_all((post for one in meetings for post in _planned(one, template, by=by, at=at)), at=at)


def tell_moved(meeting: Meeting, *, was: dt.datetime, by: Person, at: dt.datetime) -> None:
    """Tell both that they meet at another time: the new date stands in the same letter."""
    post_all(_to_both(MOVED, meeting, _inviting(meeting, by=by, at=at), was=was), at=at)


def tell_placed(meeting: Meeting, *, by: Person, at: dt.datetime) -> None:
    """Tell both where they meet."""
    post_all(_to_both(PLACED, meeting, _inviting(meeting, by=by, at=at)), at=at)


def tell_called_off(meeting: Meeting, *, at: dt.datetime) -> None:
    """Tell both that they do not meet then."""
    post_all(_to_both(CALLED_OFF, meeting, lambda entry: cancellation(entry, at=at)), at=at)


def tell_over(meetings: Iterable[Meeting], *, at: dt.datetime) -> None:
    """Take dates of pairs that no longer meet out of the calendars of those who are still here."""
    posts = (
        post
        for one in meetings
        for side, post in _by_side(OVER, one, lambda entry: cancellation(entry, at=at))
        if one.pair.on(side).person.is_active
    )
    post_all(posts, at=at)


def tell_refused(reply: Reply, *, at: dt.datetime) -> None:
    """Tell the other one that a date does not suit, and where both can move it."""
    meeting = reply.meeting
    to = meeting.pair.across_from(Side(reply.side))
    with translation.override(language_of(to.person)):
        proposed = when(reply.proposed_at, clock_of(to)) if reply.proposed_at else ""
    move = f"{address_of(meeting.pair)}meetings/{meeting.pk}/"
    more: dict[str, object] = {"proposed": proposed, "address": move}
    post = _post(REFUSED, meeting, Side(to.role), Where(), _nothing, more=more)
    stamp = f"{reply.starts_at:%Y-%m-%dT%H:%M} {reply.coming} {proposed}"
    key = f"{REFUSED} {meeting.pk} {reply.side} {stamp}"
    wording = ASKED if reply.coming == Coming.COUNTER else ""
    post_all([post._replace(key=key, wording=wording)], at=at)


def reminder(
    kind: str, meeting: Meeting, side: Side, template: str, *, best_before: dt.datetime
) -> Post:
    """Return the letter that reminds one side of a date: one for each date, however often asked."""
    post = _post(kind, meeting, side, where(meeting, template), _nothing)
    key = f"{reminders_of(meeting, kind)} {meeting.starts_at:%Y-%m-%dT%H:%M} {side}"
    return post._replace(key=key, best_before=best_before)


def reminders_of(meeting: Meeting, kind: str) -> str:
    """Return with what the keys of such reminders of a session begin."""
    return f"{kind} {meeting.pk} at"


def forget_reminders(meeting: Meeting, *, at: dt.datetime) -> None:
    """Take back the reminders of a date that have not left: it is another now, or none."""
    for kind in REMINDERS:
        begun = Letter.objects.unclaimed(at).filter(key__startswith=reminders_of(meeting, kind))
        begun.order_by().delete()


def _planned(meeting: Meeting, template: str, *, by: Person, at: dt.datetime) -> Iterator[Post]:
    yield from _to_both(PLANNED, meeting, _inviting(meeting, by=by, at=at), template=template)


def _to_both(
    kind: str,
    meeting: Meeting,
    writing: Writing,
    *,
    was: dt.datetime | None = None,
    template: str | None = None,
) -> Iterator[Post]:
    for _side, post in _by_side(kind, meeting, writing, was=was, template=template):
        yield post


def _by_side(
    kind: str,
    meeting: Meeting,
    writing: Writing,
    *,
    was: dt.datetime | None = None,
    template: str | None = None,
) -> Iterator[tuple[Side, Post]]:
    here = where(meeting, the_template() if template is None else template)
    for side in Side:
        yield side, _post(kind, meeting, side, here, writing, was=was)


def _inviting(meeting: Meeting, *, by: Person, at: dt.datetime) -> Writing:
    comes = meeting.pair.side_of(by)
    return lambda entry: invitation(entry, comes=comes, at=at)


def _nothing(_entry: Entry) -> str:
    return ""


def _post(
    kind: str,
    meeting: Meeting,
    side: Side,
    here: Where,
    writing: Writing,
    *,
    was: dt.datetime | None = None,
    more: dict[str, object] | None = None,
) -> Post:
    to, other = meeting.pair.on(side), meeting.pair.across_from(side)
    with translation.override(language_of(to.person)):
        entry = Entry(meeting, side, here)
        facts = _facts(entry, to, other) | {"was": when(was, clock_of(to)) if was else ""}
        calendar = writing(entry)
    key = f"{kind} {meeting.pk} {meeting.sequence} {side}"
    return Post(
        kind,
        to.person.email,
        key,
        facts | (more or {}),
        language_of(to.person),
        program=meeting.pair.cohort.program,
        calendar=calendar,
    )


def _facts(entry: Entry, to: Enrollment, other: Enrollment) -> dict[str, object]:
    meeting = entry.meeting
    return {
        "name": to.person.first_name,
        "other": other.person.name,
        "other_first": other.person.first_name,
        "title": entry.title,
        "when": when(meeting.starts_at, clock_of(to)),
        "minutes": meeting.minutes,
        "zone": to.time_zone.replace("_", " "),
        "where": _said(entry.where),
        "address": address_of(meeting.pair),
    }


def _said(here: Where) -> str:
    """Return where the two meet, as a sentence."""
    if here.place:
        return _("You meet in person: %(place)s.") % {"place": here.place}
    if here.link:
        return _("You meet by video: %(link)s") % {"link": here.link}
    return _("Where that is, you two settle between you.")
