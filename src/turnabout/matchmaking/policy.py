"""What a coordinator decides: the rules, the weights of the wishes, and what to aim for."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum

POINT = 1000
"""Scores are whole thousandths of a point, so that exact and equal mean something."""

FULL_SCORE = 100 * POINT
"""The score of a pair in which every wish is fulfilled."""

PairIds = tuple[str, str]
"""A mentor's id and a mentee's id."""


class PolicyError(ValueError):
    """A policy that cannot be: `problems` holds a sentence for each reason."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class TooManyPairsError(PolicyError):
    """An aim that would take hours for so many people, and nobody said to wait."""


class Mode(StrEnum):
    """What the pairs as a whole aim for."""

    BEST = "best"
    FAIR = "fair"
    STABLE = "stable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The most points that each wish can give; together they make 100.

    The defaults are the handbook's: what people know and want to learn comes first, whom they chose
    second. Age, gender, ethnicity, photo, school and ratings have no weight and never will.
    """

    topics: int = 40
    preferences: int = 25
    values: int = 15
    time: int = 10
    distance: int = 5
    style: int = 5

    def problems(self) -> list[str]:
        """Return a sentence for each weight that cannot be."""
        weights = {item.name: getattr(self, item.name) for item in fields(self)}
        found = [
            f"the weight of {name} is {weight}: give a whole number from 0 to 100"
            for name, weight in weights.items()
            if not 0 <= weight <= 100
        ]
        if sum(weights.values()) != 100:
            found.append(f"the weights add up to {sum(weights.values())}: make them add up to 100")
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The rules and wishes of one match run.

    Rules: `level_gap` levels at least from mentor up to mentee; `minutes` shared a week at least,
    in a winter and in a summer week of `year`; `again` allows past pairs. `forbidden` pairs never
    come about, `pinned` ones always do.

    Wishes: `weights`; topics of the `objective` count for `objective_extra` per cent more; shared
    time earns its full points from `ample_minutes` on; `existing` pairs get `keep` points extra, so
    that few change. `aliases` maps a topic's other names to its own; `near` says how far two topics
    are the same, from 0 to 1 (exclusive), by their own names.

    Aims: `mode`; `cover` places as many mentees as possible before it looks at points; `fair_step`
    is the width in points of the levels by which `fair` lifts the worst-off; `exact` asks for a
    proven gap of 0 whatever the size (None: up to 5,000 people on a side).
    """

    level_gap: int = 1
    minutes: int = 60
    again: bool = False
    year: int = 2026
    forbidden: frozenset[PairIds] = frozenset()
    pinned: frozenset[PairIds] = frozenset()
    weights: Weights = field(default_factory=Weights)
    objective: tuple[str, ...] = ()
    objective_extra: int = 50
    ample_minutes: int = 180
    existing: frozenset[PairIds] = frozenset()
    keep: int = 5
    aliases: Mapping[str, str] = field(default_factory=dict)
    near: Mapping[tuple[str, str], float] = field(default_factory=dict)
    mode: Mode = Mode.BEST
    cover: bool = True
    fair_step: int = 5
    exact: bool | None = None

    def __post_init__(self) -> None:
        """Raise PolicyError with everything that cannot be."""
        if problems := self._problems():
            raise PolicyError(problems)

    def _problems(self) -> list[str]:
        checks = {
            f"level_gap is {self.level_gap}: a mentor is junior, so give 1 or more": (
                self.level_gap >= 1
            ),
            f"minutes is {self.minutes}: give 0 to 10080, the minutes of a week": (
                0 <= self.minutes <= 10080
            ),
            f"ample_minutes is {self.ample_minutes}: give more than minutes ({self.minutes})": (
                self.ample_minutes > self.minutes
            ),
            f"objective_extra is {self.objective_extra}: give 0 to 400 per cent": (
                0 <= self.objective_extra <= 400
            ),
            f"keep is {self.keep}: give 0 to 100 points": 0 <= self.keep <= 100,
            f"fair_step is {self.fair_step}: give 1 to 100 points": 1 <= self.fair_step <= 100,
            f"year is {self.year}: give 2000 to 2100": 2000 <= self.year <= 2100,
            f"mode is {self.mode!r}: give one of {', '.join(Mode)}": self.mode in set(Mode),
        }
        found = [sentence for sentence, holds in checks.items() if not holds]
        found += self.weights.problems()
        found += [
            f"{one} and {other} are near by {share}: give more than 0 and less than 1"
            for (one, other), share in self.near.items()
            if not 0 < share < 1
        ]
        found += [
            f"{mentor} and {mentee} are both pinned and forbidden: choose one"
            for mentor, mentee in sorted(self.pinned & self.forbidden)
        ]
        return found
