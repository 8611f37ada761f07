"""The charts of what was found: an estimate with its interval, three ways, answers counted."""

from collections.abc import Sequence
from math import ceil

from django.utils.translation import gettext as _

from turnabout.reports.charts import Bar, Chart, Tone, part_of
from turnabout.reports.wording import number
from turnabout.respect.release.told import Change, Effect, Figure


def effect_chart(effect: Effect, title: str) -> Chart:
    """Return the difference that the offer made, in steps, with its interval."""
    reach = ceil(max(abs(effect.low), abs(effect.high), 0.5))
    said = {name: number(getattr(effect, name)) for name in ("difference", "low", "high")}
    place = {name: _along(getattr(effect, name), reach) for name in said}
    words = _("%(difference)s (%(low)s to %(high)s)") % said
    bar = Bar(
        _("Offered a place, less the others"),
        words,
        low=place["low"],
        point=place["difference"],
        high=place["high"],
    )
    n = {"offered": effect.offered, "others": effect.others, "reach": reach}
    axis = _("Steps of the scale from -%(reach)s to %(reach)s; %(offered)s offered, %(others)s not")
    return Chart(
        title=title,
        axis=axis % n,
        bars=(bar,),
        head=(_("Number"), _("Value")),
        rows=_effect_rows(effect),
        zero=50,
    )


def change_chart(change: Change, title: str) -> Chart:
    """Return how many are better, the same, and worse off."""
    ways: tuple[tuple[str, int, Tone], ...] = (
        (_("better"), change.improved, "full"),
        (_("the same"), change.same, "half"),
        (_("worse"), change.worse, "pale"),
    )
    starts = (0, change.improved, change.improved + change.same)
    parts = tuple(
        part_of(many, change.n, start=start, tone=tone)
        for (_label, many, tone), start in zip(ways, starts, strict=True)
    )
    said = " · ".join(f"{many}" for _label, many, _tone in ways)
    return Chart(
        title=title,
        axis=_("People, of %(n)s who answered before and at the end") % {"n": change.n},
        bars=(Bar(_("Better · the same · worse"), said, parts),),
        head=(_("Before and at the end"), _("People")),
        rows=tuple((label, f"{many}") for label, many, _tone in ways),
        key=tuple((tone, label) for label, _many, tone in ways),
    )


def shares_chart(figure: Figure, title: str, answers: Sequence[tuple[str, str]]) -> Chart:
    """Return how many gave each answer; `answers` are their names and their words."""
    given = dict(figure.shares)
    rows = [(words, given.get(name, 0)) for name, words in answers]
    return Chart(
        title=title,
        axis=_("People, of %(n)s who answered") % {"n": figure.n},
        bars=tuple(Bar(words, f"{many}", (part_of(many, figure.n),)) for words, many in rows),
        head=(_("Answer"), _("People")),
        rows=tuple((words, f"{many}") for words, many in rows),
    )


def _effect_rows(effect: Effect) -> tuple[tuple[str, str], ...]:
    told = (
        (_("Difference in steps"), effect.difference),
        (_("Lower end of the 95 % interval"), effect.low),
        (_("Upper end of the 95 % interval"), effect.high),
        (_("g"), effect.g),
        (_("Lower end for g"), effect.g_low),
        (_("Upper end for g"), effect.g_high),
        (_("p, by drawing again"), effect.p),
        (_("p after Holm"), effect.p_adjusted),
        (_("Offered a place"), effect.offered),
        (_("Not offered one"), effect.others),
    )
    return tuple((label, number(value)) for label, value in told if value is not None)


def _along(value: float, reach: int) -> float:
    """Return where a value stands between the two ends, in hundredths."""
    return 50 + 50 * value / reach
