"""The ten benefits as a snapshot has them: what was set as the measure of success comes first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from turnabout.evidence.words import Design
from turnabout.programs.measures import Measure
from turnabout.programs.models import Side
from turnabout.reports.charts import Chart
from turnabout.reports.drawing import change_chart, effect_chart, shares_chart
from turnabout.reports.questions import (
    answered_with,
    asked_as,
    measure_of,
    seen_in,
    side_title,
    title_of,
)
from turnabout.reports.sources import Origin, anchor
from turnabout.reports.wording import basis, number, of_change, of_effect, of_figure, of_mean
from turnabout.respect.release.told import Asked, Change, Effect, Figure, Told


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one side: a headline where one may stand, on whom it rests, and from where.

    `headline` is "" where it is not told how many answered, or where nothing has an interval.
    """

    side: str
    headline: str
    basis: str
    details: tuple[tuple[str, Origin], ...]
    charts: tuple[Chart, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Benefit:
    """One of the ten. Primary ones are those that the objective names; others are exploratory."""

    measure: str
    title: str
    is_primary: bool
    said: tuple[Said, ...]


def benefits_of(told: Told, *, primary: Sequence[str], origin: Origin) -> list[Benefit]:
    """Return all ten, the primary ones first; where nothing may be told `said` is empty."""
    every = [
        Benefit(
            one.value,
            title_of(one.value),
            one.value in primary,
            tuple(_sides(told, one, origin)),
        )
        for one in Measure
    ]
    order = {measure: place for place, measure in enumerate(primary)}
    return sorted(every, key=lambda one: order.get(one.measure, len(order)))


def asked_of(told: Told, side: str) -> Asked | None:
    """Return how many of a side were asked."""
    return next((one for one in told.asked if one.side == side), None)


def _sides(told: Told, measure: Measure, origin: Origin) -> Iterator[Said]:
    for side in (Side.MENTOR.value, Side.MENTEE.value):
        effect, change, figures = _found(told, measure, side)
        if effect or change or figures:
            yield _said(told, measure, side, effect, change, figures, origin)


def _found(
    told: Told, measure: Measure, side: str
) -> tuple[Effect | None, Change | None, list[Figure]]:
    """Return what was released of a measure and a side, as far as the design bears it."""
    drawn, twice = told.design == Design.LOTTERY, told.design in (Design.LOTTERY, Design.CHANGE)
    effects = (one for one in told.effects if (one.measure, one.side) == (measure, side))
    changes = (one for one in told.changes if (one.measure, one.side) == (measure, side))
    figures = [
        one
        for one in told.figures
        if measure_of(one.question) == measure and one.side == side and not one.group
    ]
    asked_after = told.design != Design.COUNTS
    return (
        next(effects, None) if drawn else None,
        next(changes, None) if twice else None,
        figures if asked_after else [],
    )


def _said(
    told: Told,
    measure: Measure,
    side: str,
    effect: Effect | None,
    change: Change | None,
    figures: list[Figure],
    origin: Origin,
) -> Said:
    rests_on, seen = basis(asked_of(told, side)), seen_in(measure)
    if not rests_on:
        refused = _("How many answered may not be told, so nothing else is.")
        return Said(side_title(side), "", refused, (), (), origin)
    found: list[tuple[str, Effect | Change | Figure]] = [
        *((of_effect(one, seen), one) for one in [effect] if one),
        *((of_change(one, seen), one) for one in [change] if one),
        *((said, one) for one in figures if (said := of_figure(one, seen, yes=_yes(one)))),
    ]
    beside = [
        *((text, effect) for text in _beside(effect)),
        *((_mean(one), one) for one in figures),
    ]
    told_of = [(text, origin.at(anchor(one))) for text, one in (*found, *beside)]
    return Said(
        side=side_title(side),
        headline=told_of[0][0] if found else "",
        basis=rests_on,
        details=tuple(told_of[1:] if found else told_of),
        charts=tuple(_charts(effect, change, figures, seen)),
        origin=told_of[0][1],
    )


def _beside(effect: Effect | None) -> Iterator[str]:
    """Yield what stands second: those who took part because of it, and those who are silent."""
    if effect and effect.taken is not None:
        told = {"steps": number(effect.taken)}
        yield _("For those who took part because of the offer: %(steps)s steps.") % told
    if effect and effect.worst is not None and effect.best is not None:
        ends = {"worst": number(effect.worst), "best": number(effect.best)}
        yield (
            _(
                "Whatever those who did not answer would have said, the difference lies between "
                "%(worst)s and %(best)s steps."
            )
            % ends
        )


def _charts(
    effect: Effect | None, change: Change | None, figures: list[Figure], seen: str
) -> Iterator[Chart]:
    if effect:
        yield effect_chart(
            effect, _("The offer of a place, less none: %(measure)s") % {"measure": seen}
        )
    if change:
        told = {"better": change.improved, "worse": change.worse, "n": change.n}
        yield change_chart(
            change, _("%(better)s of %(n)s are better off, %(worse)s worse off") % told
        )
    for figure in figures:
        if figure.shares:
            title = _("What participants report: %(measure)s") % {"measure": seen}
            yield shares_chart(figure, title, answered_with(figure.question).words)


def _mean(figure: Figure) -> str:
    return f"{asked_as(figure.question)} {of_mean(figure)}"


def _yes(figure: Figure) -> tuple[str, ...]:
    return answered_with(figure.question).yes
