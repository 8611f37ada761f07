"""Which units a cohort brought together: units of five people or more in it, and never a person.

Before, two units are tied where somebody of one reports to somebody of the other; after, also where
a pair of the cohort met. Of a tie it is told that there is one, not how many pairs make it.
"""

from collections import Counter
from collections.abc import Hashable
from math import cos, pi, sin
from typing import NamedTuple

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from turnabout.evidence.network import APART, betweenness
from turnabout.meetings.models import Meeting
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Cohort
from turnabout.reports.taking_part import large_enough

FEWEST = 5
"""Pairs that met, without which nothing of it is told."""

FEWEST_UNITS = 2
"""Units, without which there is no tie to tell of."""

WIDTH, HEIGHT, RADIUS = 360, 300, 96
"""Of the drawing, which its page scales."""

Tie = frozenset[str]


class Node(NamedTuple):
    """A unit: where it stands in the drawing, and which share of all ways leads through it."""

    name: str
    x: float
    y: float
    before: float
    after: float


class Line(NamedTuple):
    """A tie of two units; `is_new` where only pairs of the cohort make it."""

    x1: float
    y1: float
    x2: float
    y2: float
    is_new: bool


class Reach(NamedTuple):
    """The units before and after; how many of the pairs that met are two levels or more apart."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    met: int
    across: int

    @property
    def ties_before(self) -> int:
        """How many ties there were without the cohort."""
        return sum(not one.is_new for one in self.lines)


class _Met(NamedTuple):
    mentor: str
    mentee: str
    mentor_height: int | None
    mentee_height: int | None


def reach_of(cohort: Cohort, *, by: Person) -> Reach | None:
    """Return it for one reader, but for their own pair; None where too few met to tell of it."""
    met = _met(cohort, by)
    if len(met) < FEWEST:
        return None
    units = _units(met)
    names = sorted({*units.values()})
    if len(names) < FEWEST_UNITS:
        return None
    after = {_tie(units[one.mentor], units[one.mentee]) for one in met}
    before = _lines_between(units)
    ties_after = {tie for tie in before | after if len(tie) == 2}
    ties_before = {tie for tie in before if len(tie) == 2}
    nodes = _nodes(names, ties_before, ties_after)
    return Reach(
        nodes=nodes,
        lines=_drawn(nodes, ties_before, ties_after),
        met=len(met),
        across=sum(_is_across(one) for one in met),
    )


def _met(cohort: Cohort, by: Person) -> list[_Met]:
    held = Meeting.objects.met().filter(pair=OuterRef("pk"))
    pairs = Pair.objects.filter(cohort=cohort).apart_from(by).filter(Exists(held)).order_by()
    sides = [
        f"{side}__person__{fact}" for fact in ("department", "grade__height") for side in SIDES
    ]
    return [_Met(*one) for one in pairs.values_list(*sides)]


SIDES = ("mentor", "mentee")


def _units(met: list[_Met]) -> dict[str, str]:
    """Return as what each unit is told: those with too few people in the cohort, together."""
    seats = Counter(unit for one in met for unit in (one.mentor, one.mentee))
    told = large_enough(seats)
    return {unit: unit if unit and unit in told else _("Others, together") for unit in seats}


def _lines_between(units: dict[str, str]) -> set[Tie]:
    """Return which of these units are tied by a reporting line of anybody who is here."""
    here = Person.objects.filter(left_at__isnull=True, department__in=units).order_by()
    lines = here.filter(manager__department__in=units)
    found = lines.values_list("department", "manager__department").distinct()
    return {_tie(units[one], units[other]) for one, other in found}


def _tie(one: str, other: str) -> Tie:
    return frozenset((one, other))


def _is_across(one: _Met) -> bool:
    if one.mentor_height is None or one.mentee_height is None:
        return False
    return abs(one.mentor_height - one.mentee_height) >= APART


def _nodes(names: list[str], before: set[Tie], after: set[Tie]) -> tuple[Node, ...]:
    levels: dict[Hashable, int] = dict.fromkeys(names, 0)
    first, then = (betweenness(levels, [_ends(tie) for tie in ties]) for ties in (before, after))
    return tuple(
        Node(name, *_place(number, len(names)), round(first[name], 2), round(then[name], 2))
        for number, name in enumerate(names)
    )


def _place(number: int, of: int) -> tuple[float, float]:
    """Return where a unit stands on the circle, the first above."""
    turn = 2 * pi * number / of - pi / 2
    x, y = WIDTH / 2 + RADIUS * cos(turn), HEIGHT / 2 + RADIUS * sin(turn)
    return round(x, 1), round(y, 1)


def _drawn(nodes: tuple[Node, ...], before: set[Tie], after: set[Tie]) -> tuple[Line, ...]:
    at = {node.name: (node.x, node.y) for node in nodes}
    ties = sorted((sorted(tie), tie) for tie in after)
    return tuple(Line(*at[one], *at[other], tie not in before) for (one, other), tie in ties)


def _ends(tie: Tie) -> tuple[str, str]:
    one, other = sorted(tie)
    return one, other
