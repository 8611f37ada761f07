"""What somebody should be nudged about: each for what is theirs to do, told from dates alone."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from turnabout.nudges.models import Kind, Nudge
from turnabout.nudges.rules import how_quiet, moved_twice
from turnabout.nudges.standing import last_met, movings, people_of, quiet, unbooked, unsaid
from turnabout.pairs.models import Pair
from turnabout.programs.models import Cohort, Side


class Due(NamedTuple):
    """One nudge: to which person about which pair, on which occasion; the moment that it tells of."""

    person: int
    pair: int
    kind: Kind
    occasion: str
    moment: dt.datetime


def due(cohort: Cohort, *, at: dt.datetime) -> list[Due]:
    """Return what nobody has been nudged about yet, by person; the same queries for any number."""
    found = [*_unsaid(cohort, at=at), *_without_date(cohort, at=at), *_moved(cohort, at=at)]
    pairs = {one.pair for one in found}
    known = set(
        Nudge.objects.filter(pair__in=pairs).values_list("person", "pair", "kind", "occasion")
    )
    return sorted(one for one in found if one[:4] not in known)


def _unsaid(cohort: Cohort, *, at: dt.datetime) -> Iterator[Due]:
    """Yield who has not said whether they met: each for oneself, whatever the other said."""
    silent = unsaid(cohort, at=at)
    people = people_of(one.pair for one in silent)
    for pair, meeting, starts_at, side in silent:
        yield Due(people[pair][side], pair, Kind.SAY, f"session {meeting}", starts_at)


def _without_date(cohort: Cohort, *, at: dt.datetime) -> Iterator[Due]:
    """Yield the mentors who lead to the next date; both, once their pair is quiet."""
    still = {one.pair: one.since for one in quiet(cohort, at=at)}
    without = unbooked(cohort, at=at)
    people = people_of(one.pair for one in without)
    for pair, since in without:
        if pair not in still:
            yield Due(people[pair][Side.MENTOR], pair, Kind.BOOK, f"{since:%Y-%m-%d}", since)
            continue
        level = how_quiet(since, weeks=cohort.program.weeks_between, at=at)
        for side in Side:
            yield Due(people[pair][side], pair, Kind.GAP, f"{level} {since:%Y-%m-%d}", since)


def _moved(cohort: Cohort, *, at: dt.datetime) -> Iterator[Due]:
    """Yield who moved twice in a row, with no session in between: that person, and nobody else."""
    two_rounds = dt.timedelta(weeks=2 * cohort.program.weeks_between)
    by_pair = movings(cohort, since=at - two_rounds)
    held = last_met(by_pair)
    there = set(Pair.objects.open().filter(pk__in=by_pair).values_list("pk", flat=True))
    for pair in sorted(there):
        if last := moved_twice(by_pair[pair], since=held.get(pair, at - two_rounds)):
            yield Due(last.by, pair, Kind.MOVED, f"{last.at:%Y-%m-%dT%H:%M:%S}", last.at)
