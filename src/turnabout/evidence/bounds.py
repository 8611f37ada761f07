"""What those who did not answer may hide: how many on each side, and what they could change."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from turnabout.evidence.effects import offer_difference
from turnabout.evidence.samples import Sample, Value


@dataclass(frozen=True, slots=True)
class Attrition:
    """How many of one side were drawn, and how many of them answered after it."""

    drawn: int
    answered: int

    @property
    def missing(self) -> int:
        """How many did not answer."""
        return self.drawn - self.answered


@dataclass(frozen=True, slots=True)
class Bounds:
    """The difference that the offer caused, whatever those who are missing would have said."""

    worst: float
    best: float
    offered: Attrition
    others: Attrition


def bounds(
    after: Sequence[Value],
    before: Sequence[Value] | None,
    offered: Sequence[bool],
    strata: Sequence[Hashable],
    *,
    lowest: float,
    highest: float,
) -> Bounds:
    """Return it for a scale from `lowest` to `highest`, where more is better.

    In the worst case everyone missing of those offered a place is at the lowest and everyone
    missing of the others at the highest; in the best the other way round. Raises NoFindingError.
    """
    worst = _filled(after, offered, mine=lowest, theirs=highest)
    best = _filled(after, offered, mine=highest, theirs=lowest)
    return Bounds(
        worst=offer_difference(Sample.of(worst, before, offered, strata)),
        best=offer_difference(Sample.of(best, before, offered, strata)),
        offered=_attrition([one for one, mine in zip(after, offered, strict=True) if mine]),
        others=_attrition([one for one, mine in zip(after, offered, strict=True) if not mine]),
    )


def _filled(
    after: Sequence[Value], offered: Sequence[bool], *, mine: float, theirs: float
) -> list[float]:
    said = zip(after, offered, strict=True)
    return [(mine if is_offered else theirs) if one is None else one for one, is_offered in said]


def _attrition(answers: Sequence[Value]) -> Attrition:
    return Attrition(len(answers), sum(one is not None for one in answers))
