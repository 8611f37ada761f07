"""The session that comes next, as the page of a pair shows it: its agenda, and the way in."""

import datetime as dt
from typing import NamedTuple

from turnabout.meetings.models import Meeting
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side
from turnabout.together.guides.choosing import agenda_of, guide_of
from turnabout.together.preparing import OPENS
from turnabout.web.pairs.next import title_of
from turnabout.web.together.rooms import next_session


class Coming(NamedTuple):
    """The next session: what it is called, what it is about, and whether it is time for it."""

    meeting: Meeting
    title: str
    topic: str
    guide: str
    is_set: bool
    is_now: bool
    leads: bool


def coming(pair: Pair, side: Side, *, at: dt.datetime) -> Coming | None:
    """Return the next session of an open pair; none without a date."""
    meeting = next_session(pair, at=at) if pair.is_open else None
    if meeting is None:
        return None
    agenda = agenda_of(pair, meeting.number)
    guide = guide_of(pair, agenda)
    return Coming(
        meeting,
        title_of(pair, meeting.number),
        agenda.topic if agenda else "",
        guide.title if guide else "",
        agenda is not None,
        at >= meeting.starts_at - OPENS,
        side == Side.MENTOR,
    )
