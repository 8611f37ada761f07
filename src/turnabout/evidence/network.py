"""Who exchanges work with whom across the organisation, before and after: as a graph."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

Tie = tuple[Hashable, Hashable]

APART = 2
"""Levels between two people, up or down, from which on a tie is one across levels."""

LOOKED_FROM = 500
"""People from whom the shortest ways are followed; of more, so many drawn by a fixed seed."""


@dataclass(frozen=True, slots=True)
class Rung:
    """The people of one level: how many, and how much of all others' ways leads through one."""

    level: int
    people: int
    betweenness: float


@dataclass(frozen=True, slots=True)
class Shape:
    """A network in numbers. `across` are ties across levels, `parts` what hangs together.

    `within_two` is how many others somebody reaches by at most one go-between, on the average.
    """

    people: int
    ties: int
    across: int
    parts: int
    within_two: float
    rungs: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """The same people before and after. `new_across` are ties across levels that there were not."""

    before: Shape
    after: Shape
    new_across: int


def reach(
    levels: Mapping[Hashable, int],
    before: Iterable[Tie],
    after: Iterable[Tie],
    *,
    apart: int = APART,
) -> Reach:
    """Return it for everyone who has a level; ties of others, and to oneself, do not count."""
    first, then = _graph(levels, before), _graph(levels, after)
    known = {frozenset(tie) for tie in _across(first, levels, apart)}
    new = [tie for tie in _across(then, levels, apart) if frozenset(tie) not in known]
    return Reach(_shape(first, levels, apart), _shape(then, levels, apart), len(new))


def betweenness(levels: Mapping[Hashable, int], ties: Iterable[Tie]) -> dict[Hashable, float]:
    """Return for everyone which share of the shortest ways of others leads through them, 0 to 1."""
    return _between(_graph(levels, ties))


def _graph(levels: Mapping[Hashable, int], ties: Iterable[Tie]) -> "nx.Graph[Hashable]":
    graph: nx.Graph[Hashable] = nx.Graph()
    graph.add_nodes_from(sorted(levels, key=repr))
    graph.add_edges_from((a, b) for a, b in ties if a != b and a in levels and b in levels)
    return graph


def _across(graph: "nx.Graph[Hashable]", levels: Mapping[Hashable, int], apart: int) -> list[Tie]:
    return [(a, b) for a, b in graph.edges if abs(levels[a] - levels[b]) >= apart]


def _shape(graph: "nx.Graph[Hashable]", levels: Mapping[Hashable, int], apart: int) -> Shape:
    people = len(graph)
    return Shape(
        people=people,
        ties=graph.number_of_edges(),
        across=len(_across(graph, levels, apart)),
        parts=nx.number_connected_components(graph),
        within_two=sum(_near(graph, one) for one in graph) / people if people else 0.0,
        rungs=_rungs(graph, levels),
    )


def _near(graph: "nx.Graph[Hashable]", one: Hashable) -> int:
    near = set(graph[one])
    return len(near.union(*(graph[other] for other in near)) - {one})


def _rungs(graph: "nx.Graph[Hashable]", levels: Mapping[Hashable, int]) -> tuple[Rung, ...]:
    through: dict[int, list[float]] = defaultdict(list)
    for one, share in _between(graph).items():
        through[levels[one]].append(share)
    return tuple(
        Rung(level, len(shares), sum(shares) / len(shares))
        for level, shares in sorted(through.items())
    )


def _between(graph: "nx.Graph[Hashable]") -> dict[Hashable, float]:
    some = LOOKED_FROM if len(graph) > LOOKED_FROM else None
    return dict(nx.betweenness_centrality(graph, k=some, seed=1))
