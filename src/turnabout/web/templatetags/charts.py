"""Charts on a page: drawn by the server, the text as large as that around it at any width."""

from typing import NamedTuple

from django import template
from django.utils.translation import gettext as _

from turnabout.reports.charts import BAR, HIGH, LABEL, ROW, Bar, Chart
from turnabout.reports.reach import HEIGHT, WIDTH, Line, Node, Reach
from turnabout.reports.wording import number

register = template.Library()


class Drawn(NamedTuple):
    """A stretch of a bar as SVG has it."""

    x: str
    width: str
    tone: str


class Row(NamedTuple):
    """A bar with where it stands, in pixels from above, and its estimate as SVG has it."""

    bar: Bar
    label_at: int
    bar_at: int
    middle: int
    next_at: int
    parts: list[Drawn]
    low: str
    point: str
    high: str


@register.inclusion_tag("reports/chart.html")
def chart(one: Chart) -> dict[str, object]:
    """Draw a chart, with its title, its axis, its key and the table behind it."""
    rows = [_row(bar, place * ROW) for place, bar in enumerate(one.bars)]
    return {"chart": one, "rows": rows, "height": len(rows) * ROW, "zero": _percent(one.zero)}


class Point(NamedTuple):
    """A unit as SVG has it, with its name beside it."""

    name: str
    x: str
    y: str
    text_y: str
    before: str
    after: str


class Tie(NamedTuple):
    """A tie as SVG has it; `tone` tells apart those that the cohort made."""

    x1: str
    y1: str
    x2: str
    y2: str
    is_new: bool
    tone: str


@register.inclusion_tag("reports/reach.html")
def reach(one: Reach) -> dict[str, object]:
    """Draw the units of a cohort before and after, with the table behind."""
    told = {"before": one.ties_before, "after": len(one.lines)}
    return {
        "graphs": [
            (_("Before: %(before)s ties by reporting lines") % told, False),
            (_("After: %(after)s ties, the new ones drawn through") % told, True),
        ],
        "width": WIDTH,
        "height": HEIGHT,
        "nodes": [_point(node) for node in one.nodes],
        "lines": [_tie(line) for line in one.lines],
    }


def _point(node: Node) -> Point:
    below = -14 if node.y < HEIGHT / 2 else 22
    x, y, text_y = (f"{place:.1f}" for place in (node.x, node.y, node.y + below))
    before, after = number(node.before), number(node.after)
    return Point(node.name, x, y, text_y, before, after)


def _tie(line: Line) -> Tie:
    x1, y1, x2, y2 = (f"{place:.1f}" for place in line[:4])
    return Tie(x1, y1, x2, y2, line.is_new, "new" if line.is_new else "old")


def _row(bar: Bar, top: int) -> Row:
    parts = [Drawn(_percent(one.start), _percent(one.width), one.tone) for one in bar.parts]
    estimate = (_percent(bar.low), _percent(bar.point), _percent(bar.high))
    return Row(
        bar, top + LABEL, top + BAR, top + BAR + HIGH // 2, top + BAR + HIGH, parts, *estimate
    )


def _percent(value: float | None) -> str:
    """Return a place as SVG has it, in any language; nothing where there is none."""
    return "" if value is None else f"{value:.2f}%"
