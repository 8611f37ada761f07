"""Where not all pairs can be looked at: pairs that are valid, and bounds that hold."""

from importlib import import_module

import pytest
from drawn import FEW, Case, pinned_cases
from hypothesis import given
from hypothesis import strategies as st

from turnabout.matchmaking import Matching, Mode, Policy, Pool, looks, match
from turnabout.matchmaking.checks import faults
from turnabout.matchmaking.explain import shortages, why_nobody
from turnabout.matchmaking.policy import TooManyPairsError
from turnabout.matchmaking.progress import Progress

# The module, which the function of the same name hides.
vast = import_module("turnabout.matchmaking.modes.vast")


def vastly(pool: Pool, policy: Policy, **constants: object) -> Matching:
    """Match as if the pool were too large for a look at all pairs."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {"LOOKABLE": -1, "PART": 900, **constants}.items():
            patch.setattr(vast, name, value)
        patch.setattr(looks, "MENTEE_BLOCK", 7)
        return match(pool, policy)


def test_the_certain_bound_and_the_likely_one_are_above_the_best_there_is(crowd: Pool):
    exact, rough = match(crowd), vastly(crowd, Policy())

    assert rough.proof.seen
    assert rough.proof.total < exact.proof.total <= rough.proof.seen.likely <= rough.proof.bound
    assert rough.proof.placed == rough.proof.coverable == 60


def test_the_proof_says_how_many_pairs_were_looked_at(crowd: Pool):
    seen = vastly(crowd, Policy(), SAMPLE=10).proof.seen

    assert seen
    assert (seen.pairs, seen.of, seen.mentees) == (2700, 3600, 10)


def test_where_all_pairs_were_looked_at_there_is_nothing_to_say(crowd: Pool):
    proof = match(crowd).proof

    assert (proof.seen, proof.likely_gap) == (None, proof.gap)


def test_a_small_sample_allows_for_its_error(crowd: Pool):
    everyone, few = (vastly(crowd, Policy(), SAMPLE=n).proof for n in (60, 20))

    assert everyone.seen
    assert few.seen
    assert few.likely_gap > everyone.likely_gap > 0


def test_only_swaps_of_the_sample_are_counted(crowd: Pool):
    all_of_them, some = (vastly(crowd, Policy(), SAMPLE=n).proof for n in (60, 50))

    assert 0 < some.swap_count < all_of_them.swap_count
    assert set(some.swaps) <= set(all_of_them.swaps)


def test_what_is_asked_for_exactly_is_exact_however_many_there_are(crowd: Pool):
    assert vastly(crowd, Policy(exact=True)).proof == match(crowd).proof


@pytest.mark.parametrize("mode", [Mode.FAIR, Mode.STABLE])
def test_what_would_take_hours_is_refused_and_says_what_to_do(crowd: Pool, mode: Mode):
    with pytest.raises(TooManyPairsError) as caught:
        vastly(crowd, Policy(mode=mode))

    assert str(caught.value) == (
        f"the mode {mode} looks at every pair again and again, and for 3,600 that takes hours: "
        "take the mode best, match part by part, or set exact to true and wait"
    )


@pytest.mark.parametrize("mode", [Mode.FAIR, Mode.STABLE])
def test_what_would_take_hours_is_done_where_it_is_asked_for_exactly(crowd: Pool, mode: Mode):
    patient = Policy(mode=mode, exact=True)

    assert vastly(crowd, patient).pairs == match(crowd, patient).pairs


def test_progress_comes_to_the_end_of_every_look(crowd: Pool):
    told: list[Progress] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vast, "LOOKABLE", -1)
        patch.setattr(vast, "PART", 900)
        match(crowd, watch=told.append)

    last = {at.stage: at for at in told}
    assert all(at.done == at.total for at in last.values())
    assert last["scoring a part of all pairs"].total == 60


@FEW
@given(pinned_cases(), st.sampled_from([1, 4, 10_000]))
def test_a_matching_of_parts_is_valid_and_its_bounds_hold(case: Case, part: int):
    pool, policy = case
    exact, rough = match(pool, policy), vastly(pool, policy, PART=part)

    assert faults(rough) == []
    assert rough.proof.placed <= rough.proof.coverable
    if policy.cover:
        assert rough.proof.coverable >= exact.proof.coverable
    if rough.proof.placed == exact.proof.placed or not policy.cover:
        assert rough.proof.bound >= exact.proof.total
        assert rough.proof.seen
        assert rough.proof.seen.likely >= exact.proof.total


@FEW
@given(pinned_cases())
def test_a_matching_of_parts_can_be_explained(case: Case):
    matching = vastly(*case)

    assert len(why_nobody(matching)) == len(matching.unmatched_mentors) + len(
        matching.unmatched_mentees
    )
    assert {one.topic for one in shortages(matching)} == {
        one.topic for one in shortages(match(*case))
    }
