"""What we ask of statsmodels, with types: no other file knows it.

It takes a second or two to load, so it is loaded when somebody asks for a finding.
"""

from collections.abc import Sequence
from importlib import import_module
from math import ceil, isfinite
from types import ModuleType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]
Counts = NDArray[np.int64]

ALPHA = 0.05
POWER = 0.8


class Fitted(NamedTuple):
    """The coefficient of the first column: with its standard error, 95 % interval and df."""

    value: float
    error: float
    low: float
    high: float
    df: float


class Combined(NamedTuple):
    """Several effects as one, with 95 % intervals; `tau2` is the variance between them."""

    fixed: tuple[float, float, float]
    random: tuple[float, float, float]
    tau2: float
    i2: float


def wilson_interval(hits: int, n: int) -> tuple[float, float]:
    """Return the 95 % interval of a share by Wilson's score."""
    low, high = _stats("proportion").proportion_confint(hits, n, alpha=ALPHA, method="wilson")
    return float(low), float(high)


def mean_interval(values: Sequence[float] | Reals) -> tuple[float, float, float]:
    """Return a mean with its 95 % interval by Student's t, of two values or more."""
    told = _stats("weightstats").DescrStatsW(np.asarray(values, dtype=float))
    low, high = told.tconfint_mean(alpha=ALPHA)
    return float(told.mean), float(low), float(high)


def first_coefficient(outcome: Reals, columns: Reals, clusters: Counts | None = None) -> Fitted:
    """Return the first coefficient of a least-squares fit.

    Its error is HC3; with clusters it is robust to what they share, with as many df as there are
    clusters less one. `columns` have full rank, and no row is fitted by itself.
    """
    model = import_module("statsmodels.regression.linear_model").OLS(outcome, columns)
    if clusters is None:
        found = model.fit(cov_type="HC3", use_t=True)
        df = float(found.df_resid)
    else:
        found = model.fit(cov_type="cluster", cov_kwds={"groups": clusters}, use_t=True)
        df = float(len(np.unique(clusters)) - 1)
    low, high = found.conf_int(alpha=ALPHA)[0]
    return Fitted(float(found.params[0]), float(found.bse[0]), float(low), float(high), df)


def by_holm(ps: Sequence[float]) -> tuple[float, ...]:
    """Return the p-values adjusted by Holm's steps, in the order given."""
    adjusted = _stats("multitest").multipletests(ps, alpha=ALPHA, method="holm")[1]
    return tuple(float(p) for p in adjusted)


def smallest_effect(one: int, other: int) -> float:
    """Return the d that a t-test of two groups finds with 80 % power, two-sided at 5 %."""
    asked = {"nobs1": one, "ratio": other / one, "alpha": ALPHA, "power": POWER}
    return float(_stats("power").TTestIndPower().solve_power(effect_size=None, **asked))


def people_needed(d: float) -> int:
    """Return how many each of two groups needs, so that a t-test finds d: never fewer than two."""
    test = _stats("power").TTestIndPower()
    if test.power(d, nobs1=2, alpha=ALPHA) >= POWER:
        return 2
    needed = test.solve_power(effect_size=d, nobs1=None, alpha=ALPHA, power=POWER, ratio=1)
    return ceil(round(float(needed), 3))  # as near as it is looked for


def chance_to_find(d: float, one: int, other: int) -> float:
    """Return with which probability a t-test of two groups finds d."""
    found = _stats("power").TTestIndPower().power(d, nobs1=one, alpha=ALPHA, ratio=other / one)
    return float(found) if isfinite(found) else 1.0


def combined(effects: Sequence[float], variances: Sequence[float]) -> Combined:
    """Return two effects or more as one: a common one, and the mean of differing ones.

    Between-variance by Paule and Mandel, interval of the mean by Hartung and Knapp, never narrower
    than without it (Röver, Knapp and Friede, 2015).
    """
    given = np.asarray(effects, dtype=float), np.asarray(variances, dtype=float)
    with np.errstate(divide="ignore"):  # cohorts that found the same to the digit do not differ
        found = _stats("meta_analysis").combine_effects(*given, method_re="iterated")
    scale = max(1.0, float(found.scale_hksj_re))
    t = float(import_module("scipy.stats").t.ppf(1 - ALPHA / 2, len(effects) - 1))
    half = t * float(np.sqrt(scale * found.var_eff_w_re))
    mean, common = float(found.mean_effect_re), float(found.mean_effect_fe)
    low, high = found.conf_int(alpha=ALPHA)[0]
    return Combined(
        fixed=(common, float(low), float(high)),
        random=(mean, mean - half, mean + half),
        tau2=max(0.0, float(found.tau2)),
        i2=max(0.0, float(found.i2)),
    )


def student(df: float) -> float:
    """Return how many standard errors a two-sided 95 % interval reaches to either side."""
    return float(import_module("scipy.stats").t.ppf(1 - ALPHA / 2, df))


def _stats(name: str) -> ModuleType:
    return import_module(f"statsmodels.stats.{name}")
