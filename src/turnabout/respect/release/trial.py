"""What might be told of one side's answers to one question, before the oracle has agreed."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from turnabout.respect.release.groups import Groups
from turnabout.respect.release.oracle import NOT_GIVEN, Fact, Given, tells_an_answer
from turnabout.respect.release.questions import Heard, Question
from turnabout.respect.release.rounding import Mean, mean_of
from turnabout.respect.release.told import Change, Figure


class Cell(NamedTuple):
    """What is known of somebody, by whatever is told: whoever shares it is interchangeable."""

    group: str
    is_compared: bool
    counts: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """What might be told: of everyone a mean and counts by answer, of groups means, and a change.

    `aside` are those who answered and are not counted. `before` is what people answered before, by
    who they are.
    """

    question: Question
    side: str
    people: list[Heard]
    aside: list[Heard] = field(default_factory=list)
    has_mean: bool = False
    has_counts: bool = False
    groups: Groups = field(default_factory=dict)
    change: Change | None = None
    before: Mapping[str, int] = field(default_factory=dict)

    def bears_out(self, change: Change) -> bool:
        """Return whether the change is one of these answers since those before."""
        ways = Counter(self._way(one) for one in self._all if one.who in self.before)
        return ways == +Counter({1: change.improved, 0: change.same, -1: change.worse})

    def is_safe(self) -> bool:
        """Return whether nobody, not even one who knows their own, can work out an answer."""
        given: dict[Cell, Counter[Given]] = {}
        for one in self._all:
            given.setdefault(self._cell(one), Counter())[self._given(one)] += 1
        cells = sorted(given)
        crowd = [given[cell] for cell in cells]
        return not tells_an_answer(crowd, list(self._facts(cells)), possible=self._possible())

    def figures(self) -> Iterator[Figure]:
        """Yield it as it is told: the total first."""
        yield self._figure("", self.people)
        for name in sorted(self.groups):
            yield self._figure(name, self.groups[name])

    def counts(self) -> Counter[int]:
        """Return how many gave each answer."""
        return Counter(one.value for one in self.people)

    def _figure(self, group: str, people: list[Heard]) -> Figure:
        scale = {"low": self.question.low, "high": self.question.high}
        counts, mean = self.counts(), self._mean(people) if self.has_mean else None
        shares = [(str(value), counts[value]) for value in self._values()]
        return Figure(
            self.question.name,
            self.side,
            group,
            n=len(people),
            mean=mean.value if mean else None,
            edge=mean.edge if mean else "",
            bound=mean.bound if mean else None,
            shares=tuple(shares) if self.has_counts and not group else (),
            **scale,
        )

    # What the oracle is told

    def _facts(self, cells: list[Cell]) -> Iterator[Fact]:
        everyone = frozenset(at for at, cell in enumerate(cells) if cell.counts)
        if self.has_mean:
            yield self._sum(everyone, self._mean(self.people))
        if self.has_counts:
            counts = self.counts()
            for value in self._values():
                yield self._exactly(counts[value], everyone, part=0, value=value)
        for name, members in self.groups.items():
            there = frozenset(at for at, cell in enumerate(cells) if cell.group == name)
            yield self._sum(there, self._mean(members))
        if self.change:
            yield from self._of_change(self.change, cells)

    def _of_change(self, change: Change, cells: list[Cell]) -> Iterator[Fact]:
        twice = frozenset(at for at, cell in enumerate(cells) if cell.is_compared)
        once = frozenset(range(len(cells))) - twice
        told = {1: change.improved, 0: change.same, -1: change.worse}
        for way, many in told.items():
            yield self._exactly(many, twice, part=1, value=way)
        yield self._exactly(0, twice, part=1, value=NOT_GIVEN)
        if once:
            many = sum(not self._is_compared(one) for one in self._all)
            yield self._exactly(many, once, part=1, value=NOT_GIVEN)

    def _sum(self, cells: frozenset[int], mean: Mean) -> Fact:
        return Fact(cells, {one: one[0] for one in self._possible()}, mean.least, mean.most)

    def _exactly(self, many: int, cells: frozenset[int], *, part: int, value: int) -> Fact:
        weights = {one: 1 for one in self._possible() if one[part] == value}
        return Fact(cells, weights, many, many)

    def _possible(self) -> list[Given]:
        """Return all that one may have given: an answer, and whether it was higher than before.

        Who is better off now did not begin at the top, and is not at the bottom.
        """
        if self.change is None:
            return [(value,) for value in self._values()]
        ways = (-1, 0, 1, NOT_GIVEN)
        low, high = self.question.low, self.question.high
        return [
            (value, way)
            for value in self._values()
            for way in ways
            if way == NOT_GIVEN or low <= value - way <= high
        ]

    def _given(self, one: Heard) -> Given:
        if self.change is None:
            return (one.value,)
        if not self._is_compared(one):
            return (one.value, NOT_GIVEN)
        return (one.value, self._way(one))

    def _way(self, one: Heard) -> int:
        earlier = self.before[one.who]
        return (one.value > earlier) - (one.value < earlier)

    def _cell(self, one: Heard) -> Cell:
        names = (name for name, members in self.groups.items() if one in members)
        return Cell(next(names, ""), self._is_compared(one), one in self.people)

    @property
    def _all(self) -> list[Heard]:
        return [*self.people, *self.aside]

    def _is_compared(self, one: Heard) -> bool:
        return self.change is not None and one.who in self.before

    def _mean(self, people: list[Heard]) -> Mean:
        return mean_of(self.question, sum(one.value for one in people), len(people))

    def _values(self) -> range:
        return range(self.question.low, self.question.high + 1)
