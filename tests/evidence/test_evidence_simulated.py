"""Against invented lotteries, so many that chance alone moves a share as far as each test says.

Seeds are fixed: a test that passes, passes always. Tolerances are 2.6 standard errors of a share
over so many draws, so that a right method fails one seed in a hundred.
"""

from math import sqrt

import numpy as np
import pytest
from lottery_draws import Lottery, lottery

from turnabout.evidence.changes import change
from turnabout.evidence.effects import complier_effect, offer_effect
from turnabout.evidence.library import first_coefficient
from turnabout.evidence.permuting import permuted
from turnabout.evidence.power import detectable
from turnabout.evidence.samples import Sample
from turnabout.evidence.sizes import hedges

DRAWS = 1_000


def _tolerance(share: float, draws: int = DRAWS) -> float:
    return 2.6 * sqrt(share * (1 - share) / draws)


def _sample(one: Lottery) -> Sample:
    return Sample.of(one.after, one.before, one.offered, one.strata)


@pytest.mark.parametrize("arm", [6, 20])
def test_under_no_effect_at_most_one_draw_in_twenty_raises_an_alarm(arm: int):
    random = np.random.default_rng(1000 + arm)
    draws = 2_000

    alarms = [
        permuted(_sample(lottery(random, arm=arm)), seed=draw, draws=199).p <= 0.05
        for draw in range(draws)
    ]

    assert np.mean(alarms) <= 0.05 + _tolerance(0.05, draws)


@pytest.mark.parametrize(("arm", "effect"), [(12, 0.0), (20, 0.73), (50, 0.4)])
def test_the_interval_of_the_difference_holds_the_truth_in_95_of_100_draws(arm: int, effect: float):
    random = np.random.default_rng(11 * arm)
    samples = [_sample(lottery(random, arm=arm, effect=effect)) for _draw in range(DRAWS)]

    fits = [first_coefficient(one.after, one.columns) for one in samples]

    held = np.mean([fit.low <= effect <= fit.high for fit in fits])
    assert 0.93 <= held <= 0.97


def test_the_interval_of_very_few_is_rather_too_wide_than_too_narrow():
    random = np.random.default_rng(88)
    samples = [_sample(lottery(random, arm=6)) for _draw in range(DRAWS)]

    fits = [first_coefficient(one.after, one.columns) for one in samples]

    assert np.mean([fit.low <= 0 <= fit.high for fit in fits]) >= 0.95


@pytest.mark.parametrize("effect", [0.0, 0.8])
def test_the_interval_of_g_holds_the_truth_in_95_of_100_draws(effect: float):
    random = np.random.default_rng(77)
    samples = [_sample(lottery(random, arm=20, effect=effect)) for _draw in range(DRAWS)]

    sizes = [
        hedges(fit.value, fit.error, one.spread, len(one.after) - 2)
        for one in samples
        for fit in [first_coefficient(one.after, one.columns)]
    ]

    assert 0.93 <= np.mean([size.low <= effect <= size.high for size in sizes]) <= 0.97
    assert np.mean([size.g for size in sizes]) == pytest.approx(effect, abs=0.02)


@pytest.mark.parametrize("arm", [12, 20])
def test_the_smallest_effect_that_can_be_detected_is_found_in_four_of_five_draws(arm: int):
    random = np.random.default_rng(arm)
    effect = detectable(arm, arm)
    samples = [_sample(lottery(random, arm=arm, effect=effect, strata=1)) for _draw in range(500)]

    found = np.mean(
        [permuted(one, seed=draw, draws=199).p <= 0.05 for draw, one in enumerate(samples)]
    )

    assert found == pytest.approx(0.8, abs=0.02 + _tolerance(0.8, 500))


def test_whole_findings_raise_no_more_alarms_than_one_in_twenty():
    random = np.random.default_rng(90)
    some = [lottery(random, arm=10) for _draw in range(300)]

    found = [
        offer_effect(one.after, one.before, one.offered, one.strata, seed=5).is_found
        for one in some
    ]

    assert np.mean(found) <= 0.05 + _tolerance(0.05, 300)


def test_clusters_keep_the_interval_honest_where_two_answers_go_together():
    """Both of a pair share much; the offer came to pairs. HC3 alone would be too sure."""
    random = np.random.default_rng(4)
    pairs, draws = 40, 600
    offered = np.repeat(np.arange(pairs) % 2 == 0, 2)
    clusters = np.repeat(np.arange(pairs), 2)
    columns = np.column_stack([offered.astype(float), np.ones(2 * pairs)])

    held, too_sure = [], []
    for _draw in range(draws):
        shared = np.repeat(random.standard_normal(pairs), 2)
        after = shared * sqrt(0.5) + random.standard_normal(2 * pairs) * sqrt(0.5)
        with_clusters = first_coefficient(after, columns, clusters)
        without = first_coefficient(after, columns)
        held.append(with_clusters.low <= 0 <= with_clusters.high)
        too_sure.append(without.low <= 0 <= without.high)

    assert 0.93 - _tolerance(0.05, draws) <= np.mean(held) <= 0.97 + _tolerance(0.05, draws)
    assert np.mean(too_sure) < 0.92


def test_the_interval_of_who_took_part_holds_the_truth_where_some_stay_away():
    random = np.random.default_rng(64)
    held = []
    for _draw in range(600):
        one = lottery(random, arm=30)
        taken = random.random(60) < np.where(one.offered, 0.9, 0.1)
        after = [value + 0.5 * took for value, took in zip(one.after, taken, strict=True)]
        found = complier_effect(after, one.before, one.offered, list(taken), one.strata)
        held.append(found.low <= 0.5 <= found.high)

    assert 0.93 - _tolerance(0.05, 600) <= np.mean(held) <= 0.97 + _tolerance(0.05, 600)


def test_the_interval_of_a_change_holds_the_truth_in_95_of_100_cohorts():
    random = np.random.default_rng(21)
    held = []
    for _draw in range(DRAWS):
        before = random.standard_normal(20)
        after = 0.3 + 0.6 * before + 0.8 * random.standard_normal(20)
        found = change(list(before), list(after))
        held.append(found.g_low <= 0.3 <= found.g_high)

    assert 0.93 <= np.mean(held) <= 0.97
