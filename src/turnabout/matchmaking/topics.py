"""Topics by their own names: spelling, aliases, and which are near each other."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from turnabout.matchmaking.people import Person
from turnabout.matchmaking.policy import Policy

EXACT = 100
"""The share of a topic that is the same, in per cent."""


class Topics:
    """Every topic of a pool as a number, so that two spellings of one topic are one."""

    def __init__(self, people: Iterable[Person], policy: Policy) -> None:
        self._aliases = {folded(other): name for other, name in policy.aliases.items()}
        self._numbers: dict[str, int] = {}
        self._known: dict[str, int] = {}
        self.names: list[str] = []
        for person in people:
            for offer in person.offers:
                self.number(offer.topic)
            for want in person.wants:
                self.number(want.topic)
        self.objective = frozenset(self.number(topic) for topic in policy.objective)
        self.near = self._nearness(policy.near)

    def number(self, name: str) -> int:
        """Return the number of this topic; a new one where the name is new."""
        if name in self._known:
            return self._known[name]
        key = folded(name)
        own = self._aliases.get(key, name)
        key = folded(own)
        number = self._numbers.setdefault(key, len(self.names))
        if number == len(self.names):
            self.names.append(own.strip())
        self._known[name] = number
        return number

    def offers(self, person: Person) -> dict[int, int]:
        """Return the levels that this person offers, by topic: the highest where one recurs."""
        known = self._known
        levels: dict[int, int] = {}
        for name, level in person.offers:
            topic = known[name] if name in known else self.number(name)
            if topic not in levels or level > levels[topic]:
                levels[topic] = level
        return levels

    def wants(self, person: Person) -> list[tuple[int, int, int]]:
        """Return topic, level and urgency of each want; the lowest level where one comes twice."""
        known = self._known
        wants: dict[int, tuple[int, int, int]] = {}
        for name, level, urgency in person.wants:
            topic = known[name] if name in known else self.number(name)
            if topic in wants:
                _, known_level, known_urgency = wants[topic]
                wants[topic] = topic, min(level, known_level), max(urgency, known_urgency)
            else:
                wants[topic] = topic, level, urgency
        return list(wants.values())

    def _nearness(self, near: Mapping[tuple[str, str], float]) -> dict[int, dict[int, int]]:
        """Return, for each topic, its near ones and their shares in per cent, both ways."""
        shares: dict[int, dict[int, int]] = {}
        for (one, other), share in near.items():
            pair = self.number(one), self.number(other)
            percent = min(max(round(share * EXACT), 1), EXACT - 1)
            for here, there in (pair, pair[::-1]):
                row = shares.setdefault(here, {})
                row[there] = max(percent, row.get(there, 0))
        return {
            here: {there: percent for there, percent in row.items() if there != here}
            for here, row in shares.items()
        }


@lru_cache(maxsize=100_000)
def folded(name: str) -> str:
    """Return the name as it is compared: no case, no hyphens, single spaces."""
    return " ".join(name.casefold().replace("-", " ").replace("_", " ").split())
