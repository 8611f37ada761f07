"""What pins and bans would cost: everyone matched anew, and compared with the pairs as they are."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from turnabout.matchmaking.explanations import Loss
from turnabout.matchmaking.matching import Matching, Pair, match
from turnabout.matchmaking.people import Person
from turnabout.matchmaking.policy import PairIds, Policy


@dataclass(frozen=True, slots=True)
class Cost:
    """What the whole would lose, and whose pairs would change, in the order of a matching.

    `gone` are the pairs that would be no more, `come` those that would be there instead. `left` are
    the mentees who would have no mentor any more, `helped` those who would have one at last.
    """

    loss: Loss
    gone: tuple[Pair, ...]
    come: tuple[Pair, ...]
    left: tuple[Person, ...]
    helped: tuple[Person, ...]


def cost_of(
    matching: Matching, *, pins: Iterable[PairIds] = (), bans: Iterable[PairIds] = ()
) -> Cost:
    """Return what these pins and bans would cost, by matching anew with them.

    A pin lifts the ban on its pair, a ban the pin. Raises PolicyError where a rule forbids a pinned
    pair or its people have too few places.
    """
    return compared(matching, match(matching.pool, _ruled(matching.policy, set(pins), set(bans))))


def compared(ours: Matching, other: Matching) -> Cost:
    """Return what the other matching of the same people has less, and what it has instead."""
    here, there = _by_ids(ours), _by_ids(other)
    alone, alone_there = set(ours.unmatched_mentees), set(other.unmatched_mentees)
    return Cost(
        loss=Loss(ours.proof.placed - other.proof.placed, ours.proof.total - other.proof.total),
        gone=tuple(pair for ids, pair in here.items() if ids not in there),
        come=tuple(pair for ids, pair in there.items() if ids not in here),
        left=tuple(one for one in other.unmatched_mentees if one not in alone),
        helped=tuple(one for one in ours.unmatched_mentees if one not in alone_there),
    )


def _ruled(policy: Policy, pins: set[PairIds], bans: set[PairIds]) -> Policy:
    return replace(
        policy,
        pinned=(policy.pinned - bans) | pins,
        forbidden=(policy.forbidden - pins) | bans,
    )


def _by_ids(matching: Matching) -> dict[PairIds, Pair]:
    return {(pair.mentor.id, pair.mentee.id): pair for pair in matching.pairs}
