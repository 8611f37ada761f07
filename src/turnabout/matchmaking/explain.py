"""Why this pair, why not that one, why nobody, what is short, what would it cost: exactly."""

from collections.abc import Iterator
from dataclasses import replace

from turnabout.matchmaking.explanations import (
    Loss,
    PairExplanation,
    Shortage,
    WhyNobody,
    WhyNot,
)
from turnabout.matchmaking.hours import shared_minutes
from turnabout.matchmaking.matching import Matching, match
from turnabout.matchmaking.nobody import why_nobody
from turnabout.matchmaking.people import Person
from turnabout.matchmaking.policy import Policy
from turnabout.matchmaking.rules import Setting, broken_rules
from turnabout.matchmaking.shortages import shortages
from turnabout.matchmaking.wishes import SharedTopic, WishPoints, shared_topics, wish_points

__all__ = [
    "Loss",
    "PairExplanation",
    "SharedTopic",
    "Shortage",
    "WhyNobody",
    "WhyNot",
    "WishPoints",
    "cost_of_forbidding",
    "cost_of_pinning",
    "shortages",
    "why",
    "why_nobody",
    "why_not",
    "why_pairs",
]


def why(matching: Matching, mentor_id: str, mentee_id: str) -> PairExplanation:
    """Return everything behind the score of these two, whether they are a pair or not.

    Raises KeyError where the pool has no such person.
    """
    setting = Setting.of(matching.pool, matching.policy)
    return _explained(matching.pool[mentor_id], matching.pool[mentee_id], setting)


def why_pairs(matching: Matching) -> Iterator[PairExplanation]:
    """Yield everything behind the score of each pair, in the order of the pairs."""
    setting = Setting.of(matching.pool, matching.policy)
    for pair in matching.pairs:
        yield _explained(pair.mentor, pair.mentee, setting)


def why_not(matching: Matching, mentor_id: str, mentee_id: str) -> WhyNot:
    """Return the rules that forbid these two, or what the whole would lose if they were a pair."""
    mentor, mentee = matching.pool[mentor_id], matching.pool[mentee_id]
    setting = Setting.of(matching.pool, matching.policy)
    reasons = tuple(reason for _, reason in broken_rules(mentor, mentee, setting))
    loss = None if reasons else cost_of_pinning(matching, mentor_id, mentee_id)
    return WhyNot(mentor, mentee, reasons, loss)


def cost_of_pinning(matching: Matching, mentor_id: str, mentee_id: str) -> Loss:
    """Return what the whole would lose if these two were a pair, by matching anew with the pin.

    Raises PolicyError where a rule forbids the pair or no place is left beside other pins.
    """
    pair = (mentor_id, mentee_id)
    policy = matching.policy
    return _loss(
        matching,
        replace(policy, pinned=policy.pinned | {pair}, forbidden=policy.forbidden - {pair}),
    )


def cost_of_forbidding(matching: Matching, mentor_id: str, mentee_id: str) -> Loss:
    """Return what the whole would lose if these two were not a pair, by matching anew without."""
    pair = (mentor_id, mentee_id)
    policy = matching.policy
    return _loss(
        matching,
        replace(policy, pinned=policy.pinned - {pair}, forbidden=policy.forbidden | {pair}),
    )


def _loss(matching: Matching, policy: Policy) -> Loss:
    other = match(matching.pool, policy).proof
    ours = matching.proof
    return Loss(ours.placed - other.placed, ours.total - other.total)


def _explained(mentor: Person, mentee: Person, setting: Setting) -> PairExplanation:
    wishes = wish_points(mentor, mentee, setting)
    winter, summer = shared_minutes(mentor, mentee, setting.policy.year)
    return PairExplanation(
        mentor=mentor,
        mentee=mentee,
        score=sum(wish.points for wish in wishes),
        wishes=wishes,
        topics=shared_topics(mentor, mentee, setting),
        winter_minutes=winter,
        summer_minutes=summer,
    )
