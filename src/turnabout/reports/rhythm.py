"""How the pairs of a cohort keep their rhythm: from dates and ticks alone, never what is said."""

import datetime as dt
from collections import Counter
from typing import NamedTuple

from django.db.models import Count, Min

from turnabout.meetings.models import Meeting, MeetingQuerySet
from turnabout.nudges.rules import Quiet, how_quiet
from turnabout.nudges.standing import waiting
from turnabout.pairs.days import the_zone
from turnabout.pairs.models import Pair
from turnabout.pairs.models.pair import PairQuerySet
from turnabout.people.models import Person
from turnabout.programs.models import Cohort

FIRST_WITHIN = dt.timedelta(days=14)
"""How soon after they are told of each other two should have met first."""

COMPLETE = 5
"""So many sessions, the closing among them, make a pair complete."""


class First(NamedTuple):
    """How soon pairs first met: in two weeks, later, not yet but in time, not yet and late."""

    in_time: int
    later: int
    to_come: int
    late: int


class Rhythm(NamedTuple):
    """How the pairs of a cohort stand, but for one's own.

    `told` pairs were told of each other, of which `meet` still meet; of these, `booked` have a next
    date. `held` is for each session, by its number, how many pairs held it; `complete` the pairs
    that held enough, as pairs of sign-ups.
    """

    told: int
    meet: int
    booked: int
    quiet: int
    very_quiet: int
    held: tuple[tuple[int, int], ...]
    first: First
    complete: tuple[tuple[int, int], ...]
    without_own: bool

    @property
    def steady(self) -> int:
        """How many keep their rhythm, or have a date."""
        return self.meet - self.quiet - self.very_quiet


class _Known(NamedTuple):
    pair: int
    mentor: int
    mentee: int
    told_at: dt.datetime


def rhythm_of(cohort: Cohort, *, by: Person, at: dt.datetime) -> Rhythm:
    """Return it for one reader: what a tick of their own partner changes is not told to them."""
    everyone = Pair.objects.filter(cohort=cohort)
    pairs = everyone.apart_from(by)
    known = [_Known(*one) for one in _facts(pairs)]
    met = _met(pairs)
    firsts, often = _by_pair(met)
    meeting = pairs.open()
    levels = Counter(
        how_quiet(since, weeks=weeks, at=at) for _pair, since, weeks in waiting(meeting, at=at)
    )
    return Rhythm(
        told=len(known),
        meet=meeting.count(),
        booked=meeting.filter(pk__in=Meeting.objects.ahead(at).values("pair")).count(),
        quiet=levels[Quiet.AMBER],
        very_quiet=levels[Quiet.RED],
        held=_held(met, cohort),
        first=_first(known, firsts, cohort, at=at),
        complete=_complete(known, often, cohort),
        without_own=everyone.of(by).exists(),
    )


def _facts(pairs: PairQuerySet) -> list[tuple[int, int, int, dt.datetime]]:
    return list(pairs.order_by("pk").values_list("pk", "mentor", "mentee", "published_at"))


def _met(pairs: PairQuerySet) -> MeetingQuerySet:
    return Meeting.objects.met().filter(pair__in=pairs.order_by().values("pk")).order_by()


def _by_pair(met: MeetingQuerySet) -> tuple[dict[int, dt.datetime], dict[int, int]]:
    """Return by pair when the two first met, and how often."""
    rows = met.values("pair").annotate(first=Min("starts_at"), often=Count("pk"))
    told = list(rows.values_list("pair", "first", "often"))
    return {pair: first for pair, first, _ in told}, {pair: often for pair, _, often in told}


def _held(met: MeetingQuerySet, cohort: Cohort) -> tuple[tuple[int, int], ...]:
    """Return for each session of the program, the closing last, how many pairs held it."""
    found = dict(met.values("number").annotate(many=Count("pk")).values_list("number", "many"))
    return tuple((number, found.get(number, 0)) for number in range(1, cohort.program.sessions + 2))


def _first(
    known: list[_Known], firsts: dict[int, dt.datetime], cohort: Cohort, *, at: dt.datetime
) -> First:
    begins = dt.datetime.combine(cohort.starts_on, dt.time(), tzinfo=the_zone())
    found = Counter(
        _how_soon(firsts.get(one.pair), since=max(one.told_at, begins), at=at) for one in known
    )
    return First(*(found[name] for name in First._fields))


def _how_soon(first: dt.datetime | None, *, since: dt.datetime, at: dt.datetime) -> str:
    limit = since + FIRST_WITHIN
    if first:
        return "in_time" if first <= limit else "later"
    return "to_come" if at <= limit else "late"


def _complete(
    known: list[_Known], often: dict[int, int], cohort: Cohort
) -> tuple[tuple[int, int], ...]:
    enough = min(COMPLETE, cohort.program.sessions)
    return tuple((one.mentor, one.mentee) for one in known if often.get(one.pair, 0) >= enough)
