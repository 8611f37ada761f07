"""Few people, gaps, answers that say nothing: a clear finding or a clear sentence, never NaN."""

from collections.abc import Callable
from dataclasses import astuple
from math import isfinite
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from turnabout.evidence.bounds import bounds
from turnabout.evidence.changes import change
from turnabout.evidence.effects import complier_effect, offer_effect
from turnabout.evidence.errors import (
    NobodyError,
    NobodyTookItError,
    NoFindingError,
    NothingToCompareError,
    NothingVariesError,
    TooFewError,
)
from turnabout.evidence.pooling import Found, pooled

ANSWERS = st.one_of(st.none(), st.integers(1, 5).map(float))
PEOPLE = st.lists(
    st.tuples(ANSWERS, ANSWERS, st.booleans(), st.sampled_from("abc"), st.booleans()),
    max_size=16,
)


@settings(max_examples=150, deadline=None)
@given(PEOPLE)
def test_any_answers_give_finite_numbers_or_a_sentence(people: list[tuple]):
    after, before, offered, strata, taken = ([one[place] for one in people] for place in range(5))

    told = [
        _told(lambda: offer_effect(after, before, offered, strata)),
        _told(lambda: offer_effect(after, before, offered, strata, clusters=strata)),
        _told(lambda: complier_effect(after, before, offered, taken, strata)),
        _told(lambda: change(before, after)),
    ]

    assert [one for one in told if not _is_clear(one)] == []


def _told(finding: Callable[[], Any]) -> tuple | str:
    try:
        return astuple(finding())
    except NoFindingError as error:
        return str(error)


def _is_clear(told: tuple | str) -> bool:
    if isinstance(told, str):
        return told.endswith(".")
    return all(one is None or isfinite(one) for one in told)


def test_three_on_a_side_can_never_tell_and_four_can():
    three = offer_effect([5, 5, 4, 1, 1, 2], None, [True] * 3 + [False] * 3, ["all"] * 6)
    four = offer_effect([5, 5, 4, 5, 1, 1, 2, 1], None, [True] * 4 + [False] * 4, ["all"] * 8)

    assert (three.p, three.least_p, three.can_tell, three.is_found) == (0.1, 0.1, False, False)
    assert four.p == pytest.approx(2 / 70)
    assert (four.can_tell, four.is_found) == (True, True)


def test_three_against_forty_do_not_tell_either():
    after = [9.0, 9.5, 10.0, *([1.0, 2.0] * 20)]

    found = offer_effect(after, None, [True] * 3 + [False] * 40, ["all"] * 43)

    assert not found.can_tell


def test_the_same_seed_gives_the_same_p_and_the_order_of_people_does_not_matter():
    after = [float(one % 5) for one in range(40)]
    offered, strata = [one % 3 == 0 for one in range(40)], ["x"] * 40

    first = offer_effect(after, None, offered, strata, seed=4)

    assert offer_effect(after, None, offered, strata, seed=4) == first
    turned = offer_effect(after[::-1], None, offered[::-1], strata, seed=4)
    assert turned.difference == pytest.approx(first.difference)
    assert turned.p == pytest.approx(first.p, abs=0.02)


def test_who_did_not_answer_is_left_out_and_who_did_not_before_stands_at_the_mean():
    offered = [True] * 5 + [False] * 5
    after = [5.0, 4.0, 4.0, 5.0, None, 2.0, 3.0, 2.0, 2.0, 3.0]
    before = [2.0, 3.0, 2.0, 3.0, 2.0, 2.0, 3.0, 2.0, None, None]

    found = offer_effect(after, before, offered, ["all"] * 10)

    assert (found.offered, found.others) == (4, 5)
    assert found.difference == pytest.approx(2.0, abs=0.3)


def test_somebody_alone_in_a_stratum_changes_nothing():
    after, offered = [5, 4, 5, 3, 1, 2, 1, 2], [True] * 4 + [False] * 4

    without = offer_effect(after, None, offered, ["all"] * 8)
    with_one = offer_effect([*after, 99], None, [*offered, True], [*["all"] * 8, "alone"])

    assert with_one.difference == pytest.approx(without.difference)
    assert (with_one.offered, with_one.others) == (4, 4)


def test_a_stratum_that_was_all_offered_a_place_compares_nobody():
    strata = ["all offered"] * 4 + ["none offered"] * 4

    with pytest.raises(NothingToCompareError):
        offer_effect([5, 4, 5, 3, 1, 2, 1, 2], None, [True] * 4 + [False] * 4, strata)


def test_what_cannot_be_told_says_why():
    halves = [True] * 4 + [False] * 4
    with pytest.raises(NothingVariesError, match="answered alike"):
        offer_effect([3] * 8, None, halves, ["all"] * 8)
    with pytest.raises(TooFewError):
        offer_effect([1, 2, 3], None, [True, False, False], ["all"] * 3)
    with pytest.raises(NobodyError, match="Nobody answered"):
        offer_effect([None] * 8, None, halves, ["all"] * 8)
    with pytest.raises(NobodyError):
        change([None, 1.0], [1.0, None])
    with pytest.raises(ValueError, match="one value a person"):
        offer_effect([1.0], None, [True, False], ["all"])


def test_where_all_stood_alike_before_the_spread_after_counts():
    found = offer_effect([5, 4, 5, 3, 1, 2, 1, 2], [3.0] * 8, [True] * 4 + [False] * 4, ["all"] * 8)

    assert found.difference == pytest.approx(2.75)
    assert isfinite(found.g)


def test_few_who_answered_twice_are_counted_and_not_averaged():
    found = change([1.0, 2.0, None], [2.0, 1.0, 3.0])

    assert (found.n, found.improved, found.same, found.worse) == (2, 1, 0, 1)
    assert (found.difference, found.g) == (None, None)


def test_a_change_that_is_the_same_for_all_has_no_spread_of_its_own():
    found = change([1.0, 2.0, 3.0, 4.0, 5.0], [2.0, 3.0, 4.0, 5.0, 6.0])

    assert (found.difference, found.low, found.high) == (1.0, 1.0, 1.0)
    assert change([3.0] * 5, [1.0, 2.0, 3.0, 4.0, 5.0]).g is None


def test_where_the_offer_changes_nothing_about_taking_part_nothing_is_divided():
    halves = [True] * 4 + [False] * 4

    with pytest.raises(NobodyTookItError):
        complier_effect([5, 4, 5, 3, 1, 2, 1, 2], None, halves, [False] * 8, ["all"] * 8)


def test_where_all_and_only_those_took_part_both_effects_are_one():
    after, halves = [5, 4, 5, 3, 1, 2, 1, 2], [True] * 4 + [False] * 4
    whole = offer_effect(after, None, halves, ["all"] * 8)

    found = complier_effect(after, None, halves, halves, ["all"] * 8)

    assert (found.difference, found.low, found.high) == pytest.approx(
        (whole.difference, whole.low, whole.high)
    )
    assert (found.taken, found.taken_by_others) == (1, 0)


def test_half_who_take_a_place_double_what_it_does():
    after = [5, 4, 5, 3, 4, 5, 4, 5, 4, 3, 1, 2, 1, 2, 2, 1, 2, 1, 1, 2]
    halves = [True] * 10 + [False] * 10
    taken = [True, False] * 5 + [False] * 10

    whole = offer_effect(after, None, halves, ["all"] * 20)
    found = complier_effect(after, None, halves, taken, ["all"] * 20)

    assert found.difference == pytest.approx(2 * whole.difference)
    assert (found.taken, found.taken_by_others) == (0.5, 0)


def test_bounds_hold_whatever_those_who_are_missing_would_have_said():
    after = [5.0, 4.0, None, 4.0, 2.0, 1.0, None, 2.0]
    halves = [True] * 4 + [False] * 4
    answers = (1.0, 3.0, 5.0)

    found = bounds(after, None, halves, ["all"] * 8, lowest=1, highest=5)

    assert (found.offered.drawn, found.offered.answered, found.offered.missing) == (4, 3, 1)
    assert found.others.missing == 1
    for one in answers:
        for other in answers:
            whole = [5.0, 4.0, one, 4.0, 2.0, 1.0, other, 2.0]
            difference = offer_effect(whole, None, halves, ["all"] * 8).difference
            assert found.worst - 1e-9 <= difference <= found.best + 1e-9
    assert (found.worst, found.best) == pytest.approx((1.0, 3.0))


def test_bounds_meet_where_everyone_answered():
    after, halves = [5.0, 4.0, 4.0, 2.0, 1.0, 2.0], [True] * 3 + [False] * 3

    found = bounds(after, None, halves, ["all"] * 6, lowest=1, highest=5)

    assert found.worst == pytest.approx(found.best)


def test_one_cohort_pools_to_itself_and_more_leave_less_open():
    alone = pooled([Found(0.4, 0.1, 40)])
    together = pooled([Found(0.4, 0.1, 40)] * 6)

    assert (alone.mean.value, alone.tau2, alone.cohorts) == (0.4, None, 1)
    assert together.mean.value == pytest.approx(0.4)
    assert together.mean.high - together.mean.low < alone.mean.high - alone.mean.low
    assert together.mean.n == 240
    with pytest.raises(NobodyError):
        pooled([])
    with pytest.raises(ValueError, match="leaves nothing open"):
        pooled([Found(0.4, 0.0, 40)])
