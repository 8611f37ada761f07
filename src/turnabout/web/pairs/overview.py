"""What each of the two sees of their pair, and nobody else does."""

import datetime as dt
from typing import Any, NamedTuple

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from turnabout.enrollment.models import Enrollment
from turnabout.meetings.models import Answer, Meeting
from turnabout.meetings.rules import clock_of, next_number
from turnabout.meetings.suggesting import suggested_dates
from turnabout.meetings.words import when
from turnabout.pairs.models import Pair
from turnabout.pairs.topics import wanted
from turnabout.people.models import Person
from turnabout.programs.models import Objective, Part, Program, Side
from turnabout.programs.sentences import day, listed
from turnabout.skills.book import the_book
from turnabout.skills.ladder import Level
from turnabout.web.pairs.asks import LOADED, Ask, asks_of
from turnabout.web.pairs.loading import Seat
from turnabout.web.pairs.next import Next, elsewhere, next_for, standing, title_of
from turnabout.web.pairs.rooms import rooms_of


class Card(NamedTuple):
    """One of somebody's pairs, in the list of several."""

    pair: Pair
    me: Enrollment
    other: Person
    next: Next
    asks: list[Ask]


class Topic(NamedTuple):
    """What both share: where each of the two stands, in words."""

    name: str
    mentor: str
    mentee: str


class Session(NamedTuple):
    """A date, as one side has it: what it is called, when, what they said, what they could say."""

    title: str
    when: str
    state: str
    meeting: Meeting
    otherwise: Answer | None


class Choice(NamedTuple):
    """A date to choose with one tap, on one's own clock."""

    moment: dt.datetime
    said: str
    elsewhere: str


def cards(person: Person, *, at: dt.datetime) -> list[Card]:
    """Return the pairs of somebody, those that meet first; the same queries for one and many."""
    pairs = Pair.objects.seen_by(person).with_people().prefetch_related(*LOADED)
    found = [_card(pair, side, at=at) for pair in pairs if (side := pair.side_of(person))]
    return sorted(found, key=lambda card: not card.pair.is_open)


def overview(seat: Seat, *, at: dt.datetime) -> dict[str, Any]:
    """Return the page of a pair as one of the two has it."""
    pair = Pair.objects.with_people().prefetch_related(*LOADED).get(pk=seat.pair.pk)
    program = pair.cohort.program
    is_next = next_for(pair, seat.side, at=at)
    return {
        "seat": seat,
        "pair": pair,
        "program": program,
        "next": is_next,
        "asks": asks_of(pair, seat.side, at=at),
        "rooms": rooms_of(pair, here="pair"),
        "choices": choices(pair, seat, at=at) if is_next.kind == "book" else [],
        "sent": {"number": is_next.number},
        "sessions": [_session(one, seat, at=at) for one in standing(pair)],
        "topics": _topics(pair),
        "languages": listed([_language(code) for code in _shared_languages(pair)]),
        "rhythm": _rhythm(pair),
        "objective": Objective.objects.filter(program=program).first(),
        "contact": contact_of(program),
    }


def choices(
    pair: Pair, seat: Seat, *, at: dt.datetime, instead_of: Meeting | None = None
) -> list[Choice]:
    """Return dates at which both are free: for the next session, or instead of a date."""
    dates = standing(pair)
    earlier = [one for one in dates if instead_of is None or one.starts_at < instead_of.starts_at]
    taken = {one.starts_at for one in dates}
    clock = clock_of(seat.me)
    return [
        Choice(moment.astimezone(clock), when(moment, clock), elsewhere(moment, pair, seat.side))
        for moment in suggested_dates(pair, at=at, after=earlier[-1] if earlier else None)
        if moment not in taken
    ]


def number_to_book(pair: Pair) -> int:
    """Return for which session a date is looked for."""
    return next_number(one.number for one in standing(pair))


def contact_of(program: Program) -> Person | None:
    """Return to whom either of the two can turn in confidence."""
    seats = program.seats.open().filter(part=Part.CONTACT).select_related("person")
    seat = seats.first()
    return seat.person if seat else None


def _card(pair: Pair, side: Side, *, at: dt.datetime) -> Card:
    me, other = pair.on(side), pair.across_from(side).person
    return Card(pair, me, other, next_for(pair, side, at=at), asks_of(pair, side, at=at))


def _session(meeting: Meeting, seat: Seat, *, at: dt.datetime) -> Session:
    said = meeting.said_by(seat.side)
    words = {Answer.YES.value: _("You met"), Answer.NO.value: _("You did not meet")}
    otherwise = {Answer.YES.value: Answer.NO, Answer.NO.value: Answer.YES}
    ahead = _("To come") if meeting.ends_at > at else _("Did you meet?")
    return Session(
        title_of(seat.pair, meeting.number),
        when(meeting.starts_at, clock_of(seat.me)),
        words.get(said, ahead),
        meeting,
        otherwise.get(said) if seat.pair.is_open else None,
    )


def _topics(pair: Pair) -> list[Topic]:
    """Return what the mentor can teach and the mentee wants; nothing where one has withdrawn."""
    if pair.proposal is None or not pair.is_open:
        return []
    book = the_book()
    return [
        Topic(
            wanted(topic, book),
            str(Level(topic["mentor_level"]).label),
            str(Level(topic["mentee_level"]).label),
        )
        for topic in pair.proposal.topics
    ]


def _shared_languages(pair: Pair) -> list[str]:
    return [code for code in pair.mentor.languages if code in pair.mentee.languages]


def _language(code: str) -> str:
    return str(LANG_INFO.get(code, {}).get("name_local", code)).capitalize()


def _rhythm(pair: Pair) -> str:
    program = pair.cohort.program
    told = {
        "minutes": program.minutes,
        "weeks": program.weeks_between,
        "sessions": program.sessions,
        "ends": day(pair.cohort.ends_on),
    }
    every = ngettext(
        "%(minutes)s minutes every week: %(sessions)s sessions and a closing, until %(ends)s.",
        "%(minutes)s minutes every %(weeks)s weeks: %(sessions)s sessions and a closing, until "
        "%(ends)s.",
        program.weeks_between,
    )
    return every % told
