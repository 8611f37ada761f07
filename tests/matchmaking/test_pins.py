from collections import Counter
from dataclasses import replace

import plain
import pytest
from drawn import FEW, Case, pinned_cases
from hypothesis import given
from hypothesis import strategies as st

from turnabout.matchmaking import Matching, Mode, Person, Policy, PolicyError, Pool, match
from turnabout.matchmaking.policy import PairIds


def ids_of(matching: Matching) -> list[PairIds]:
    return [(pair.mentor.id, pair.mentee.id) for pair in matching.pairs]


def pinning(*pairs: PairIds) -> Policy:
    return Policy(pinned=frozenset(pairs))


def test_a_pinned_pair_comes_about_though_another_would_be_better(office: Pool):
    assert ids_of(match(office, pinning(("noor", "ada")))) == [("noor", "ada"), ("bo", "grace")]


def test_a_pinned_pair_has_its_own_score(noor: Person, ada: Person):
    pool = Pool.of([noor, ada])

    assert match(pool, pinning(("noor", "ada"))).pairs == match(pool).pairs


def test_everyone_may_be_pinned(office: Pool):
    pins = pinning(("noor", "bo"), ("bo", "ada"), ("omar", "grace"))

    matching = match(office, pins)

    assert {*ids_of(matching)} == pins.pinned
    assert matching.proof.exact


def test_a_pin_against_a_rule_is_refused_with_the_reason(office: Pool):
    with pytest.raises(PolicyError) as caught:
        match(office, pinning(("noor", "grace"), ("omar", "bo"), ("omar", "ada")))

    assert caught.value.problems == [
        "omar is pinned 2 times but has room for 1",
    ]


def test_every_rule_that_pins_break_is_told_at_once(office: Pool):
    with pytest.raises(PolicyError) as caught:
        match(office, pinning(("noor", "grace"), ("omar", "bo")))

    assert caught.value.problems == [
        "the pinned pair omar and bo breaks a rule: Omar is in Bo's reporting line",
        (
            "the pinned pair omar and bo breaks a rule: "
            "Omar offers no topic above Bo's level in what they want to learn"
        ),
        "the pinned pair noor and grace breaks a rule: Noor is in Grace's reporting line",
    ]


@pytest.mark.parametrize(
    ("pair", "problem"),
    [
        (("zoe", "ada"), "the pinned pair zoe and ada: zoe is not among the mentors"),
        (("noor", "zoe"), "the pinned pair noor and zoe: zoe is not among the mentees"),
        (("ada", "bo"), "the pinned pair ada and bo: ada is not among the mentors"),
        (("noor", "iris"), "the pinned pair noor and iris: iris is not among the mentees"),
    ],
)
def test_a_pin_of_somebody_who_did_not_sign_up_so_is_refused(
    office: Pool, pair: PairIds, problem: str
):
    with pytest.raises(PolicyError) as caught:
        match(office, pinning(pair))

    assert caught.value.problems == [problem]


def test_a_pin_of_someone_with_themselves_is_refused(office: Pool):
    with pytest.raises(PolicyError, match="Bo cannot mentor themselves"):
        match(office, pinning(("bo", "bo")))


def test_two_pins_of_one_person_need_two_places(noor: Person, ada: Person, bo: Person):
    pins = pinning(("noor", "ada"), ("noor", "bo"))

    assert len(match(Pool.of([replace(noor, capacity=2), ada, bo]), pins).pairs) == 2
    with pytest.raises(PolicyError, match=r"^noor is pinned 2 times but has room for 1$"):
        match(Pool.of([noor, ada, bo]), pins)


def test_two_pins_of_one_mentee_need_two_places(office: Pool):
    with pytest.raises(PolicyError, match=r"^ada is pinned 2 times but has room for 1$"):
        match(office, pinning(("noor", "ada"), ("bo", "ada")))


def test_a_forbidden_pair_never_comes_about(noor: Person, ada: Person):
    pool = Pool.of([noor, ada])

    assert ids_of(match(pool, Policy(forbidden=frozenset({("noor", "ada")})))) == []
    assert ids_of(match(pool, Policy(forbidden=frozenset({("ada", "noor")})))) == [("noor", "ada")]


@FEW
@given(pinned_cases())
def test_around_the_pins_everything_is_the_best_that_it_can_be(case: Case):
    pool, policy = case
    allowed = plain.scores_of(pool, policy)
    worths = {
        pair: (pair in policy.pinned, 0, score) for pair, score in allowed.items()
    }  # a pin above all, then who is placed, then points

    matching = match(pool, policy)

    assert policy.pinned <= {*ids_of(matching)}
    proof = matching.proof
    placed = proof.placed if policy.cover else 0
    assert plain.largest_of(pool, worths, (0, int(policy.cover), 0)) == (
        len(policy.pinned), placed, proof.total
    )  # fmt: skip
    assert proof.bound == proof.total == sum(allowed[pair] for pair in ids_of(matching))


@FEW
@given(pinned_cases(), st.sampled_from(Mode))
def test_pins_are_kept_in_every_mode(case: Case, mode: Mode):
    pool, policy = case

    pairs = ids_of(match(pool, replace(policy, mode=mode)))

    assert policy.pinned <= {*pairs}
    assert len(set(pairs)) == len(pairs)
    assert all(
        count <= pool[one].capacity for side in zip(*pairs, strict=True)
        for one, count in Counter(side).items()
    )  # fmt: skip


@FEW
@given(pinned_cases())
def test_with_pins_the_proof_counts_everyone_who_could_be_placed_beside_them(case: Case):
    pool, policy = case
    policy = replace(policy, cover=True)

    proof = match(pool, policy).proof

    assert (proof.placed, proof.exact) == (proof.coverable, True)
