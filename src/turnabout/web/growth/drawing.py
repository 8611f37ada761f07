"""Where the marks of a chart and the lines of a small network stand, in units of the drawing."""

from collections.abc import Iterable
from typing import NamedTuple

from turnabout.growth.book import TopicGrowth
from turnabout.growth.models import Jotting
from turnabout.skills.ladder import HIGHEST

WIDTH = 340
LEFT, RIGHT = 14, 326
ROW = 58
LINE = 30
SHORT = 20
"""Letters of a name that fit beside its mark."""


class Track(NamedTuple):
    """A topic as a line with five marks, and where before, after and shown stand on it."""

    growth: TopicGrowth
    name_y: int
    y: int
    before: int | None
    after: int | None
    shown: int | None
    middle: int | None


class Chart(NamedTuple):
    """The tracks below each other."""

    tracks: list[Track]
    marks: list[tuple[int, int]]
    height: int
    width: int = WIDTH
    left: int = LEFT
    right: int = RIGHT


class Node(NamedTuple):
    """Somebody in the network, and the line that leads to them."""

    name: str
    x: int
    y: int
    from_x: int
    from_y: int


class Network(NamedTuple):
    """You, your partner between you and whom you met through them, and the others."""

    you_y: int
    partner: tuple[int, int] | None
    nodes: list[Node]
    height: int
    width: int = WIDTH


def chart(topics: Iterable[TopicGrowth]) -> Chart:
    """Return where everything of these topics stands."""
    tracks = [_track(one, place * ROW) for place, one in enumerate(topics)]
    marks = [(_x(level) or 0, level) for level in range(HIGHEST + 1)]
    return Chart(tracks, marks, len(tracks) * ROW + 24)


def network(ties: Iterable[Jotting]) -> Network:
    """Return the small network of these ties: those through the partner first."""
    met = sorted(ties, key=lambda tie: not tie.through)
    through = sum(tie.through for tie in met)
    height = max(len(met), 1) * LINE + 16
    you_y = height // 2
    partner = (130, (through * LINE + 16) // 2) if through else None
    nodes = [_node(tie, place, you_y, partner) for place, tie in enumerate(met)]
    return Network(you_y, partner, nodes, height)


def _track(one: TopicGrowth, top: int) -> Track:
    ends = [x for x in (_x(one.before), _x(one.after)) if x is not None]
    middle = sum(ends) // 2 if len(ends) > 1 else None
    return Track(one, top + 18, top + 40, _x(one.before), _x(one.after), _x(one.shown), middle)


def _x(level: int | None) -> int | None:
    return None if level is None else LEFT + (RIGHT - LEFT) * level // HIGHEST


def _node(tie: Jotting, place: int, you_y: int, partner: tuple[int, int] | None) -> Node:
    name = tie.first if len(tie.first) <= SHORT else f"{tie.first[: SHORT - 1]}…"
    from_x, from_y = partner if tie.through and partner else (24, you_y)
    return Node(name, 188, place * LINE + 23, from_x, from_y)
