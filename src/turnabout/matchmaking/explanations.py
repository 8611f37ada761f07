"""What explanations are made of: plain values, ready to be put in words or in a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from turnabout.matchmaking.people import Person
from turnabout.matchmaking.rules import NO_FACTS
from turnabout.matchmaking.wishes import SharedTopic, WishPoints


@dataclass(frozen=True)
class PairExplanation:
    """Everything behind one pair's score. The points of the wishes add up to `score`."""

    mentor: Person
    mentee: Person
    score: int
    wishes: tuple[WishPoints, ...]
    topics: tuple[SharedTopic, ...]
    winter_minutes: int
    summer_minutes: int

    @property
    def shared_minutes(self) -> int:
        """Minutes a week that both are free, in the poorer of the two seasons."""
        return min(self.winter_minutes, self.summer_minutes)

    @cached_property
    def sentence(self) -> str:
        """The reasons in one line, the strongest first."""
        given = sorted((wish for wish in self.wishes if wish.points), key=lambda wish: -wish.points)
        return "; ".join(wish.reason for wish in given)


class Loss(NamedTuple):
    """What the whole would lose: mentees placed, and thousandths of a point."""

    placed: int
    points: int


class Obstacle(NamedTuple):
    """What keeps two from being a pair: the name of the rule, or "pinned", and the reason.

    `facts` are what the reason was made of, for whoever says it in other words.
    """

    rule: str
    reason: str
    facts: Mapping[str, int | str] = NO_FACTS


class Kept(NamedTuple):
    """Partners whom just these rules keep from somebody: how many, and the first of them.

    Somebody who is not junior at all breaks the rule "reversal" instead of "level", which `gap`
    levels would satisfy.
    """

    rules: tuple[str, ...]
    many: int
    partners: tuple[Person, ...] = ()
    gap: int = 0


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why two people are not a pair: the rules and pins that forbid it, or what would be lost."""

    mentor: Person
    mentee: Person
    rules: tuple[str, ...]
    loss: Loss | None


@dataclass(frozen=True, slots=True)
class WhyNobody:
    """Why a person has no partner, and what would have to give.

    Either all who fit are taken: `place` is then 1 more than how many are before them in line, all
    of whom wait for someone who fits them too; `equal_with` counts those with just the same claim,
    and `would_reach` those who fit. Or nobody fits, and `relax` names the smallest set of rules
    that keeps anyone away alone, `would_reach` how many it keeps. `would_help` offers nothing that
    nobody should relax: then it says whom to look for.

    Both sentences are made of these: how many of those who fit have a `free` place; everyone else
    by the rules that keep them away, in `kept`; and the `topics` that the person can still learn,
    or can teach.
    """

    person: Person
    role: str
    reason: str
    would_help: str
    place: int | None
    relax: tuple[str, ...]
    would_reach: int
    equal_with: int = 0
    free: int = 0
    kept: tuple[Kept, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shortage:
    """What one more mentor for a topic would add: mentees placed, and thousandths of a point.

    The mentor imagined offers this one topic at level 4, is junior to everyone and in nobody's
    reporting line, shares a language and ample time with everyone, and works in a department of
    their own. What they add is added to the largest total, whatever the mode.
    """

    topic: str
    wanted_by: int
    offered_by: int
    adds: Loss
