"""How many points a pair of this sheet can earn at most: columns that are absent earn nothing."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from turnabout.matchmaking.matching import Matching
from turnabout.matchmaking.people import Person, Pool
from turnabout.matchmaking.policy import Weights
from turnabout.matchmaking.sentences import listed
from turnabout.matchmaking.topics import folded


class Missing(NamedTuple):
    """Something that the sheet does not say, and the points that nobody can earn without it."""

    what: str
    points: float


def most_points(matching: Matching) -> float:
    """Return the most points that a pair of this sheet can earn, 100 where nothing is missing."""
    return 100 - sum(each.points for each in missing(matching))


def missing(matching: Matching) -> tuple[Missing, ...]:
    """Return what the sheet does not say and a weight stands for."""
    found = _missing(matching.pool, matching.policy.weights)
    return tuple(each for each in found if each.points)


def shortfall(matching: Matching) -> str:
    """Return how many points are out of reach and why, or nothing where none is."""
    absent = [each.what for each in missing(matching)]
    if not absent:
        return ""
    most = f"{most_points(matching):g}"
    return f"This sheet can earn at most {most} of 100 points: it has no {listed(absent, 'or')}."


def earnable(matching: Matching) -> str:
    """Return how many points can be earned, also where it is all of them."""
    return shortfall(matching) or (
        "Points are out of 100, and this sheet holds what it takes to earn them all."
    )


def _missing(pool: Pool, weights: Weights) -> Iterator[Missing]:
    """Each side's choice earns half; values and style count where both sides have told theirs."""
    yield from _choices(pool, weights.preferences)
    yield from _told_by_both("values", pool, weights.values)
    yield Missing("different departments", weights.distance * _one_department(pool))
    yield from _told_by_both("style", pool, weights.style)


def _choices(pool: Pool, weight: int) -> Iterator[Missing]:
    absent = _sides_without("prefers", pool)
    if len(absent) == 2:
        yield Missing("preferences", weight)
    elif absent:
        yield Missing(f"preferences of {absent[0]}", weight / 2)


def _told_by_both(column: str, pool: Pool, weight: int) -> Iterator[Missing]:
    absent = _sides_without(column, pool)
    if absent:
        yield Missing(column if len(absent) == 2 else f"{column} of {absent[0]}", weight)


def _sides_without(column: str, pool: Pool) -> list[str]:
    sides = {"mentors": pool.mentors, "mentees": pool.mentees}
    return [side for side, people in sides.items() if not _anybody_told(column, people)]


def _anybody_told(column: str, people: tuple[Person, ...]) -> bool:
    return any(getattr(person, column) for person in people)


def _one_department(pool: Pool) -> bool:
    people = chain(pool.mentors, pool.mentees)
    named = (folded(person.department) for person in people if person.department)
    first = next(named, None)
    return all(name == first for name in named)
