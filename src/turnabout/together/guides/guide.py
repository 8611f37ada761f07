"""A guide, as a pair reads it."""

from collections.abc import Mapping
from dataclasses import dataclass

from turnabout.programs.measures import Measure
from turnabout.programs.models import Side

BOTH = "both"
SIDES = (BOTH, *Side.values)
"""For whom something of a guide is."""


@dataclass(frozen=True, slots=True)
class Guide:
    """What a session can be led by. `prepare` and `asks` are by side, and for both."""

    key: str
    title: str
    purpose: str
    prepare: Mapping[str, str]
    answers: str
    asks: Mapping[str, tuple[str, ...]]
    output: str
    watch: str
    benefits: tuple[str, ...]
    topics: tuple[int, ...] = ()
    personal: bool = False

    def cards(self, side: Side) -> tuple[str, ...]:
        """Return the questions that one side asks, then those of both."""
        return self.asks[side.value] + self.asks[BOTH]

    def preparation(self, side: Side) -> list[str]:
        """Return what one side does beforehand."""
        return [told for told in (self.prepare[BOTH], self.prepare[side.value]) if told]

    @property
    def good_for(self) -> list[str]:
        """The benefits it is for, in words."""
        return [str(Measure(benefit).label) for benefit in self.benefits]
