"""Can an answer be worked out from what is told? A solver tries, before anything is told.

People whose groups are the same are interchangeable, so it is enough to count them: how many of a
cell gave which answer. An answer is found out if every count that agrees with what is told gives
all of a cell the same. The solver is asked for one count that does not; where there is none, what
is told tells too much.

The same is asked once more for each person who knows their own answer beside what is told.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

Given = tuple[int, ...]
"""What one person gave: an answer, or an answer and what became of it."""

NOT_GIVEN = 99
"""Stands where somebody gave nothing, so that there is nothing to find out."""

Crowd = Sequence[Counter[Given]]
"""How many gave what, cell by cell."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What is told of some cells: their answers, so weighted, add up to between two numbers."""

    cells: frozenset[int]
    weights: Mapping[Given, int]
    least: int
    most: int

    def total(self, crowd: Crowd) -> int:
        """Return what the answers of these cells add up to."""
        return sum(
            self.weights.get(given, 0) * many
            for cell in self.cells
            for given, many in crowd[cell].items()
        )

    def without(self, cell: int, given: Given) -> "Fact":
        """Return what it says of all others to somebody of a cell, who knows what they gave."""
        own = self.weights.get(given, 0) if cell in self.cells else 0
        return replace(self, least=self.least - own, most=self.most - own)


def tells_an_answer(crowd: Crowd, facts: Sequence[Fact], *, possible: Sequence[Given]) -> bool:
    """Return whether somebody outside, or any one of the crowd, can work out what another gave."""
    return any(_is_found_out(others, known, possible) for others, known in _observers(crowd, facts))


def _observers(crowd: Crowd, facts: Sequence[Fact]) -> Iterator[tuple[Crowd, Sequence[Fact]]]:
    """Yield, for each who looks, what there is to find out and what they know of it."""
    yield crowd, facts
    for cell, counts in enumerate(crowd):
        for given in counts:
            others = [
                known - Counter([given]) if at == cell else known for at, known in enumerate(crowd)
            ]
            yield others, [fact.without(cell, given) for fact in facts]


def _is_found_out(crowd: Crowd, facts: Sequence[Fact], possible: Sequence[Given]) -> bool:
    """Only a cell that is of one mind needs the solver: any other could be dealt otherwise."""
    return any(
        not _could_be_otherwise(crowd, facts, possible, cell=cell, part=part)
        for cell, counts in enumerate(crowd)
        for part in range(len(possible[0]))
        if len({given[part] for given in counts} - {NOT_GIVEN}) == 1
    )


def _could_be_otherwise(
    crowd: Crowd, facts: Sequence[Fact], possible: Sequence[Given], *, cell: int, part: int
) -> bool:
    """Return whether counts agree with all that is told in which this cell is of another mind.

    Mostly one other answer of one person will do; the solver is for what is left.
    """
    if _is_one_answer_away(crowd, facts, possible, cell=cell, part=part):
        return True
    agreed = next(iter(crowd[cell]))[part]
    others = Fact(
        frozenset({cell}),
        {given: 1 for given in possible if given[part] != agreed},
        1,
        crowd[cell].total(),
    )
    whole = [
        Fact(frozenset({at}), dict.fromkeys(possible, 1), counts.total(), counts.total())
        for at, counts in enumerate(crowd)
    ]
    return _is_possible([*facts, *whole, others], len(crowd), possible)


def _is_one_answer_away(
    crowd: Crowd, facts: Sequence[Fact], possible: Sequence[Given], *, cell: int, part: int
) -> bool:
    """Return whether all facts would hold had one of this cell said something else."""
    said = next(iter(crowd[cell]))
    about = [(fact, fact.total(crowd)) for fact in facts if cell in fact.cells]
    return any(
        all(
            fact.least
            <= total + fact.weights.get(other, 0) - fact.weights.get(said, 0)
            <= fact.most
            for fact, total in about
        )
        for other in possible
        if other[part] != said[part]
    )


def _is_possible(facts: Sequence[Fact], cells: int, possible: Sequence[Given]) -> bool:
    """Return whether whole counts exist for which all facts hold."""
    rows = np.array([_row(fact, cells, possible) for fact in facts], dtype=float)
    answer = milp(
        np.zeros(rows.shape[1]),
        constraints=LinearConstraint(
            rows, [fact.least for fact in facts], [fact.most for fact in facts]
        ),
        integrality=np.ones(rows.shape[1], dtype=int),
        bounds=Bounds(0, np.inf),
    )
    return bool(answer.success)


def _row(fact: Fact, cells: int, possible: Sequence[Given]) -> list[int]:
    return [
        fact.weights.get(given, 0) if cell in fact.cells else 0
        for cell in range(cells)
        for given in possible
    ]
