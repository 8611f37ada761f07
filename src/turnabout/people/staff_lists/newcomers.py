"""Entering those whom a staff list names and nobody knew: managers before those below them."""

import datetime as dt
import secrets
from collections.abc import Sequence

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX

from turnabout.people.batches import batches
from turnabout.people.facts import UNKNOWN, tell
from turnabout.people.models import Grade, Line, Person
from turnabout.people.staff_lists.moving import move
from turnabout.people.staff_lists.writing import insert

Numbers = dict[int, int]
"""The numbers of people by the rows that entered them."""


def enter(lines: Sequence[Line], *, at: dt.datetime) -> Numbers:
    """Return the numbers of those who are entered now, by row.

    Everybody is written once, since nobody else can write meanwhile; only who stands in a circle of
    managers, or below one, gets the manager afterwards.
    """
    grades = {name: pk for pk, name in Grade.objects.values_list("pk", "name")}
    layers, circling = _layers(lines)
    numbers: Numbers = {}
    for layer in [*layers, circling]:
        insert(_newcomer(line, grades, numbers, at=at) for line in layer)
        numbers |= numbers_of(layer)
    move([(numbers[_row(line)], {"manager": numbers[_manager_row(line)]}) for line in circling])
    return numbers


def numbers_of(lines: Sequence[Line]) -> Numbers:
    """Return the numbers of those whom these lines entered, found by their e-mail, by row."""
    rows = {line.after["email"]: _row(line) for line in lines}
    numbers: Numbers = {}
    for some in batches(rows):
        found = Person.objects.filter(email__in=some).order_by().values_list("pk", "email")
        numbers |= {rows[email]: pk for pk, email in found}
    return numbers


def _layers(lines: Sequence[Line]) -> tuple[list[list[Line]], list[Line]]:
    """Return the lines so that each layer has its managers in those before it, and who circles."""
    below: dict[int, list[Line]] = {}
    for line in lines:
        below.setdefault(_manager_row(line), []).append(line)
    layers = []
    layer = below.pop(0, [])
    while layer:
        layers.append(layer)
        layer = [line for above in layer for line in below.pop(_row(above), [])]
    return layers, [line for left in below.values() for line in left]


def _row(line: Line) -> int:
    return line.row or 0


def _manager_row(line: Line) -> int:
    """Return the row of a manager who is new as well, 0 for any other and for none."""
    return int(line.after.get("manager_row", 0))


def _newcomer(line: Line, grades: dict[str, int], numbers: Numbers, *, at: dt.datetime) -> Person:
    facts = {fact: value for fact, value in line.after.items() if fact in UNKNOWN}
    facts["manager"] = numbers.get(_manager_row(line), facts["manager"])
    person = Person(entered_at=at, password=UNUSABLE_PASSWORD_PREFIX + secrets.token_hex(20))
    tell(person, facts, grades=grades)
    return person
