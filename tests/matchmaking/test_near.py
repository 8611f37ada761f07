from importlib import import_module

import pytest
from drawn import FEW, Case, pinned_cases
from hypothesis import given

from turnabout.matchmaking import Matching, Mode, Policy, Pool, looks, match
from turnabout.matchmaking.checks import faults
from turnabout.matchmaking.explain import shortages, why_nobody

# The module, which the function of the same name hides.
near = import_module("turnabout.matchmaking.modes.near")


def nearly(pool: Pool, policy: Policy, **constants: int) -> Matching:
    """Match as if the pool were very large; constants of the road may be small too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(near, "LARGE", 0)
        for name, value in constants.items():
            patch.setattr(near, name, value)
        patch.setattr(looks, "MENTEE_BLOCK", 2)
        return match(pool, policy)


def test_very_many_are_matched_near_the_best_and_the_bound_says_how_near(crowd: Pool):
    exact, rough = match(crowd), nearly(crowd, Policy())

    assert rough.proof.total <= exact.proof.total <= rough.proof.bound
    assert rough.proof.gap < 0.01
    assert rough.proof.placed == 60


def test_what_is_asked_for_exactly_is_exact_however_many_there_are(crowd: Pool):
    assert nearly(crowd, Policy(exact=True)).proof == match(crowd).proof


def test_fair_is_exact_however_many_there_are(crowd: Pool):
    fair = Policy(mode=Mode.FAIR)

    assert nearly(crowd, fair).pairs == match(crowd, fair).pairs


@FEW
@given(pinned_cases())
def test_a_near_matching_is_valid_and_its_bounds_hold(case: Case):
    pool, policy = case
    exact, rough = match(pool, policy), nearly(pool, policy, MORE=1, LOOKS=2)

    assert faults(rough) == []
    assert rough.proof.placed <= rough.proof.coverable
    if policy.cover:
        assert rough.proof.coverable >= exact.proof.coverable
    if rough.proof.placed == exact.proof.placed or not policy.cover:
        assert rough.proof.bound >= exact.proof.total


@FEW
@given(pinned_cases())
def test_a_near_matching_can_be_explained(case: Case):
    matching = nearly(*case)

    assert len(why_nobody(matching)) == len(matching.unmatched_mentors) + len(
        matching.unmatched_mentees
    )
    assert {one.topic for one in shortages(matching)} == {
        one.topic for one in shortages(match(*case))
    }
