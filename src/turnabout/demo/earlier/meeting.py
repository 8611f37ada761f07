"""Six sessions and a closing: when the pairs met, how clearly it came across, what they changed."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import cycle
from typing import NamedTuple

from turnabout.meetings.models import Answer, DidMeet, Meeting
from turnabout.meetings.series import held_at_sign_up, proposed_series
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side
from turnabout.together.models import Commitment, Result, TeachBack

WEEK = dt.timedelta(weeks=1)

LEFT_AFTER = {3: 2, 9: 3}
"""After how many sessions a pair ended early, by its place among the pairs."""

MISSED = {5: {4}, 12: {3, 6}}
"""Sessions that a pair did not hold, by its place: it moved house, it was ill."""

GOT_IT, PARTLY, MISSED_IT = Result.GOT_IT, Result.PARTLY, Result.MISSED

TEACH_BACKS = {
    1: (PARTLY, GOT_IT, PARTLY, MISSED_IT, GOT_IT, PARTLY, GOT_IT),
    2: (PARTLY, GOT_IT, GOT_IT, PARTLY, GOT_IT, PARTLY),
    3: (GOT_IT, GOT_IT, PARTLY, GOT_IT, PARTLY),
    4: (GOT_IT, PARTLY, GOT_IT, GOT_IT, GOT_IT),
    5: (GOT_IT, GOT_IT, GOT_IT, PARTLY, GOT_IT, GOT_IT),
    6: (GOT_IT, GOT_IT, GOT_IT, GOT_IT, PARTLY, GOT_IT, GOT_IT),
}
"""What mentors ticked after each session, pair after pair."""


class Kept(NamedTuple):
    """What a mentee heard, changed, and left open; in how many weeks kept, and whether public."""

    heard: str
    changed: str
    still_open: str
    weeks: int | None
    is_public: bool


COMMITMENTS: Sequence[Kept] = (
    Kept(
        "That my notes of a meeting arrive when nobody needs them any more.",
        "They stand in the shared page before we leave the room.",
        "Who reads them on the ships.",
        3,
        is_public=True,
    ),
    Kept(
        "That the dashboard says what happened and never what to do.",
        "Each chart has one line below it: what we would do if it went down.",
        "Two charts for which nobody could write that line.",
        5,
        is_public=True,
    ),
    Kept(
        "That people stop proposing when I answer within a minute.",
        "I wait until three others have spoken.",
        "",
        2,
        is_public=False,
    ),
    Kept(
        "That an assistant's draft is no better than the question.",
        "We keep the five questions that worked, for everyone.",
        "What may never be pasted in: we have asked for a rule.",
        6,
        is_public=True,
    ),
    Kept(
        "That late mails are read as orders, whatever they say.",
        "Mine leave at eight in the morning.",
        "My own boss.",
        1,
        is_public=True,
    ),
    Kept(
        "That nobody on the night shift has ever been thanked by name.",
        "I go down on the first of the month, without an agenda.",
        "The other two shifts.",
        None,
        is_public=False,
    ),
    Kept(
        "That our form asks for the same number four times.",
        "Once is enough now, and the others are gone.",
        "The paper one at the gate.",
        4,
        is_public=True,
    ),
    Kept(
        "That a figure too round should make me ask.",
        "I ask for the sheet behind one figure at each review.",
        "",
        None,
        is_public=False,
    ),
)
"""What seniors took on after their fourth session. The last ones of the pairs made none."""

WITHOUT = {3, 9, 7, 14}
"""Pairs that made no commitment, by their place."""


def let_meet(pairs: Sequence[Pair], *, at: dt.datetime) -> None:
    """Let the pairs have met in the rhythm of the program, and say so."""
    planned = [one for place, pair in enumerate(pairs) for one in _dates(pair, place, at=at)]
    meetings = Meeting.objects.bulk_create(planned)
    DidMeet.objects.bulk_create(
        DidMeet(meeting=one, side=side, answer=Answer.YES, at=one.ends_at)
        for one in meetings
        for side in Side
    )
    ticks = {number: cycle(results) for number, results in TEACH_BACKS.items()}
    TeachBack.objects.bulk_create(
        TeachBack(meeting=one, result=next(ticks[one.number]), at=one.ends_at)
        for one in meetings
        if one.number in ticks
    )
    Commitment.objects.bulk_create(_commitments(pairs, meetings))


def _dates(pair: Pair, place: int, *, at: dt.datetime) -> Iterator[Meeting]:
    """Yield the dates on which a pair met: as they held them all when they were told."""
    last = LEFT_AFTER.get(place, pair.cohort.program.sessions + 1)
    held = held_at_sign_up(pair)
    for number, starts_at in proposed_series(pair, [], held=held, away=[], at=at):
        if starts_at and number <= last and number not in MISSED.get(place, ()):
            yield Meeting(
                pair=pair,
                number=number,
                starts_at=starts_at,
                minutes=pair.cohort.program.minutes,
                planned_by=pair.mentor.person,
                planned_at=at,
            )


def _commitments(pairs: Sequence[Pair], meetings: Sequence[Meeting]) -> Iterator[Commitment]:
    fourth = {one.pair_id: one.ends_at for one in meetings if one.number <= 4}
    told = cycle(COMMITMENTS)
    for place, pair in enumerate(pairs):
        if place in WITHOUT or pair.pk not in fourth:
            continue
        one, said_at = next(told), fourth[pair.pk]
        yield Commitment(
            pair=pair,
            heard=one.heard,
            changed=one.changed,
            still_open=one.still_open,
            due_on=(said_at + 6 * WEEK).date(),
            kept_on=None if one.weeks is None else (said_at + one.weeks * WEEK).date(),
            public_at=_last_day(pair) if one.is_public else None,
            at=said_at,
        )


def _last_day(pair: Pair) -> dt.datetime:
    return dt.datetime.combine(pair.cohort.ends_on, dt.time(12), tzinfo=dt.UTC)
