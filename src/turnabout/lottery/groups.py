"""The groups within which is drawn, so that chance does not favour a level or a department."""

from collections.abc import Sequence
from dataclasses import dataclass

LEAST = 5
"""People in a group: fewer are put together with others, so that no group points at somebody."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Some people who are alike: what they are called, and how many they are."""

    name: str
    people: int


def bands(kinds: Sequence[Kind]) -> list[tuple[str, ...]]:
    """Return neighbours put together until each band has enough: for a ladder, lowest first."""
    found: list[list[str]] = []
    many = LEAST
    for kind in kinds:
        if many >= LEAST:
            found.append([])
            many = 0
        found[-1].append(kind.name)
        many += kind.people
    if many < LEAST and len(found) > 1:
        last = found.pop()
        found[-1] += last
    return [tuple(names) for names in found]


def with_the_rest(kinds: Sequence[Kind]) -> list[tuple[str, ...]]:
    """Return each that is large enough alone, and all others together."""
    large = [kind for kind in kinds if kind.people >= LEAST]
    small = [kind for kind in kinds if kind.people < LEAST]
    if not small:
        return [(kind.name,) for kind in large]
    rest = tuple(kind.name for kind in small)
    if sum(kind.people for kind in small) >= LEAST or not large:
        return [*((kind.name,) for kind in large), rest]
    *others, smallest = sorted(large, key=lambda kind: -kind.people)
    return [*((kind.name,) for kind in others), (smallest.name, *rest)]


def shared_out(places: int, people: Sequence[int]) -> list[int]:
    """Return how many places each group has: in proportion, the largest remainders first.

    Never more than it has people, where there are no more places than people in all.
    """
    total = sum(people)
    if not total:
        return [0] * len(people)
    whole = [places * many // total for many in people]
    left = [places * many % total for many in people]
    by_remainder = sorted(range(len(people)), key=lambda group: (-left[group], group))
    for group in by_remainder[: places - sum(whole)]:
        whole[group] += 1
    return whole
