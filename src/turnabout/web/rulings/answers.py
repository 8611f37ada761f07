"""What the engine answers, ready to be shown: what forbids two, what a ruling costs, who moves."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.matchmaking.explain import Cost
from turnabout.matchmaking.matching import Matching, Pair
from turnabout.pairs.models import Kind, MatchRun, Proposal
from turnabout.pairs.whatif import (
    NotInRunError,
    RunOutdatedError,
    Two,
    WhatIf,
    WhyNot,
    are_a_pair,
    cost_of_forbidding,
    cost_of_swapping,
    is_at_hand,
    play_again,
    why_not,
)
from turnabout.programs.sentences import listed
from turnabout.web.rulings.reasons import why_not as in_words
from turnabout.web.rulings.words import loss, newer_rulings, not_taking_part

QUICK = 400
"""People of a run up to which an answer takes so short that the page waits for it."""

OFFERS: dict[Kind, Promise] = {
    Kind.PIN: gettext_lazy("Keep them together"),
    Kind.FORBID: gettext_lazy("Keep them apart"),
}

MOST = 50
"""Mentees whose mentor would change that are named."""


class Offer(NamedTuple):
    """A ruling that could be made now, as its button says it."""

    kind: Kind
    words: str
    is_main: bool


class Move(NamedTuple):
    """A mentee, their mentors now and then."""

    mentee: str
    now: str
    then: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is to be said: a finding, what forbids it, what it costs, and what can be ruled.

    `offers` are the rulings that make sense, the one that was asked about first. `is_outdated`
    where the run is too old to be asked.
    """

    finding: str
    cost: str = ""
    reasons: list[str] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    more: int = 0
    newer: str = ""
    offers: list[Offer] = field(default_factory=list)
    is_outdated: bool = False


def is_quick(run: MatchRun) -> bool:
    """Return whether an answer comes at once: few people, or played again a moment ago."""
    return run.mentors + run.mentees <= QUICK or is_at_hand(run)


def of_two(run: MatchRun, two: Two) -> Answer:
    """Return what it costs if a pair is none, or why two are no pair and what it costs if so."""
    return _answer(run, lambda again: _of_two(again, two))


def of_swap(run: MatchRun, one: Proposal, other: Proposal) -> Answer:
    """Return what it costs if two pairs exchange their partners, or what forbids it."""
    pairs = (one.mentor, one.mentee), (other.mentor, other.mentee)
    return _answer(run, lambda again: _of_swap(again, *pairs))


def _answer(run: MatchRun, ask: Callable[[WhatIf], Answer]) -> Answer:
    try:
        return ask(play_again(run))
    except RunOutdatedError:
        told = _("Somebody’s sign-up or a rule has changed since this run. Match again first.")
        return Answer(finding=told, is_outdated=True)
    except NotInRunError as error:
        return Answer(finding=not_taking_part(error.enrollment))


def _of_two(again: WhatIf, two: Two) -> Answer:
    mentor, mentee = two
    if are_a_pair(again, mentor, mentee):
        cost = cost_of_forbidding(again, mentor, mentee)
        told = _("If they were no pair")
        return _costing(again, told, cost, offers=[Kind.FORBID, Kind.PIN])
    found = why_not(again, mentor, mentee)
    if found.cost is None:
        return _forbidden(_("They cannot be a pair"), found)
    return _costing(again, _("If they were a pair"), found.cost, offers=[Kind.PIN, Kind.FORBID])


def _of_swap(again: WhatIf, one: Two, other: Two) -> Answer:
    found = cost_of_swapping(again, one, other)
    if found.cost is None:
        return _forbidden(_("They cannot swap"), found)
    return _costing(again, _("If they swapped"), found.cost, offers=[Kind.PIN])


def _forbidden(finding: str, found: WhyNot) -> Answer:
    return Answer(finding=finding, reasons=[in_words(reason) for reason in found.reasons])


def _costing(again: WhatIf, finding: str, cost: Cost, *, offers: list[Kind]) -> Answer:
    moves = _moves(again.matching, cost)
    return Answer(
        finding=finding,
        cost=loss(cost, again.matching),
        moves=moves[:MOST],
        more=max(0, len(moves) - MOST),
        newer=newer_rulings(again.since),
        offers=[Offer(kind, str(OFFERS[kind]), kind == offers[0]) for kind in offers],
    )


def _moves(matching: Matching, cost: Cost) -> list[Move]:
    """Return the mentees whose mentor would change, those left without one first."""
    stays = set(matching.pairs) - set(cost.gone)
    left = {one.id for one in cost.left}
    mentees = {pair.mentee.id: pair.mentee for pair in (*cost.gone, *cost.come)}
    first = sorted(mentees.values(), key=lambda one: (one.id not in left, one.name, one.id))
    kept = [pair for pair in stays if pair.mentee.id in mentees]
    return [
        Move(
            one.name,
            _mentors(pair for pair in (*kept, *cost.gone) if pair.mentee.id == one.id),
            _mentors(pair for pair in (*kept, *cost.come) if pair.mentee.id == one.id),
        )
        for one in first
    ]


def _mentors(pairs: Iterable[Pair]) -> str:
    """Return the mentors of a mentee by name; points would tell what is not to be told of them."""
    return listed(sorted(pair.mentor.name for pair in pairs)) or _("nobody")
