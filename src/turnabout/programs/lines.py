"""Reporting lines: who stands above whom, at any depth, even where managers form a circle."""

from collections.abc import Iterable

from turnabout.people.models import Person


def bosses(people: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Return everyone above each of these people, the nearest first, by number.

    One query for each level of the organisation, however many people are asked for. In a circle of
    managers everyone is met once.
    """
    asked = tuple(people)
    manager: dict[int, int | None] = {}
    ahead = set(asked)
    while ahead:
        found = dict(Person.objects.filter(pk__in=ahead).values_list("pk", "manager"))
        manager |= found
        ahead = {boss for boss in found.values() if boss} - manager.keys()
    return {one: _climb(one, manager) for one in asked}


def answers_to(one: int, other: int, above: dict[int, tuple[int, ...]]) -> bool:
    """Return whether one stands below the other, at any depth.

    Everybody stands below the head of the organisation. Were that enough, a program that the head
    sponsors could have no confidential contact: of the head, only direct reports count.
    """
    line = above[one]
    return other in line and (bool(above[other]) or line[0] == other)


def _climb(one: int, manager: dict[int, int | None]) -> tuple[int, ...]:
    above: dict[int, None] = {}
    boss = manager.get(one)
    while boss and boss not in above and boss != one:
        above[boss] = None
        boss = manager.get(boss)
    return tuple(above)
