"""What the room of a pair's dates shows."""

import datetime as dt
from typing import Any, NamedTuple

from django.forms import BoundField
from django.utils.translation import gettext as _

from turnabout.meetings.away import away_from, is_away
from turnabout.meetings.models import Answer, Away, Coming, Meeting
from turnabout.meetings.rules import clock_of
from turnabout.meetings.series import held_at_sign_up, proposed_series, undated
from turnabout.meetings.where import Where, the_template, where
from turnabout.meetings.words import title_of, when
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side
from turnabout.web.meetings.forms import Hold, Place, as_known
from turnabout.web.pairs.asks import LOADED
from turnabout.web.pairs.loading import Seat
from turnabout.web.pairs.next import cannot_come, elsewhere, standing
from turnabout.web.pairs.overview import away_until
from turnabout.web.pairs.room import room


class Row(NamedTuple):
    """A date, as one side has it: when, where, how it stands, and what can be done about it."""

    meeting: Meeting
    title: str
    when: str
    elsewhere: str
    state: str
    where: Where
    is_ahead: bool
    is_on: bool
    needs_a_move: bool
    can_answer: bool
    otherwise: Answer | None


class Held(NamedTuple):
    """A session to be held: its title, its fields, what they say in words and elsewhere."""

    title: str
    day: BoundField
    time: BoundField
    when: str
    elsewhere: str
    is_open: bool


def all_dates(seat: Seat, *, at: dt.datetime) -> dict[str, Any]:
    """Return the room: what is ahead first, then what has been."""
    seat = _loaded(seat)
    pair, away, template = seat.pair, away_from(seat.pair, at=at), the_template()
    mine = [one for one in away if one.person_id == seat.me.person_id]
    rows = [_row(one, seat, mine, template, at=at) for one in pair.meetings.all()]
    lacking = undated(pair, (one.number for one in standing(pair)))
    return {
        **room(seat, here="sessions"),
        "ahead": [row for row in rows if row.is_ahead],
        "behind": [row for row in reversed(rows) if not row.is_ahead],
        "lacking": len(lacking) if pair.is_open else 0,
        "away_until": away_until(seat, away, at=at),
    }


def numbers_to_hold(seat: Seat) -> list[int]:
    """Return which sessions of a pair have no date."""
    taken = seat.pair.meetings.standing().values_list("number", flat=True)
    return undated(seat.pair, taken)


def to_hold(seat: Seat, form: Hold, *, at: dt.datetime) -> dict[str, Any]:
    """Return the page on which a date for each session is proposed."""
    seat = _loaded(seat)
    pair = seat.pair
    series = proposed_series(
        pair,
        standing(pair),
        held=held_at_sign_up(pair),
        away=away_from(pair, at=at),
        at=at,
    )
    form.propose(series)
    proposed = {one.number: one.starts_at for one in series if one.starts_at}
    shown = getattr(form, "cleaned_data", {}).get("dates", {}) if form.is_bound else proposed
    return {
        **room(seat, here="sessions"),
        "form": form,
        "rows": [
            _held(seat, number, day, time, shown.get(number)) for number, day, time in form.rows()
        ],
        "zone": clock_of(seat.me).key.replace("_", " "),
    }


def to_place(seat: Seat, meeting: Meeting, form: Place) -> dict[str, Any]:
    """Return the page on which it is said where a session is."""
    form.initial["known"] = as_known(meeting)
    usual = where(Meeting(pair=seat.pair, number=meeting.number), the_template())
    return {
        "seat": seat,
        "meeting": meeting,
        "form": form,
        "when": when(meeting.starts_at, clock_of(seat.me)),
        "usual": usual.link,
    }


def _loaded(seat: Seat) -> Seat:
    pair = Pair.objects.with_people().prefetch_related(*LOADED).get(pk=seat.pair.pk)
    return Seat(pair, seat.side)


def _row(meeting: Meeting, seat: Seat, away: list[Away], template: str, *, at: dt.datetime) -> Row:
    is_ahead = meeting.off_at is None and meeting.ends_at > at and seat.pair.is_open
    is_on = is_ahead and meeting.starts_at <= at
    refused = meeting.refusal() is not None or is_away(seat.pair, meeting.starts_at, away)
    said = meeting.said_by(seat.side)
    otherwise = {Answer.YES.value: Answer.NO, Answer.NO.value: Answer.YES}.get(said)
    may_say = seat.pair.is_open and meeting.off_at is None and meeting.ends_at <= at
    return Row(
        meeting,
        title_of(seat.pair, meeting.number),
        when(meeting.starts_at, clock_of(seat.me)),
        elsewhere(meeting.starts_at, seat.pair, seat.side),
        _state(meeting, seat, away, is_ahead=is_ahead, is_on=is_on, said=said),
        where(meeting, template) if is_ahead else Where(),
        is_ahead,
        is_on,
        needs_a_move=is_ahead and not is_on and refused,
        can_answer=may_say and not said,
        otherwise=otherwise if may_say else None,
    )


def _state(
    meeting: Meeting, seat: Seat, away: list[Away], *, is_ahead: bool, is_on: bool, said: str
) -> str:
    if meeting.off_at:
        return _("Called off")
    if not is_ahead:
        words = {Answer.YES.value: _("You met"), Answer.NO.value: _("You did not meet")}
        return words.get(said, _("Did you meet?") if seat.pair.is_open else "")
    if is_on:
        return ""
    if refusal := meeting.refusal():
        return cannot_come(seat.pair, seat.side, refusal)
    if is_away(seat.pair, meeting.starts_at, away):
        return _("You are away then: move it")
    reply = meeting.reply_of(Side(seat.other.role))
    name = {"name": seat.other.person.first_name}
    words = {
        Coming.ACCEPTED.value: _("%(name)s has accepted") % name,
        Coming.TENTATIVE.value: _("%(name)s may come") % name,
    }
    return words.get(reply.coming, "") if reply else ""


def _held(
    seat: Seat, number: int, day: BoundField, time: BoundField, proposed: dt.datetime | None
) -> Held:
    return Held(
        title_of(seat.pair, number),
        day,
        time,
        when(proposed, clock_of(seat.me)) if proposed else "",
        elsewhere(proposed, seat.pair, seat.side) if proposed else "",
        is_open=proposed is None,
    )
