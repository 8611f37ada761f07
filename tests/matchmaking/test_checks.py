from dataclasses import replace

import plain
import pytest
from drawn import FEW, Case, cases, pinned_cases, pools
from hypothesis import given
from hypothesis import strategies as st
from numpy import array, int64

from turnabout.matchmaking import Matching, Mode, Pair, Policy, Pool, match
from turnabout.matchmaking.checks import bound, faults
from turnabout.matchmaking.explain import why
from turnabout.matchmaking.scoring import Scores


@pytest.fixture
def matching(office: Pool) -> Matching:
    """Return the cast, matched."""
    return match(office, Policy(pinned=frozenset({("omar", "grace")})))


def test_a_matching_of_the_engine_has_no_faults(matching: Matching):
    assert faults(matching) == []


def test_a_pair_that_comes_twice_is_a_fault(matching: Matching):
    twice = replace(matching, pairs=(*matching.pairs, matching.pairs[0]))

    assert faults(twice) == [
        "bo and ada are a pair 2 times",
        "bo has 2 partners as mentor and room for 1",
        "ada has 2 partners as mentee and room for 1",
    ]


def test_a_pair_against_a_rule_is_a_fault(matching: Matching, office: Pool):
    others = tuple(pair for pair in matching.pairs if pair.mentor.id != "noor")
    score = why(matching, "noor", "grace").score
    wrong = replace(matching, pairs=(*others, Pair(office["noor"], office["grace"], score)))

    assert faults(wrong) == [
        "grace has 2 partners as mentee and room for 1",
        "Noor is in Grace's reporting line",
        "bo is both matched and unmatched, or neither, as mentee",
    ]


def test_a_wrong_score_is_a_fault(matching: Matching):
    first, *others = matching.pairs
    wrong = replace(matching, pairs=(first._replace(score=1), *others))

    assert faults(wrong) == [f"bo and ada score {first.score}, the matching says 1"]


def test_a_pin_without_a_pair_and_who_is_left_out_are_faults(matching: Matching):
    short = replace(matching, pairs=matching.pairs[:2])

    assert faults(short) == [
        "omar and grace are pinned but no pair",
        "omar is both matched and unmatched, or neither, as mentor",
        "grace is both matched and unmatched, or neither, as mentee",
    ]


def test_who_is_matched_and_named_as_unmatched_is_a_fault(matching: Matching, office: Pool):
    doubled = replace(matching, unmatched_mentees=(office["ada"],))

    assert faults(doubled) == ["ada is both matched and unmatched, or neither, as mentee"]


@FEW
@given(cases() | pinned_cases(), st.sampled_from(Mode))
def test_no_matching_of_the_engine_has_faults(case: Case, mode: Mode):
    assert faults(match(case[0], replace(case[1], mode=mode))) == []


@FEW
@given(pinned_cases())
def test_the_prices_that_come_with_a_matching_prove_its_total_the_best(case: Case):
    matching = match(*case)
    reserve = int(matching.optimum.limits.reserve.max(initial=0))

    found = bound(matching.scores, matching.optimum.choice.price, reserve, matching.proof.placed)

    assert found == matching.proof.total


@FEW
@given(cases(pools(4)), st.lists(st.integers(0, 50_000), min_size=8, max_size=8))
def test_whatever_the_prices_no_matching_exceeds_the_bound(case: Case, prices: list[int]):
    pool, policy = case
    scores = Scores.of(pool, policy)
    mentors = len(scores.people.mentors)

    placed, total = plain.best_of(pool, plain.scores_of(pool, policy), cover=True)

    for reserve in (0, 1_000_000):
        asked = array(prices[:mentors] + [0] * (mentors - len(prices)), dtype=int64)
        assert bound(scores, asked, reserve, placed) >= total
