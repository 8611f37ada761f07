"""An oracle of its own for the tests: what can be worked out from what was told.

It shares no line with the one that stands before a release. It knows only figures, who stands
behind them, and what a mean in half steps says, and looks for the range of what a kind of people
may have said: whose range is one answer wide is found out.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from turnabout.respect.release.groups import Published
from turnabout.respect.release.told import Figure

Told = Sequence[tuple[Figure, Published]]
Kind = tuple[bool, ...]
"""In which of the groups that were told somebody is, and whether they look for themselves."""

Weight = Callable[[Kind, int], float]
"""How much a kind with an answer counts in an equation."""

HARDLY = 1e-6


def recovered(
    values: Mapping[str, int], told: Told, *, knows: Mapping[str, int] | None = None
) -> set[str]:
    """Return of whom an answer follows from the figures of one question and one side.

    `knows` is what somebody knows beside them: their own answer.
    """
    own = knows or {}
    kinds = {who: (who in own, *(who in group.people for _, group in told)) for who in values}
    puzzle = _Puzzle(kinds, values, told, own)
    said: dict[Kind, set[int]] = {}
    for who, kind in kinds.items():
        said.setdefault(kind, set()).add(values[who])
    alike = [kind for kind, answers in said.items() if len(answers) == 1 and not kind[0]]
    found = {kind for kind in alike if not puzzle.may_differ(kind, next(iter(said[kind])))}
    return {who for who, kind in kinds.items() if kind in found}


class _Puzzle:
    """The equations: unknown is how many of each kind gave each answer."""

    def __init__(
        self,
        kinds: Mapping[str, Kind],
        values: Mapping[str, int],
        told: Told,
        own: Mapping[str, int],
    ) -> None:
        self.scale = range(told[0][0].low, told[0][0].high + 1) if told else range(1, 6)
        self.sizes = Counter(kinds.values())
        self.order = sorted(self.sizes)
        said = Counter((kinds[who], value) for who, value in values.items())
        self.truth = np.array([said[kind, value] for kind in self.order for value in self.scale])
        self.rows: list[tuple[np.ndarray, float, float]] = []
        for kind, size in self.sizes.items():
            self._add(lambda one, _value, kind=kind: one == kind, size, size)
        for who, value in own.items():
            mine = kinds[who]
            self._add(lambda one, said, mine=mine, value=value: one == mine and said == value, 1, 1)
        for at, (figure, group) in enumerate(told, start=1):
            assert figure.n == len(group.people)
            for least, most in _sums(figure):
                self._add(lambda one, said, at=at: one[at] * said, least, most)
            for answer, many in figure.shares:
                self._add(
                    lambda one, said, at=at, answer=answer: one[at] and said == int(answer),
                    many,
                    many,
                )

    def may_differ(self, kind: Kind, value: int) -> bool:
        """Return whether not all of a kind need have given this answer."""
        aim = self._row(lambda one, said: one == kind and said == value)
        rows, least, most = zip(*self.rows, strict=True)
        if self._is_a_step_away(aim, np.array(rows), np.array(least), np.array(most)):
            return True
        fewest = milp(
            aim,
            constraints=LinearConstraint(np.array(rows), least, most),
            integrality=np.ones(len(aim), dtype=int),
            bounds=Bounds(0, max(self.sizes.values())),
        )
        assert fewest.success, "what was told is true, so it is possible"
        return bool(round(fewest.fun) < self.sizes[kind])

    def _is_a_step_away(
        self, aim: np.ndarray, rows: np.ndarray, least: np.ndarray, most: np.ndarray
    ) -> bool:
        """Return whether one of them could have said one more or less, all else being as it is."""
        at = int(np.argmax(aim))
        steps = [at + step for step in (-1, 1) if self._kind_at(at + step) == self._kind_at(at)]
        sums = rows @ self.truth
        moved = [sums - rows[:, at] + rows[:, to] for to in steps]
        return any(bool(((least <= one) & (one <= most)).all()) for one in moved)

    def _kind_at(self, at: int) -> Kind | None:
        place = at // len(self.scale)
        return self.order[place] if 0 <= place < len(self.order) else None

    def _add(self, weight: Weight, least: float, most: float) -> None:
        self.rows.append((self._row(weight), least, most))

    def _row(self, weight: Weight) -> np.ndarray:
        return np.array([float(weight(kind, said)) for kind in self.order for said in self.scale])


def _sums(figure: Figure) -> Iterator[tuple[float, float]]:
    """Yield between what the answers add up to."""
    n, bound = figure.n, figure.bound
    if figure.mean is not None:
        is_lowest = figure.mean - 0.5 <= figure.low + _edge(figure)
        yield n * (figure.mean - 0.25) + is_lowest * HARDLY, n * (figure.mean + 0.25) - HARDLY
    if figure.edge == "high" and bound is not None:
        yield n * (bound - 0.25), n * figure.high
    if figure.edge == "low" and bound is not None:
        yield n * figure.low, n * (bound + 0.25)


def _edge(figure: Figure) -> float:
    """Return how wide an end is: told in docs/measures.md, so that anybody can know it."""
    steps = (step / 2 for step in range(1, 40))
    return next(one for one in steps if figure.n * (one + 0.25) > figure.high - figure.low + 1)
