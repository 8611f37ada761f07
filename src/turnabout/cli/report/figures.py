"""The figures of the report as plain numbers: shares of a width, from 0 to 100."""

import math
from collections import Counter
from dataclasses import astuple, dataclass, fields
from statistics import median
from typing import NamedTuple

from turnabout.cli.report.given import Report
from turnabout.cli.report.wording import counted, points
from turnabout.matchmaking.explain import PairExplanation, Shortage
from turnabout.matchmaking.matching import Matching
from turnabout.matchmaking.policy import FULL_SCORE, POINT, Weights

SEATS_AT_MOST = 60
"""More people than this share a drawn seat."""

BIN = 5
"""The width of a bar of the histogram, in points."""

TOPICS_DRAWN = 12
"""So many topics have bars; the table has them all."""

GAP = 0.8
"""The space between two cells of a ruler, in points."""

WISHES = tuple(item.name for item in fields(Weights))
"""The wishes in the order in which they are drawn."""


class Seats(NamedTuple):
    """Seats of one kind: `drawn` of them stand for `people`."""

    kind: str
    label: str
    people: int
    drawn: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row of seats; each drawn seat stands for up to `each` people."""

    each: int
    seats: tuple[Seats, ...]


class Bar(NamedTuple):
    """A bar of the histogram: pairs from `low` up to below `high` points."""

    low: int
    high: int
    pairs: int
    height: float


@dataclass(frozen=True, slots=True)
class Histogram:
    """Scores by bins of BIN points; `middle` and `lowest` are places on the axis, 0 to 100."""

    bars: tuple[Bar, ...]
    ticks: tuple[int, ...]
    most: int
    middle: float
    lowest: float

    @property
    def apart(self) -> bool:
        """True where there is room to name both the middle and the lowest, on a phone too."""
        return self.middle - self.lowest > 18


class TopicBars(NamedTuple):
    """A topic as two bars, what is wanted and what is offered, and what one mentor more adds."""

    topic: str
    wanted: int
    offered: int
    wanted_width: float
    offered_width: float
    adds: str


def mentee_seats(report: Report) -> Row:
    """Return the mentees as seats: with a mentor, in line for one, and with none possible."""
    without = len(report.matching.unmatched_mentees)
    in_line = sum(one.role == "mentee" and one.place is not None for one in report.nobody)
    return _row(
        ("taken", "have a mentor", len(report.matching.pool.mentees) - without),
        ("free", "wait for a mentor", in_line),
        ("shut", "have no mentor the rules allow", without - in_line),
    )


def mentor_seats(matching: Matching) -> Row:
    """Return the mentors' places as seats: taken and left."""
    places = sum(mentor.capacity for mentor in matching.pool.mentors)
    taken = len(matching.pairs)
    return _row(("taken", "places taken", taken), ("free", "places left", places - taken))


def histogram(matching: Matching) -> Histogram | None:
    """Return the distribution of scores, or None where there are no pairs."""
    if not matching.worst:
        return None
    last = FULL_SCORE // POINT // BIN - 1
    bins = Counter(min(pair.score // (BIN * POINT), last) for pair in matching.pairs)
    most = max(bins.values())
    top = most + most % 2 if most > 1 else 1
    return Histogram(
        bars=tuple(
            Bar(BIN * at, BIN * (at + 1), bins[at], 100 * bins[at] / top) for at in range(last + 1)
        ),
        ticks=(0, top // 2, top) if top > 1 else (0, 1),
        most=top,
        middle=min(100.0, median(pair.score for pair in matching.pairs) / POINT),
        lowest=matching.worst.points,
    )


def topic_bars(shortages: tuple[Shortage, ...]) -> tuple[TopicBars, ...]:
    """Return all topics with their bars, those first where one more mentor adds most."""
    widest = max((max(one.wanted_by, one.offered_by) for one in shortages), default=1) or 1
    ranked = sorted(shortages, key=_by_need)
    return tuple(
        TopicBars(
            topic=one.topic,
            wanted=one.wanted_by,
            offered=one.offered_by,
            wanted_width=100 * one.wanted_by / widest,
            offered_width=100 * one.offered_by / widest,
            adds=_adds(one),
        )
        for one in ranked
    )


def ruler(weights: Weights) -> str:
    """Return a ruler of 100 points as the stops of a CSS gradient: a cell for each wish."""
    cells = [(left, left + width) for left, width in _cells(weights).values() if width]
    return ", ".join(
        f"var(--line) {left}% {right - GAP:g}%, transparent {right - GAP:g}% {right}%"
        for left, right in cells
    )


def earned(explanation: PairExplanation, weights: Weights) -> str:
    """Return how far the cells of the ruler are filled by a pair, as an SVG path 100 wide."""
    cells = _cells(weights)
    return "".join(
        _box(cells[one.wish][0], _filled(one.points, cells[one.wish][1]))
        for one in explanation.wishes
        if one.wish in cells
    )


def average_earned(report: Report) -> dict[str, float]:
    """Return the mean points that each wish gave, over all explained pairs."""
    total: Counter[str] = Counter()
    for explanation in report.explanations:
        for wish in explanation.wishes:
            total[wish.wish] += wish.points
    pairs = len(report.explanations) or 1
    return {wish: total[wish] / pairs for wish in (*WISHES, *sorted(set(total) - set(WISHES)))}


def _row(*kinds: tuple[str, str, int]) -> Row:
    everyone = sum(people for _, _, people in kinds)
    each = _round_up(math.ceil(everyone / SEATS_AT_MOST))
    return Row(each, tuple(Seats(*kind, math.ceil(kind[2] / each)) for kind in kinds))


def _round_up(number: int) -> int:
    """Return the next number that is easy to count in: 1, 2, 5, 10, 20, 50 ..."""
    power = 1
    while True:
        for step in (1, 2, 5):
            if step * power >= number:
                return step * power
        power *= 10


def _by_need(one: Shortage) -> tuple[int, int, int, str]:
    return -one.adds.placed, -one.adds.points, one.offered_by - one.wanted_by, one.topic


def _adds(one: Shortage) -> str:
    if one.adds.placed > 0:
        return f"+ {counted(one.adds.placed, 'mentee')} placed"
    return f"+ {points(one.adds.points)} points" if one.adds.points > 0 else "nothing"


def _cells(weights: Weights) -> dict[str, tuple[int, int]]:
    """Return for each wish where its cell begins, and how wide it is."""
    widths = astuple(weights)
    return {
        wish: (sum(widths[:at]), width)
        for at, (wish, width) in enumerate(zip(WISHES, widths, strict=True))
    }


def _filled(earned: int, width: int) -> float:
    return (width - GAP) * min(earned / POINT / width, 1.0) if width else 0.0


def _box(left: float, width: float) -> str:
    return f"M{left:g} 0h{width:.3g}v8h-{width:.3g}z" if width > 0 else ""
