"""What the pages of guides show: the mentor all to choose from, the mentee those that were chosen.

The mentee never sees a list of what there is to choose, since it would tell them what their mentor
agreed to talk about.
"""

import datetime as dt
from typing import Any, NamedTuple

from django.http import Http404
from django.utils.translation import gettext as _

from turnabout.meetings.models import Meeting
from turnabout.meetings.words import title_of
from turnabout.programs.models import Side
from turnabout.together.guides.choosing import guide_of, guides_for
from turnabout.together.guides.guide import Guide
from turnabout.web.pairs.loading import Seat
from turnabout.web.pairs.overview import contact_of
from turnabout.web.pairs.room import room
from turnabout.web.together.rooms import next_session

HERE = "guides"


class Offer(NamedTuple):
    """A guide in a list, and for which session it was chosen."""

    guide: Guide
    chosen: str


def all_guides(seat: Seat, *, at: dt.datetime) -> dict[str, Any]:
    """Return the guides that this side sees."""
    chosen = _chosen(seat)
    coming = next_session(seat.pair, at=at)
    leads = seat.side == Side.MENTOR
    found = _to_choose(seat, coming) if leads else [guide for guide, _number in chosen]
    by_key = {guide.key: title_of(seat.pair, number) for guide, number in chosen}
    return {
        **room(seat, here=HERE),
        "line": _line(seat, coming),
        "offers": [Offer(guide, by_key.get(guide.key, "")) for guide in found],
        "leads": leads,
    }


def one_guide(seat: Seat, key: str, *, at: dt.datetime) -> dict[str, Any]:
    """Return the page of a guide. Http404 where this side does not see it."""
    coming = next_session(seat.pair, at=at)
    leads = seat.side == Side.MENTOR
    chosen = [guide for guide, _number in _chosen(seat)]
    seen = {one.key: one for one in (*chosen, *(_to_choose(seat, coming) if leads else ()))}
    if key not in seen:
        raise Http404
    guide = seen[key]
    return {
        **room(seat, here=HERE),
        "guide": guide,
        "prepare": _prepare(guide, seat),
        "asks": [
            (seat.pair.on(side).person.first_name, side.value, guide.asks[side.value])
            for side in Side
        ],
        "coming": coming if leads and seat.pair.is_open else None,
        "coming_title": title_of(seat.pair, coming.number) if coming else "",
        "contact": contact_of(seat.pair.cohort.program) if guide.personal else None,
    }


def _to_choose(seat: Seat, coming: Meeting | None) -> list[Guide]:
    number = coming.number if coming else len(seat.pair.meetings.all()) + 1
    return guides_for(seat.pair, number=number)


def _chosen(seat: Seat) -> list[tuple[Guide, int]]:
    """Return the guides of sessions, the latest first."""
    agendas = sorted(seat.pair.agendas.all(), key=lambda one: -one.number)
    found = [(guide_of(seat.pair, one), one.number) for one in agendas]
    return [(guide, number) for guide, number in found if guide]


def _prepare(guide: Guide, seat: Seat) -> list[tuple[str, str]]:
    """Return who prepares what."""
    told = [(_("Both of you"), guide.prepare["both"])]
    told += [(seat.pair.on(side).person.first_name, guide.prepare[side.value]) for side in Side]
    return [(who, what) for who, what in told if what]


def _line(seat: Seat, coming: Meeting | None) -> str:
    if seat.side == Side.MENTEE:
        return _("The guides of your sessions")
    if coming is None:
        return _("Guides to lead a session by")
    return _("A guide for %(session)s") % {"session": title_of(seat.pair, coming.number)}
