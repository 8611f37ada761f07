"""Reporting lines: who is above whom, at any depth, in two comparisons."""

from collections.abc import Sequence
from typing import NamedTuple

from turnabout.matchmaking.people import Person


class Span(NamedTuple):
    """A person's place in a walk of the tree: everyone below entered within `enter` and `leave`."""

    enter: int
    leave: int

    def holds(self, other: "Span") -> bool:
        """Return True where the other is below this one, or the same."""
        return self.enter <= other.enter < self.leave


def reporting_spans(people: Sequence[Person]) -> dict[str, Span]:
    """Return each person's span in the tree of managers, by id.

    A manager who is not among the people ends the line. People who manage each other in a circle
    all stand above one another: they share one span.
    """
    manager = {person.id: person.manager_id for person in people}
    manager = {one: boss if boss in manager else None for one, boss in manager.items()}
    head = _heads_of_circles(manager)
    below: dict[str | None, list[str]] = {}
    for one, boss in manager.items():
        if head.get(one, one) == one:
            above = None if one in head or boss is None else head.get(boss, boss)
            below.setdefault(above, []).append(one)
    spans = _walk(below)
    return spans | {one: spans[first] for one, first in head.items()}


def circles(people: Sequence[Person]) -> list[list[str]]:
    """Return the ids of those who manage each other in a circle, circle by circle."""
    manager = {person.id: person.manager_id for person in people}
    manager = {one: boss if boss in manager else None for one, boss in manager.items()}
    found: dict[str, list[str]] = {}
    for one, first in _heads_of_circles(manager).items():
        found.setdefault(first, []).append(one)
    return list(found.values())


def _heads_of_circles(manager: dict[str, str | None]) -> dict[str, str]:
    """Return, for everyone in a circle, the one who stands for it."""
    head: dict[str, str] = {}
    seen: dict[str, str] = {}
    for start in manager:
        one: str | None = start
        while one is not None and one not in seen:
            seen[one] = start
            one = manager[one]
        if one is not None and seen[one] == start and one not in head:
            first = one
            while one not in head:
                head[one] = first
                one = manager[one] or first
    return head


def _walk(below: dict[str | None, list[str]]) -> dict[str, Span]:
    """Return the spans of a walk that enters every person before those below."""
    enters: dict[str, int] = {}
    spans: dict[str, Span] = {}
    ahead: list[tuple[str, bool]] = [(root, False) for root in reversed(below.get(None, []))]
    while ahead:
        one, done = ahead.pop()
        if done:
            spans[one] = Span(enters[one], len(enters))
        else:
            enters[one] = len(enters)
            ahead.append((one, True))
            ahead.extend((next_one, False) for next_one in reversed(below.get(one, [])))
    return spans
