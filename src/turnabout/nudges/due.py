"""What somebody should be nudged about: each for what is theirs to do, told from dates alone."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from turnabout.nudges.models import Kind, Nudge
from turnabout.nudges.rules import REMEMBERED, UNBOOKED, how_quiet, moved_twice
from turnabout.nudges.standing import (
    last_met,
    movings,
    people_of,
    unsaid,
    waiting_for,
    without_topic,
)
from turnabout.pairs.models.pair import PairQuerySet
from turnabout.programs.models import Side


class Due(NamedTuple):
    """One nudge: to whom, about which pair, on which occasion; and the moment that it tells of."""

    person: int
    pair: int
    kind: Kind
    occasion: str
    moment: dt.datetime


def due(pairs: PairQuerySet, *, at: dt.datetime) -> list[Due]:
    """Return what nobody has been nudged about yet, by person; the same queries for any number."""
    found = [
        *_unsaid(pairs, at=at),
        *_without_date(pairs, at=at),
        *_moved(pairs, at=at),
        *_without_topic(pairs),
    ]
    meant = {one.pair for one in found}
    known = set(
        Nudge.objects.filter(pair__in=meant).values_list("person", "pair", "kind", "occasion")
    )
    return sorted(one for one in found if one[:4] not in known)


def _unsaid(pairs: PairQuerySet, *, at: dt.datetime) -> Iterator[Due]:
    """Yield who has not said whether they met: each for oneself, whatever the other said."""
    silent = unsaid(pairs, at=at)
    people = people_of(one.pair for one in silent)
    for pair, meeting, starts_at, side in silent:
        yield Due(people[pair][side], pair, Kind.SAY, f"session {meeting}", starts_at)


def _without_date(pairs: PairQuerySet, *, at: dt.datetime) -> Iterator[Due]:
    """Yield the mentors who lead to the next date; both, once their pair is quiet to them."""
    for side in Side:
        without = [one for one in waiting_for(pairs, side, at=at) if at - one.since > UNBOOKED]
        people = people_of(one.pair for one in without)
        for pair, since, weeks in without:
            person, day = people[pair][side], f"{since:%Y-%m-%d}"
            if level := how_quiet(since, weeks=weeks, at=at):
                yield Due(person, pair, Kind.GAP, f"{level} {day}", since)
            elif side == Side.MENTOR:
                yield Due(person, pair, Kind.BOOK, day, since)


def _moved(pairs: PairQuerySet, *, at: dt.datetime) -> Iterator[Due]:
    """Yield who moved twice in a row, with no session in between: that person, and nobody else."""
    since = at - REMEMBERED
    by_pair = movings(pairs, since=since)
    people = people_of(by_pair)
    for side in Side:
        held = last_met(by_pair, side, at=at)
        for pair in sorted(by_pair):
            last = moved_twice(by_pair[pair], since=held.get(pair, since))
            if last and last.by == people[pair][side]:
                yield Due(last.by, pair, Kind.MOVED, f"{last.at:%Y-%m-%dT%H:%M:%S}", last.at)


def _without_topic(pairs: PairQuerySet) -> Iterator[Due]:
    """Yield the mentors who set no agenda for the last two sessions."""
    bare = without_topic(pairs)
    people = people_of(bare)
    for pair, last in sorted(bare.items()):
        mentor = people[pair][Side.MENTOR]
        yield Due(mentor, pair, Kind.TOPIC, f"session {last.number}", last.starts_at)
