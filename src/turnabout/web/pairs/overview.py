"""What each of the two sees of their pair, and nobody else does."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.conf.locale import LANG_INFO
from django.utils.translation import ngettext

from turnabout.enrollment.models import Enrollment
from turnabout.meetings.away import away_from, until
from turnabout.meetings.models import Away, Meeting
from turnabout.meetings.rules import clock_of, next_number
from turnabout.meetings.suggesting import dates_instead, suggested_dates
from turnabout.meetings.where import the_template, where
from turnabout.meetings.words import when
from turnabout.pairs.models import Pair
from turnabout.pairs.topics import wanted
from turnabout.people.models import Person
from turnabout.programs.models import Objective, Part, Side
from turnabout.programs.sentences import day, listed
from turnabout.skills.book import the_book
from turnabout.skills.ladder import Level
from turnabout.web.pairs.ask import Ask
from turnabout.web.pairs.asks import LOADED, asks_of
from turnabout.web.pairs.loading import Seat
from turnabout.web.pairs.next import Next, elsewhere, next_for, standing
from turnabout.web.pairs.rooms import rooms_of
from turnabout.web.together.coming import coming

FREE = {"ahead", "done"}
"""What is next, and asks nothing of whoever reads it."""


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
    away = away_from(pair, at=at)
    return {
        "seat": seat,
        "pair": pair,
        "program": program,
        "next": is_next,
        **_waiting(is_next, asks_of(pair, seat.side, at=at)),
        "rooms": rooms_of(pair, here="pair", side=seat.side),
        "choices": choices(pair, seat, at=at, away=away) if is_next.kind == "book" else [],
        "sent": {"number": is_next.number},
        "where": where(is_next.meeting, the_template()) if is_next.meeting else None,
        **_asked(is_next, seat),
        "away_until": away_until(seat, away, at=at),
        "coming": coming(pair, seat.side, at=at),
        "topics": shared_topics(pair),
        "languages": listed([_language(code) for code in _shared_languages(pair)]),
        "rhythm": _rhythm(pair),
        "objective": Objective.objects.filter(program=program).first(),
        "contact": contact_of(pair),
    }


def choices(pair: Pair, seat: Seat, *, at: dt.datetime, away: Iterable[Away]) -> list[Choice]:
    """Return dates for the next session, at which both are free and neither is away."""
    dates = standing(pair)
    found = suggested_dates(pair, at=at, after=dates[-1] if dates else None, away=away)
    taken = {one.starts_at for one in dates}
    return [_choice(moment, seat) for moment in found if moment not in taken]


def choices_instead(
    meeting: Meeting, seat: Seat, *, at: dt.datetime, away: Iterable[Away]
) -> list[Choice]:
    """Return the next three dates to which a session can be moved with one tap."""
    later = [one for one in standing(seat.pair) if one.starts_at > meeting.starts_at]
    before = later[0].starts_at if later else None
    found = dates_instead(meeting, at=at, away=away, before=before)
    return [_choice(moment, seat) for moment in found]


def away_until(seat: Seat, away: Iterable[Away], *, at: dt.datetime) -> str:
    """Return until when the other one is away today, in words; nothing where they are here."""
    last = until(seat.other, away, at=at)
    return day(last) if last else ""


def number_to_book(pair: Pair) -> int:
    """Return for which session a date is looked for."""
    return next_number(one.number for one in standing(pair))


def contact_of(pair: Pair) -> Person | None:
    """Return to whom either of the two can turn in confidence: never one of them."""
    seats = pair.cohort.program.seats.open().filter(part=Part.CONTACT).select_related("person")
    seat = seats.exclude(person__in=[pair.mentor.person_id, pair.mentee.person_id]).first()
    return seat.person if seat else None


def _waiting(is_next: Next, asks: list[Ask]) -> dict[str, Any]:
    """Return what waits: where a date is only to come, what comes first is the thing to do."""
    if is_next.kind not in FREE or not asks:
        return {"asks": asks}
    return {"first": asks[0], "asks": asks[1:]}


def _asked(is_next: Next, seat: Seat) -> dict[str, Any]:
    """Return the date for which somebody's calendar asks, to be chosen with one tap."""
    if not (is_next.proposed_at and is_next.meeting):
        return {}
    known = is_next.meeting.starts_at.astimezone(dt.UTC).isoformat()
    return {"asked": [_choice(is_next.proposed_at, seat)], "sent": {"known": known}}


def _choice(moment: dt.datetime, seat: Seat) -> Choice:
    clock = clock_of(seat.me)
    other = elsewhere(moment, seat.pair, seat.side)
    return Choice(moment.astimezone(clock), when(moment, clock), other)


def shared_topics(pair: Pair) -> list[Topic]:
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


def _card(pair: Pair, side: Side, *, at: dt.datetime) -> Card:
    me, other = pair.on(side), pair.across_from(side).person
    return Card(pair, me, other, next_for(pair, side, at=at), asks_of(pair, side, at=at))


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
        "ends": day(pair.ends_on),
    }
    every = ngettext(
        "%(minutes)s minutes every week: %(sessions)s sessions and a closing, until %(ends)s.",
        "%(minutes)s minutes every %(weeks)s weeks: %(sessions)s sessions and a closing, until "
        "%(ends)s.",
        program.weeks_between,
    )
    return every % told
