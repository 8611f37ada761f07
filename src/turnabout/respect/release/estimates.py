"""Changes and effects as they are told: of enough people, and no finer than a tenth."""

from collections.abc import Iterable
from dataclasses import replace

from turnabout.respect.release.floors import PEOPLE, are_spread
from turnabout.respect.release.told import Change, Effect

TENTHS = 1
"""Decimals of an estimate: with more of them an answer could be worked out from it."""

THOUSANDTHS = 3


def changes_told(changes: Iterable[Change]) -> list[Change]:
    """Return the changes that may be told."""
    return [_coarse_change(one) for one in changes if _is_change_told(one)]


def effects_told(effects: Iterable[Effect]) -> list[Effect]:
    """Return the effects that may be told."""
    return [_coarse_effect(one) for one in effects if min(one.offered, one.others) >= PEOPLE]


def _is_change_told(change: Change) -> bool:
    ways = (change.improved, change.same, change.worse)
    return change.n >= PEOPLE and sum(ways) == change.n and are_spread(ways)


def _coarse_change(change: Change) -> Change:
    return replace(
        change,
        g=_tenth(change.g),
        g_low=_tenth(change.g_low),
        g_high=_tenth(change.g_high),
    )


def _coarse_effect(effect: Effect) -> Effect:
    return replace(
        effect,
        difference=_rounded(effect.difference, TENTHS),
        low=_rounded(effect.low, TENTHS),
        high=_rounded(effect.high, TENTHS),
        g=_rounded(effect.g, TENTHS),
        g_low=_rounded(effect.g_low, TENTHS),
        g_high=_rounded(effect.g_high, TENTHS),
        p=_rounded(effect.p, THOUSANDTHS),
        p_adjusted=_thousandth(effect.p_adjusted),
        taken=_tenth(effect.taken),
        worst=_tenth(effect.worst),
        best=_tenth(effect.best),
    )


def _tenth(value: float | None) -> float | None:
    return None if value is None else _rounded(value, TENTHS)


def _thousandth(value: float | None) -> float | None:
    return None if value is None else _rounded(value, THOUSANDTHS)


def _rounded(value: float, places: int) -> float:
    return round(value, places) + 0.0  # or a nought could have a minus before it
