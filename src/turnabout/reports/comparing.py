"""Cohorts of a program side by side; where lotteries were repeated, all of them as one finding."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from turnabout.evidence.pooling import Found, pooled
from turnabout.evidence.words import Design
from turnabout.programs.measures import Measure
from turnabout.programs.models import Cohort, Program, Side
from turnabout.reports.benefits import asked_of
from turnabout.reports.charts import Bar, Chart
from turnabout.reports.questions import side_title, title_of
from turnabout.reports.sources import Origin, at_the_end, origin_of
from turnabout.reports.wording import as_drawn, basis, number, variance_of
from turnabout.respect.models.snapshots import Snapshot
from turnabout.respect.release.told import Effect, Told

REACH = 2
"""Standard deviations to each side that a chart shows; what is beyond stands at the edge."""


class Column(NamedTuple):
    """One cohort: how its numbers came about, and on whom they rest."""

    cohort: Cohort
    design: str
    bases: list[str]
    origin: Origin


class Row(NamedTuple):
    """One measure of one side over all cohorts, with its chart where lotteries were drawn."""

    title: str
    side: str
    cells: list[tuple[str, str]]
    chart: Chart | None


class Compared(NamedTuple):
    """All of it: cohorts whose end is released, the oldest first; measures that any of them has."""

    columns: list[Column]
    rows: list[Row]


class _Ended(NamedTuple):
    cohort: Cohort
    snapshot: Snapshot
    told: Told


def compared(program: Program) -> Compared:
    """Return it: read from snapshots alone."""
    ended = _ended(program)
    rows = [_row(ended, measure, side) for measure in Measure for side in Side]
    return Compared(
        [_column(one) for one in ended],
        [one for one in rows if any(said for _cohort, said in one.cells)],
    )


def _ended(program: Program) -> list[_Ended]:
    snapshots = Snapshot.objects.filter(cohort__program=program).select_related("cohort")
    by_cohort: dict[Cohort, list[Snapshot]] = {}
    for one in snapshots.order_by("cohort__starts_on", "pk"):
        by_cohort.setdefault(one.cohort, []).append(one)
    found = [(cohort, at_the_end(every)) for cohort, every in by_cohort.items()]
    return [_Ended(cohort, end, end.findings) for cohort, end in found if end]


def _column(one: _Ended) -> Column:
    bases = [basis(asked_of(one.told, side)) for side in Side]
    origin = origin_of(one.snapshot)
    return Column(one.cohort, one.told.design, [each for each in bases if each], origin)


def _row(ended: list[_Ended], measure: Measure, side: Side) -> Row:
    effects = [(one.cohort, effect) for one in ended if (effect := _effect(one, measure, side))]
    cells = [(one.cohort.name, _cell(one, measure, side)) for one in ended]
    chart = _chart(effects, measure) if effects else None
    return Row(title_of(measure), side_title(side), cells, chart)


def _effect(one: _Ended, measure: Measure, side: Side) -> Effect | None:
    if one.told.design != Design.LOTTERY or not basis(asked_of(one.told, side)):
        return None
    found = (each for each in one.told.effects if (each.measure, each.side) == (measure, side))
    return next(found, None)


def _cell(one: _Ended, measure: Measure, side: Side) -> str:
    """Return what one cohort found, in the words of its design; nothing where none may be told."""
    if effect := _effect(one, measure, side):
        found = as_drawn(effect).is_found
        text = (
            _("the offer caused a difference: g = %(g)s (%(low)s to %(high)s)")
            if found
            else _("no difference can be told from chance: g = %(g)s (%(low)s to %(high)s)")
        )
        return _g(text, effect.g, effect.g_low, effect.g_high)
    if one.told.design not in (Design.LOTTERY, Design.CHANGE) or not basis(
        asked_of(one.told, side)
    ):
        return ""
    for each in one.told.changes:
        if (each.measure, each.side) == (measure, side):
            told = {"better": each.improved, "worse": each.worse, "n": each.n}
            return _("changed: %(better)s of %(n)s better, %(worse)s worse") % told
    return ""


def _chart(effects: Sequence[tuple[Cohort, Effect]], measure: Measure) -> Chart:
    """Return each cohort's effect, and all of them as one where there are two or more."""
    bars = [_bar(cohort.name, one.g, one.g_low, one.g_high) for cohort, one in effects]
    weighed = [
        Found(one.g, variance_of(one), one.offered + one.others)
        for _cohort, one in effects
        if variance_of(one) > 0
    ]
    title = _("The offer of a place, less none: %(title)s") % {"title": title_of(measure)}
    if len(weighed) > 1:
        mean = pooled(weighed).mean
        low, point, high = (round(one, 2) for one in (mean.low, mean.value, mean.high))
        told = {"n": len(weighed), "people": mean.n}
        bars.append(_bar(_("All %(n)s lotteries, %(people)s people") % told, point, low, high))
        title = _pooled_title(measure, point, low, high)
    return Chart(
        title=title,
        axis=_("g, in standard deviations from -%(reach)s to %(reach)s") % {"reach": REACH},
        bars=tuple(bars),
        head=(_("Cohort"), _("g with its 95 % interval")),
        rows=tuple((one.label, one.said) for one in bars),
        zero=50,
    )


def _pooled_title(measure: Measure, point: float, low: float, high: float) -> str:
    title = {"title": title_of(measure)}
    if low > 0 or high < 0:
        said = _("Over all lotteries the offer caused a difference: %(title)s,") % title
    else:
        said = _("Over all lotteries no difference can be told from chance: %(title)s,") % title
    return f"{said} {_g(_('g = %(g)s (%(low)s to %(high)s)'), point, low, high)}"


def _bar(label: str, g: float, low: float, high: float) -> Bar:
    places = [50 + 50 * max(-1, min(1, value / REACH)) for value in (low, g, high)]
    said = _g(_("%(g)s (%(low)s to %(high)s)"), g, low, high)
    return Bar(label, said, low=places[0], point=places[1], high=places[2])


def _g(text: str, g: float, low: float, high: float) -> str:
    return text % {"g": number(g), "low": number(low), "high": number(high)}
