from collections import Counter
from dataclasses import replace
from functools import partial
from importlib import import_module
from random import Random

import plain
import pytest
from drawn import FEW, Case, cases, pools
from hypothesis import given
from hypothesis import strategies as st

from turnabout.matchmaking import Matching, Mode, Person, Policy, Pool, Progress, match
from turnabout.matchmaking.rules import Setting, broken_rules

# The module, which the function of the same name hides.
best = import_module("turnabout.matchmaking.modes.best")
MODES = st.sampled_from(Mode)


def ids_of(matching: Matching) -> list[tuple[str, str]]:
    return [(pair.mentor.id, pair.mentee.id) for pair in matching.pairs]


def test_the_trainee_guides_the_chief_executive(noor: Person, ada: Person, omar: Person):
    matching = match(Pool.of([noor, ada, omar]))

    assert ids_of(matching) == [("noor", "ada")]
    assert [person.id for person in matching.unmatched_mentors] == ["omar"]
    assert matching.unmatched_mentees == ()


def test_points_are_the_score_in_points(noor: Person, ada: Person):
    (pair,) = match(Pool.of([noor, ada])).pairs

    assert (pair.score, pair.points) == (66_829, 66.829)


def test_the_total_is_the_sum_and_the_worst_is_the_lowest(office: Pool):
    matching = match(office)

    scores = [pair.score for pair in matching.pairs]
    assert matching.total == sum(scores)
    assert matching.worst is not None
    assert matching.worst.score == min(scores)


def test_everyone_is_placed_before_points_are_looked_at(office: Pool):
    matching = match(office)

    assert ids_of(matching) == [("bo", "ada"), ("noor", "bo"), ("omar", "grace")]
    assert matching.proof.everyone_placed


def test_points_alone_may_leave_someone_without_a_mentor(office: Pool):
    matching = match(office, Policy(cover=False))

    assert ids_of(matching) == [("noor", "ada"), ("bo", "grace")]
    assert matching.total > match(office).total


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("kept", [(), ("ada",), ("noor",), ("iris",)])
def test_a_pool_without_a_pair_is_no_error(office: Pool, mode: Mode, kept: tuple[str, ...]):
    pool = Pool.of(office[one] for one in kept)

    matching = match(pool, Policy(mode=mode))

    assert (matching.pairs, matching.worst, matching.total) == ((), None, 0)
    assert matching.unmatched_mentors == pool.mentors
    assert matching.unmatched_mentees == pool.mentees
    assert (matching.proof.gap, matching.proof.exact, matching.proof.coverable) == (0, True, 0)


def test_someone_in_both_roles_may_have_a_partner_in_each(office: Pool):
    bos = [pair for pair in match(office).pairs if "bo" in {pair.mentor.id, pair.mentee.id}]

    assert [(pair.mentor.name, pair.mentee.name) for pair in bos] == [("Bo", "Ada"), ("Noor", "Bo")]


def test_an_existing_pair_is_kept_where_another_would_be_a_little_better(noor: Person, ada: Person):
    nico = replace(noor, id="nico", style=())
    pool, existing = Pool.of([noor, nico, ada]), frozenset({("nico", "ada")})

    assert ids_of(match(pool)) == [("noor", "ada")]
    assert ids_of(match(pool, Policy(existing=existing, keep=5))) == [("nico", "ada")]
    assert ids_of(match(pool, Policy(existing=existing, keep=4))) == [("noor", "ada")]


def test_the_bonus_of_an_existing_pair_counts_in_the_proof_and_not_in_its_score(
    noor: Person, ada: Person
):
    pool = Pool.of([noor, ada])

    plainly, kept = match(pool), match(pool, Policy(existing=frozenset({("noor", "ada")})))

    assert kept.pairs == plainly.pairs
    assert kept.total == plainly.total
    assert kept.proof.total == kept.proof.bound == plainly.proof.total + 5_000


def test_a_past_pair_comes_again_only_where_the_policy_allows_it(noor: Person, ada: Person):
    pool = Pool.of([replace(noor, past=("ada",)), ada])

    assert ids_of(match(pool)) == []
    assert ids_of(match(pool, Policy(again=True))) == [("noor", "ada")]


@FEW
@given(cases(), MODES)
def test_no_rule_is_ever_broken_and_nobody_is_over_capacity(case: Case, mode: Mode):
    pool, policy = case

    matching = match(pool, replace(policy, mode=mode))

    setting = Setting.of(pool, policy)
    pairs = ids_of(matching)
    mentors, mentees = Counter(one for one, _ in pairs), Counter(one for _, one in pairs)
    assert [broken_rules(pair.mentor, pair.mentee, setting) for pair in matching.pairs] == [
        [] for _ in pairs
    ]
    assert len(set(pairs)) == len(pairs)
    assert all(count <= pool[one].capacity for one, count in mentors.items())
    assert all(count <= pool[one].capacity for one, count in mentees.items())
    assert {person.id for person in matching.unmatched_mentors} == {
        person.id for person in pool.mentors
    } - {*mentors}
    assert {person.id for person in matching.unmatched_mentees} == {
        person.id for person in pool.mentees
    } - {*mentees}


@FEW
@given(cases(), MODES, st.integers(0, 1000))
def test_the_order_of_rows_does_not_matter(case: Case, mode: Mode, seed: int):
    pool, policy = case
    shuffled = list(pool.people)
    Random(seed).shuffle(shuffled)
    policy = replace(policy, mode=mode)

    assert match(Pool.of(shuffled), policy) == match(pool, policy)


@FEW
@given(cases(pools(5)))
def test_best_is_the_best_of_all_matchings_and_proves_it(case: Case):
    pool, policy = case
    allowed = plain.scores_of(pool, policy)

    matching = match(pool, policy)

    proof = matching.proof
    assert proof.total == sum(allowed[pair] for pair in ids_of(matching)) == proof.bound
    assert proof.gap == 0
    placed = proof.placed if policy.cover else 0
    assert (placed, proof.total) == plain.best_of(pool, allowed, cover=policy.cover)


@FEW
@given(cases(pools(5), cover=True))
def test_with_cover_the_proof_counts_everyone_who_could_be_placed(case: Case):
    pool, policy = case

    proof = match(pool, policy).proof

    most = sum(plain.best_of(pool, dict.fromkeys(plain.scores_of(pool, policy), 0), cover=True))
    assert (proof.placed, proof.coverable) == (most, most)
    assert proof.everyone_placed
    assert proof.exact


@FEW
@given(cases(pools(5), cover=False))
def test_without_cover_the_largest_total_is_exact_whoever_is_left(case: Case):
    pool, policy = case

    proof = match(pool, policy).proof

    most, _ = plain.best_of(pool, plain.scores_of(pool, policy), cover=True)
    assert proof.placed <= most <= proof.coverable
    assert proof.exact


@FEW
@given(cases(pools(5)))
def test_a_best_matching_is_kept_whole_when_keeping_earns_anything(case: Case):
    pool, policy = case
    before = match(pool, replace(policy, existing=frozenset()))

    again = match(pool, replace(policy, existing=frozenset(ids_of(before)), keep=1))

    assert {*ids_of(before)} <= {*ids_of(again)}


def test_the_watch_is_told_of_every_stage(office: Pool):
    told: list[Progress] = []

    match(office, watch=told.append)

    assert list(dict.fromkeys(progress.stage for progress in told)) == [
        "scoring all pairs",
        "solving",
        "looking for better pairs",
        "looking for swaps",
    ]
    assert all(0 <= progress.done <= progress.total for progress in told)


@pytest.mark.parametrize("mode", Mode)
def test_what_the_watch_raises_cancels_the_run_and_reaches_the_caller(office: Pool, mode: Mode):
    class EnoughError(Exception):
        pass

    def stop_at(stage: str, progress: Progress) -> None:
        stages.append(progress.stage)
        if progress.stage == stage:
            raise EnoughError

    stages: list[str] = []
    match(office, Policy(mode=mode), watch=partial(stop_at, "none"))
    for stage in dict.fromkeys(stages):
        stages.clear()
        with pytest.raises(EnoughError):
            match(office, Policy(mode=mode), watch=partial(stop_at, stage))
        assert stages[-1] == stage


@pytest.fixture
def crowd(noor: Person, ada: Person) -> Pool:
    """Return thirty mentors and thirty mentees who differ a little, and contend for the same."""
    chance = Random(1)
    mentors = [
        replace(noor, id=f"mentor {n:02}", prefers=(f"mentee {chance.randrange(30):02}",))
        for n in range(30)
    ]
    mentees = [
        replace(ada, id=f"mentee {n:02}", prefers=(f"mentor {chance.randrange(5):02}",))
        for n in range(30)
    ]
    return Pool.of([*mentors, *mentees])


def test_a_large_matching_may_stop_within_the_tolerance(
    monkeypatch: pytest.MonkeyPatch, crowd: Pool
):
    exact = match(crowd)
    monkeypatch.setattr(best, "EXACT_UP_TO", 10)
    monkeypatch.setattr(best, "FIRST", 1)
    monkeypatch.setattr(best, "MORE", 1)

    near = match(crowd)

    assert 0 <= near.proof.gap <= best.TOLERANCE
    assert near.proof.total <= exact.proof.total <= near.proof.bound
    assert (near.proof.placed, near.proof.coverable) == (30, 30)


@pytest.mark.parametrize("tolerance", [0.0005, 0.5])
def test_a_large_matching_is_exact_where_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, crowd: Pool, tolerance: float
):
    exact = match(crowd)
    monkeypatch.setattr(best, "EXACT_UP_TO", 10)
    monkeypatch.setattr(best, "TOLERANCE", tolerance)
    monkeypatch.setattr(best, "FIRST", 1)
    monkeypatch.setattr(best, "MORE", 1)

    asked = match(crowd, Policy(exact=True))

    assert asked.proof.exact
    assert asked.proof.total == exact.proof.total


def test_a_wide_tolerance_stops_early_with_an_honest_bound(
    monkeypatch: pytest.MonkeyPatch, crowd: Pool
):
    exact = match(crowd)
    monkeypatch.setattr(best, "TOLERANCE", 0.5)
    monkeypatch.setattr(best, "FIRST", 1)
    monkeypatch.setattr(best, "MORE", 1)

    rough = match(crowd, Policy(exact=False, cover=False))

    assert 0 < rough.proof.gap <= 0.5
    assert rough.proof.total < exact.proof.total <= rough.proof.bound
    assert not rough.proof.exact
