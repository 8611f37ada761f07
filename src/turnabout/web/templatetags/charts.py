"""Charts on a page: drawn by the server, the text as large as that around it at any width."""

from typing import NamedTuple

from django import template

from turnabout.reports.charts import BAR, HIGH, LABEL, ROW, Bar, Chart

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
    parts: list[Drawn]
    low: str
    point: str
    high: str


@register.inclusion_tag("reports/chart.html")
def chart(one: Chart) -> dict[str, object]:
    """Draw a chart, with its title, its axis, its key and the table behind it."""
    rows = [_row(bar, place * ROW) for place, bar in enumerate(one.bars)]
    return {"chart": one, "rows": rows, "height": len(rows) * ROW, "zero": _percent(one.zero)}


def _row(bar: Bar, top: int) -> Row:
    parts = [Drawn(_percent(one.start), _percent(one.width), one.tone) for one in bar.parts]
    estimate = (_percent(bar.low), _percent(bar.point), _percent(bar.high))
    return Row(bar, top + LABEL, top + BAR, top + BAR + HIGH // 2, parts, *estimate)


def _percent(value: float | None) -> str:
    """Return a place as SVG has it, in any language; nothing where there is none."""
    return "" if value is None else f"{value:.2f}%"
