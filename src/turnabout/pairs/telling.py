"""What may be told of why people are no pair: the rules by name, but what they said in confidence.

Their hours, their languages and whom they would rather not be with are one reason. Which of these
it is, nobody is told: a list that is asked for without a reason must not be read off a page, not
even by asking which rule is the one that is not named.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from turnabout.matchmaking.explain import Kept, Obstacle, WhyNobody

CONFIDENCE = "confidence"
"""The name of the one reason for all that was said in confidence."""

IN_CONFIDENCE = frozenset({"language", "time", "apart", "past"})
"""The rules that it stands for."""

FIRM = frozenset({"reversal", "line", CONFIDENCE})
"""What no coordinator can relax."""


class Hindrance(NamedTuple):
    """What keeps two from being a pair: a rule by name, the two, and the facts of it."""

    rule: str
    mentor: str
    mentee: str
    facts: Mapping[str, int | str]


class Group(NamedTuple):
    """Partners whom just these rules keep from somebody: how many, the first of them, by number.

    `gap` is how many levels lie between them, where the levels are a rule of theirs.
    """

    rules: tuple[str, ...]
    many: int
    people: tuple[int, ...] = ()
    gap: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """Why somebody has nobody: those who fit are taken, or rules keep everyone away, by groups.

    `fits` partners fit, `free` of them with a place that was left empty. `topics` are the names of
    what the person can still learn, or can teach.
    """

    fits: int = 0
    free: int = 0
    groups: tuple[Group, ...] = ()
    topics: tuple[str, ...] = ()

    @property
    def everyone(self) -> int:
        """How many partners the rules keep away."""
        return sum(group.many for group in self.groups)

    @property
    def counts(self) -> dict[str, int]:
        """How many partners each rule keeps away, the strictest first."""
        names = dict.fromkeys(rule for group in self.groups for rule in group.rules)
        counted = {
            name: sum(group.many for group in self.groups if name in group.rules) for name in names
        }
        return dict(sorted(counted.items(), key=lambda one: -one[1]))

    @property
    def nearest(self) -> Group | None:
        """The group that the fewest rules keep away; of equals, what a coordinator can relax."""
        return min(self.groups, key=_distance, default=None)


def tellable(obstacles: Iterable[Obstacle], *, mentor: str, mentee: str) -> list[Hindrance]:
    """Return the obstacles that may be told; the confidential ones only where there are no others.

    Even then they are one, which does not say what it is.
    """
    found = list(obstacles)
    told = [
        Hindrance(one.rule, mentor, mentee, one.facts)
        for one in found
        if one.rule not in IN_CONFIDENCE
    ]
    return told or [Hindrance(CONFIDENCE, mentor, mentee, {})] * bool(found)


def alone(nobody: WhyNobody) -> Alone:
    """Return what may be told of why somebody has nobody."""
    is_in_line = nobody.place is not None
    return Alone(
        fits=nobody.would_reach if is_in_line else 0,
        free=nobody.free,
        groups=tuple(_groups(nobody.kept)),
        topics=nobody.topics,
    )


def facts_of(told: Alone) -> dict[str, Any]:
    """Return what is told, as a database keeps it."""
    return asdict(told) | {"groups": [group._asdict() for group in told.groups]}


def told_by(facts: Mapping[str, Any]) -> Alone:
    """Return what a database has kept."""
    groups = [
        Group(tuple(one["rules"]), one["many"], tuple(one["people"]), one["gap"])
        for one in facts["groups"]
    ]
    return Alone(
        fits=facts["fits"],
        free=facts["free"],
        groups=tuple(groups),
        topics=tuple(facts["topics"]),
    )


def _groups(kept: Iterable[Kept]) -> Iterable[Group]:
    """Return the partners by the rules that may be told; whom confidence keeps away has no name."""
    found: dict[tuple[str, ...], Group] = {}
    for one in kept:
        rules = tuple(dict.fromkeys(CONFIDENCE if r in IN_CONFIDENCE else r for r in one.rules))
        here = found.get(rules, Group(rules, 0, (), one.gap))
        who = () if CONFIDENCE in rules else tuple(int(each.id) for each in one.partners)
        gap = min(here.gap, one.gap)
        found[rules] = Group(rules, here.many + one.many, here.people + who, gap)
    return found.values()


def _distance(group: Group) -> tuple[int, int, bool, int]:
    rules = set(group.rules)
    return len(rules), len(rules & FIRM), "topic" in rules, -group.many
