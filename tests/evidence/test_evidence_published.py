import math

import numpy as np
import pytest
from published import (
    BCG,
    MORRIS,
    PLANT_CONTROL,
    PLANT_TREATED,
    SLEEP_ONE,
    SLEEP_TWO,
    TOOTH,
)

from turnabout.evidence.changes import change
from turnabout.evidence.effects import offer_effect
from turnabout.evidence.errors import NobodyError
from turnabout.evidence.intervals import wilson
from turnabout.evidence.library import first_coefficient
from turnabout.evidence.many import adjusted, holm
from turnabout.evidence.pooling import Found, pooled
from turnabout.evidence.sizes import correction


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [(8, 10, 49, 94), (16, 20, 58, 92), (24, 30, 63, 90.5), (40, 50, 67, 89)],
)
def test_a_share_has_the_interval_of_the_handbook(hits: int, n: int, low: float, high: float):
    found = wilson(hits, n)

    assert (found.value, found.n) == (0.8, n)
    assert (100 * found.low, 100 * found.high) == pytest.approx((low, high), abs=0.5)


def test_48_of_50_stayers_leave_open_what_the_handbook_says():
    found = wilson(48, 50)

    assert (round(100 * found.low, 1), round(100 * found.high, 1)) == (86.5, 98.9)


def test_a_share_of_nobody_is_refused():
    with pytest.raises(NobodyError):
        wilson(0, 0)
    with pytest.raises(ValueError, match="as many hits as people"):
        wilson(6, 5)


def test_the_change_of_sleep_is_what_r_says_of_the_same_ten_people():
    """`t.test(sleep$extra[1:10], sleep$extra[11:20], paired = TRUE)` in R, turned about."""
    found = change(SLEEP_ONE, SLEEP_TWO)

    assert (found.n, found.improved, found.same, found.worse) == (10, 9, 1, 0)
    assert found.difference == pytest.approx(1.58)
    assert (found.low, found.high) == pytest.approx((0.7001142, 2.4598858), abs=1e-6)


@pytest.mark.parametrize("row", MORRIS)
def test_g_of_a_change_is_that_of_morris(row: tuple[float, ...]):
    before, after, sd_before, sd_after, n, r, g, _variance = row
    x, y = _pair_of_lists(int(n), r)

    found = change(list(before + sd_before * x), list(after + sd_after * y))

    assert found.g == pytest.approx(g, rel=1e-3)  # J is the handbook's, not the exact one


def test_the_variance_of_g_is_near_that_of_morris_where_both_spreads_are_alike():
    before, after, sd_before, _sd_after, n, r, g, variance = MORRIS[4]
    x, y = _pair_of_lists(int(n), r)

    found = change(list(before + sd_before * x), list(after + sd_before * y))

    assert found.g_high is not None
    error = (found.g_high - g) / 2.160369  # t of 13 df
    corrected = correction(13) ** 2  # metafor leaves the variance as it is, ours shrinks with g
    assert error**2 == pytest.approx(variance * corrected, rel=0.02)


def test_j_is_that_of_the_handbook():
    assert correction(18) == pytest.approx(1 - 3 / 71)


def test_the_offer_of_two_groups_is_the_example_of_lm_in_r():
    """`lm(weight ~ group)` says -0.3710 with 18 df; HC3 of two groups is s² / (n - 1) of each."""
    found = offer_effect(
        PLANT_TREATED + PLANT_CONTROL, None, [True] * 10 + [False] * 10, ["all"] * 20
    )

    error = math.sqrt(np.var(PLANT_TREATED, ddof=1) / 9 + np.var(PLANT_CONTROL, ddof=1) / 9)
    half = 2.100922 * error
    assert found.difference == pytest.approx(-0.3710)
    assert (found.low, found.high) == pytest.approx((-0.3710 - half, -0.3710 + half), abs=1e-5)
    assert found.p == pytest.approx(0.249, abs=0.02)


def test_the_offer_within_strata_is_what_r_says_of_the_growth_of_teeth():
    """`lm(len ~ supp + factor(dose))` says -3.7000 for VC, `lm(len ~ supp + dose)` the same."""
    after = [one for some in TOOTH.values() for one in some]
    offered = [source == "VC" for source, _dose in TOOTH for _one in range(10)]
    dose = [dose for _source, dose in TOOTH for _one in range(10)]

    by_stratum = offer_effect(after, None, offered, dose)
    by_before = offer_effect(after, dose, offered, ["all"] * 60)

    assert by_stratum.difference == pytest.approx(-3.70)
    assert by_before.difference == pytest.approx(-3.70)
    assert by_stratum.is_found


def test_errors_are_hc3_as_its_definition_has_them():
    after = np.array([one for some in TOOTH.values() for one in some])
    dose = np.array([dose for _source, dose in TOOTH for _one in range(10)])
    offered = np.array([source == "VC" for source, _dose in TOOTH for _one in range(10)])
    columns = np.column_stack([offered, np.ones(60), dose])

    found = first_coefficient(after, columns)

    bread = np.linalg.inv(columns.T @ columns)
    left = (after - columns @ (bread @ columns.T @ after)) / (
        1 - np.einsum("ij,jk,ik->i", columns, bread, columns)
    )
    plain = bread @ (columns.T * left**2) @ columns @ bread
    assert found.error == pytest.approx(math.sqrt(plain[0, 0]))
    assert found.df == 57


def test_holm_is_that_of_r():
    """`p.adjust(c(0.01, 0.02, 0.03, 0.04), "holm")` is 0.04 0.06 0.06 0.06."""
    assert holm([0.04, 0.01, 0.03, 0.02]) == pytest.approx((0.06, 0.04, 0.06, 0.06))
    assert holm([]) == ()


def test_two_primary_measures_need_no_correction_and_three_do():
    assert adjusted([0.01, 0.04]) == (None, None)
    assert adjusted([0.01, 0.04, 0.5]) == pytest.approx((0.03, 0.08, 0.5))


def test_thirteen_trials_pool_to_what_metafor_says():
    """`rma(yi, vi, method = "PM", test = "knha")` of dat.bcg; the common one with method "EE"."""
    found = pooled([_log_risk(*row) for row in BCG])

    assert found.cohorts == 13
    assert found.common.value == pytest.approx(-0.4303, abs=1e-4)
    assert (found.common.low, found.common.high) == pytest.approx((-0.5097, -0.3509), abs=1e-4)
    assert found.mean.value == pytest.approx(-0.7150, abs=1e-3)
    assert found.tau2 == pytest.approx(0.3181, abs=1e-3)
    assert found.i2 == pytest.approx(0.921, abs=2e-3)


def _pair_of_lists(n: int, r: float) -> tuple[np.ndarray, np.ndarray]:
    """Return two lists of mean 0 and SD 1 with exactly this correlation."""
    drawn = np.random.default_rng(n).standard_normal((n, 2))
    base = np.linalg.qr(drawn - drawn.mean(axis=0))[0] * math.sqrt(n - 1)
    return base[:, 0], r * base[:, 0] + math.sqrt(1 - r**2) * base[:, 1]


def _log_risk(ill: int, well: int, other_ill: int, other_well: int) -> Found:
    n, m = ill + well, other_ill + other_well
    variance = 1 / ill - 1 / n + 1 / other_ill - 1 / m
    return Found(math.log((ill / n) / (other_ill / m)), variance, n + m)
