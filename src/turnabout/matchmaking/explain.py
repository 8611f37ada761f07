"""Why this pair, why not that one, why nobody, what is short, what would it cost: exactly."""

from collections.abc import Iterator

from turnabout.matchmaking.costs import Cost, cost_of
from turnabout.matchmaking.explanations import (
    Kept,
    Loss,
    Obstacle,
    PairExplanation,
    Shortage,
    WhyNobody,
    WhyNot,
)
from turnabout.matchmaking.matching import Matching
from turnabout.matchmaking.nobody import why_nobody
from turnabout.matchmaking.people import Person, Pool
from turnabout.matchmaking.policy import Policy
from turnabout.matchmaking.rules import Setting, broken_rules
from turnabout.matchmaking.shortages import shortages
from turnabout.matchmaking.wishes import Duo, SharedTopic, WishPoints

__all__ = [
    "Cost",
    "Kept",
    "Loss",
    "Obstacle",
    "PairExplanation",
    "SharedTopic",
    "Shortage",
    "WhyNobody",
    "WhyNot",
    "WishPoints",
    "cost_of",
    "cost_of_forbidding",
    "cost_of_pinning",
    "shortages",
    "what_forbids",
    "why",
    "why_nobody",
    "why_not",
    "why_pairs",
]

SIDES = ("mentor", "mentee")
"""What the two of a pair are called, in the order of a pair."""


def why(matching: Matching, mentor_id: str, mentee_id: str) -> PairExplanation:
    """Return everything behind the score of these two, whether they are a pair or not.

    Raises KeyError where the pool has no such person.
    """
    pool = matching.pool
    return _explained(Duo(pool[mentor_id], pool[mentee_id], matching.setting))


def why_pairs(matching: Matching) -> Iterator[PairExplanation]:
    """Yield everything behind the score of each pair, in the order of the pairs."""
    for pair, minutes in zip(matching.pairs, matching.shared_minutes, strict=True):
        yield _explained(Duo(pair.mentor, pair.mentee, matching.setting, minutes))


def why_not(matching: Matching, mentor_id: str, mentee_id: str) -> WhyNot:
    """Return what forbids these two, or what the whole would lose if they were a pair."""
    found = what_forbids(matching.pool, matching.policy, mentor_id, mentee_id)
    reasons = tuple(obstacle.reason for obstacle in found)
    loss = None if reasons else cost_of_pinning(matching, mentor_id, mentee_id)
    return WhyNot(matching.pool[mentor_id], matching.pool[mentee_id], reasons, loss)


def what_forbids(
    pool: Pool, policy: Policy, mentor_id: str, mentee_id: str
) -> tuple[Obstacle, ...]:
    """Return everything that forbids these two: nothing where they could be a pair.

    Rules forbid a pair, and so do pins to others that leave one of the two no place.
    """
    mentor, mentee = pool[mentor_id], pool[mentee_id]
    setting = Setting.of(pool, policy)
    broken = broken_rules(mentor, mentee, setting)
    return (
        *(Obstacle(rule.name, said, rule.facts(mentor, mentee, setting)) for rule, said in broken),
        *_pinned_away(policy, mentor, mentee),
    )


def cost_of_pinning(matching: Matching, mentor_id: str, mentee_id: str) -> Loss:
    """Return what the whole would lose if these two were a pair, by matching anew with the pin.

    Raises PolicyError where a rule forbids the pair or no place is left beside other pins.
    """
    return cost_of(matching, pins=[(mentor_id, mentee_id)]).loss


def cost_of_forbidding(matching: Matching, mentor_id: str, mentee_id: str) -> Loss:
    """Return what the whole would lose if these two were not a pair, by matching anew without."""
    return cost_of(matching, bans=[(mentor_id, mentee_id)]).loss


def _pinned_away(policy: Policy, mentor: Person, mentee: Person) -> Iterator[Obstacle]:
    """Yield for either of the two that all their places are pinned to others."""
    others = policy.pinned - {(mentor.id, mentee.id)}
    for side, person in enumerate((mentor, mentee)):
        if sum(pair[side] == person.id for pair in others) >= person.capacity:
            places = "the one place" if person.capacity == 1 else "every place"
            reason = f"{places} of {person.name or person.id} is pinned to somebody else"
            yield Obstacle("pinned", reason, {"who": SIDES[side], "places": person.capacity})


def _explained(duo: Duo) -> PairExplanation:
    winter, summer = duo.minutes
    return PairExplanation(
        mentor=duo.mentor,
        mentee=duo.mentee,
        score=sum(wish.points for wish in duo.wishes),
        wishes=duo.wishes,
        topics=duo.topics,
        winter_minutes=winter,
        summer_minutes=summer,
    )
