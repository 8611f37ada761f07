"""What would happen: pinning, forbidding or swapping, worked out by the engine before it is done.

The people and rules are read anew. Where they are no longer those of the run, an answer would
speak of other pairs than the board shows: RunOutdatedError. Only rulings may be newer: they are
what a coordinator makes here, one after the other, and each answer counts those before it.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from turnabout.enrollment.models import Enrollment
from turnabout.matchmaking import Matching, Policy, explain, match
from turnabout.matchmaking.explain import Cost
from turnabout.matchmaking.policy import PairIds
from turnabout.pairs.draws import Draw, draw
from turnabout.pairs.ids import engine_id
from turnabout.pairs.lately import Lately, signed_up, stamp_of
from turnabout.pairs.models import Kind, MatchRun, Ruling
from turnabout.pairs.telling import Hindrance, tellable
from turnabout.programs.models import Side

Two = tuple[Enrollment, Enrollment]
"""A mentor and a mentee."""


class RunOutdatedError(Exception):
    """Somebody's sign-up or a rule changed since the run."""


class NotInRunError(Exception):
    """Somebody did not take part: their sign-up is not complete, or they wait for a place."""

    def __init__(self, enrollment: Enrollment) -> None:
        super().__init__(str(enrollment))
        self.enrollment = enrollment


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A run, played again: the people, and the pairs as they would be with the rulings of today.

    Where `since`, the number of rulings newer than the run, is 0, they are those of the board.
    """

    drawn: Draw
    matching: Matching
    since: int


class WhyNot(NamedTuple):
    """Why two are no pair: what forbids it, or what it would cost if they were one."""

    reasons: tuple[Hindrance, ...]
    cost: Cost | None


PLAYED: Lately[WhatIf] = Lately(most=3)
"""The runs that were asked about last, played again: the second question is quick."""


def play_again(run: MatchRun) -> WhatIf:
    """Return the run as the engine sees it. RunOutdatedError where it would see something else."""
    return PLAYED.get(run.pk, stamp_of(run.cohort), lambda: _played(run))


def is_at_hand(run: MatchRun) -> bool:
    """Return whether the next answer comes without playing the run again first."""
    return PLAYED.has(run.pk, stamp_of(run.cohort))


def why_not(again: WhatIf, mentor: Enrollment, mentee: Enrollment) -> WhyNot:
    """Return what forbids these two, or what it would cost if they were a pair."""
    return cost_of_pins(again, [(mentor, mentee)])


def cost_of_pins(again: WhatIf, pairs: Iterable[Two]) -> WhyNot:
    """Return what forbids these pairs, or what it would cost if all of them were."""
    wanted = ids_of(again.drawn, pairs)
    if reasons := what_forbids(again.drawn, again.matching.policy, wanted):
        return WhyNot(reasons, None)
    return WhyNot((), explain.cost_of(again.matching, pins=wanted))


def cost_of_swapping(again: WhatIf, one: Two, other: Two) -> WhyNot:
    """Return what forbids it, or what it would cost, if two pairs exchanged their partners."""
    bans = set(ids_of(again.drawn, [one, other]))
    pins = ids_of(again.drawn, exchanged(one, other))
    policy = replace(again.matching.policy, pinned=again.matching.policy.pinned - bans)
    if reasons := what_forbids(again.drawn, policy, pins):
        return WhyNot(reasons, None)
    return WhyNot((), explain.cost_of(again.matching, pins=pins, bans=bans))


def cost_of_forbidding(again: WhatIf, mentor: Enrollment, mentee: Enrollment) -> Cost:
    """Return what it would cost if these two were no pair."""
    return explain.cost_of(again.matching, bans=ids_of(again.drawn, [(mentor, mentee)]))


def are_a_pair(again: WhatIf, mentor: Enrollment, mentee: Enrollment) -> bool:
    """Return whether these two are one of the pairs."""
    ids = (engine_id(mentor.person_id), engine_id(mentee.person_id))
    return any((pair.mentor.id, pair.mentee.id) == ids for pair in again.matching.pairs)


def exchanged(one: Two, other: Two) -> list[Two]:
    """Return the two pairs after they exchanged their partners."""
    return [(one[0], other[1]), (other[0], one[1])]


def what_forbids(drawn: Draw, policy: Policy, pairs: Iterable[PairIds]) -> tuple[Hindrance, ...]:
    """Return what may be told of what forbids these pairs, on their own and beside each other."""
    found: list[Hindrance] = []
    pinned = policy.pinned
    for ids in pairs:
        obstacles = explain.what_forbids(drawn.pool, replace(policy, pinned=pinned), *ids)
        mentor, mentee = (drawn.pool[one].name for one in ids)
        found += tellable(obstacles, mentor=mentor, mentee=mentee)
        pinned |= {ids}
    return tuple(found)


def _played(run: MatchRun) -> WhatIf:
    drawn = draw(run, signed_up(run.cohort))
    return WhatIf(drawn, match(drawn.pool, drawn.policy), _rulings_since(run, drawn))


def _rulings_since(run: MatchRun, drawn: Draw) -> int:
    """Return how many rulings are newer than the run. RunOutdatedError where anything else is."""
    if drawn.print == run.print:
        return 0
    now = _ruled(run, drawn, None)
    for looked_at in (run.finished_at, run.asked_at):
        then = _ruled(run, drawn, looked_at)
        if _as_ruled(drawn, now, then).print == run.print:
            return len(now ^ then)
    raise RunOutdatedError


def _ruled(run: MatchRun, drawn: Draw, moment: dt.datetime | None) -> set[tuple[str, PairIds]]:
    """Return the kind and the two of each ruling that stood at a moment; None is now."""
    person = {enrollment: one for (one, _), enrollment in drawn.enrollments.items()}
    return {
        (one.kind, (person[one.mentor_id], person[one.mentee_id]))
        for one in Ruling.objects.filter(cohort=run.cohort)
        if _stood(one, moment) and one.mentor_id in person and one.mentee_id in person
    }


def _stood(ruling: Ruling, moment: dt.datetime | None) -> bool:
    if moment is None:
        return ruling.lifted_at is None
    return ruling.at < moment and not (ruling.lifted_at and ruling.lifted_at < moment)


def _as_ruled(drawn: Draw, now: set[tuple[str, PairIds]], then: set[tuple[str, PairIds]]) -> Draw:
    """Return the drawing with the rulings of then in the place of those of now."""

    def other(pairs: frozenset[PairIds], kind: Kind) -> frozenset[PairIds]:
        gone = {pair for which, pair in now - then if which == kind}
        back = {pair for which, pair in then - now if which == kind}
        return (pairs - gone) | back

    policy = drawn.policy
    pinned, forbidden = other(policy.pinned, Kind.PIN), other(policy.forbidden, Kind.FORBID)
    return replace(drawn, policy=replace(policy, pinned=pinned, forbidden=forbidden))


def ids_of(drawn: Draw, pairs: Iterable[Two]) -> list[PairIds]:
    """Return the pairs as the engine knows them. NotInRunError where it does not know somebody."""
    told = list(pairs)
    for enrollment in (one for pair in told for one in pair):
        if drawn.enrollments.get((engine_id(enrollment.person_id), Side(enrollment.role))) is None:
            raise NotInRunError(enrollment)
    return [(engine_id(mentor.person_id), engine_id(mentee.person_id)) for mentor, mentee in told]
