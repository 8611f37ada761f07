"""Answers that nobody gave, drawn from a fixed seed.

Everybody has a leaning of their own on each question, which they keep from wave to wave, and some
chance besides. Whoever met somebody moves on from it by as much as `USUAL` says, and nobody else
does: modestly on some benefits, on others not at all.
"""

import random
from collections.abc import Iterable
from typing import NamedTuple

from turnabout.growth.items import Scale

SEED = 1860
"""The year in which the first boat of the line sailed, as the company tells it."""

KEPT, CHANCE = 0.8, 0.5
"""How much of an answer is somebody's own, and how much is the day."""


class Usual(NamedTuple):
    """What is usually answered, how far people differ, and what taking part adds."""

    middle: float
    spread: float
    gain: float = 0.0


USUAL = {
    "B1": Usual(2.9, 0.9, 0.6),
    "B2": Usual(3.0, 0.8, 0.3),
    "B3": Usual(5.1, 1.8, 1.2),
    "B5": Usual(0.9, 0.8, 0.3),
    "B6": Usual(0.8, 0.8, 0.2),
    "B7": Usual(0.8, 0.8, 0.9),
    "B9": Usual(1.5, 0.9),
    "B10": Usual(3.1, 0.9, 0.2),
    "B1.met": Usual(1.7, 0.8),
    "B3.led": Usual(1.1, 0.8),
    "B3.direction": Usual(3.9, 0.8),
    "B9.met": Usual(0.7, 0.7),
    "B10.partner": Usual(3.9, 0.8),
    "T1.goals": Usual(3.9, 0.7),
    "T1.keeps": Usual(4.1, 0.7),
    "T1.worth": Usual(3.9, 0.9),
    "T1.freely": Usual(3.6, 1.0),
    "T1.continue": Usual(4.1, 0.8),
    "harm": Usual(0.4, 1.0),
}
"""By the key of a question."""

LADDER = Usual(1.0, 0.8, 0.6)
"""The same for a topic, where a mentor teaches it."""


class Inventor:
    """Answers for people, each by a name that stays the same from wave to wave."""

    def __init__(self) -> None:
        self.draw = random.Random(SEED)  # noqa: S311 - invented people need no secrets
        self.leanings: dict[tuple[str, str], float] = {}

    def answer(self, who: str, key: str, scale: Scale, *, has_learned: bool) -> int:
        """Return what somebody answers to the question of this key."""
        usual = USUAL.get(key, LADDER)
        return self.tap(who, key, usual, scale.ends, has_learned=has_learned)

    def tap(
        self, who: str, key: str, usual: Usual, ends: tuple[int, int], *, has_learned: bool = False
    ) -> int:
        """Return what somebody answers, between both ends of a scale."""
        told = usual.middle + usual.spread * self._today(who, key)
        low, high = ends
        return min(high, max(low, round(told + usual.gain * has_learned)))

    def some(self, names: Iterable[str], many: int) -> set[str]:
        """Return so many of them."""
        known = sorted(names)
        return set(self.draw.sample(known, min(many, len(known))))

    def _today(self, who: str, key: str) -> float:
        leaning = self.leanings.setdefault((who, key), self.draw.gauss(0, 1))
        return KEPT * leaning + CHANCE * self.draw.gauss(0, 1)
