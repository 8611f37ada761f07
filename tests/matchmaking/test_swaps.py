from dataclasses import replace

import plain
import pytest
from drawn import FEW, Case, cases, pools
from hypothesis import given
from hypothesis import strategies as st

from turnabout.matchmaking import Matching, Mode, Person, Policy, Pool, Swap, match
from turnabout.matchmaking import matching as matchings
from turnabout.matchmaking.policy import PairIds


def swaps_by_pair(matching: Matching) -> dict[PairIds, tuple[int, int]]:
    return {
        (swap.mentor.id, swap.mentee.id): (swap.mentor_gain, swap.mentee_gain)
        for swap in matching.proof.swaps
    }


@pytest.fixture
def contest(noor: Person, ada: Person) -> Pool:
    """Return two mentors and two mentees of whom Noor and Ada chose each other."""
    noor = replace(noor, prefers=("ada",))
    ada = replace(ada, prefers=("noor",))
    return Pool.of(
        [noor, replace(noor, id="nico", prefers=()), ada, replace(ada, id="abe", prefers=())]
    )


def test_two_who_chose_each_other_and_were_kept_apart_would_rather_swap(contest: Pool):
    apart = frozenset({("noor", "abe"), ("nico", "ada")})

    matching = match(contest, Policy(pinned=apart))

    assert matching.proof.swaps == (Swap(contest["noor"], contest["ada"], 12_500, 12_500),)
    assert matching.proof.swap_count == 1


def test_who_have_each_other_would_not_rather_swap(contest: Pool):
    matching = match(contest)

    assert (matching.proof.swaps, matching.proof.swap_count) == ((), 0)


def test_a_choice_counts_for_who_made_it_and_not_for_the_chosen(contest: Pool):
    one_sided = Pool.of([*contest.people[:-1], replace(contest["noor"], prefers=())])
    apart = frozenset({("noor", "abe"), ("nico", "ada")})

    assert match(one_sided, Policy(pinned=apart)).proof.swap_count == 0


def test_against_an_empty_place_the_gain_is_the_whole_score(noor: Person, ada: Person):
    nico = replace(noor, id="nico", style=())
    pool = Pool.of([noor, nico, ada])

    matching = match(pool, Policy(pinned=frozenset({("nico", "ada")})))

    assert matching.proof.swaps == (Swap(noor, ada, 66_829, 4_687),)


def test_many_swaps_are_counted_and_the_largest_gains_are_kept(
    monkeypatch: pytest.MonkeyPatch, noor: Person, ada: Person
):
    monkeypatch.setattr(matchings, "SWAPS_SHOWN", 2)
    mentors = [replace(noor, id=f"m{n}", prefers=(f"e{n}",)) for n in range(4)]
    mentees = [replace(ada, id=f"e{n}", prefers=(*(["x"] * n), f"m{n}")) for n in range(4)]
    crossed = frozenset((f"m{n}", f"e{(n + 1) % 4}") for n in range(4))

    proof = match(Pool.of([*mentors, *mentees]), Policy(pinned=crossed)).proof

    assert proof.swap_count == 4
    assert [(swap.mentee.id, swap.mentee_gain) for swap in proof.swaps] == [
        ("e0", 12_500),
        ("e1", 10_000),
    ]


@FEW
@given(cases(pools(5, fewest=1)), st.sampled_from(Mode))
def test_swaps_are_those_of_the_plain_definition(case: Case, mode: Mode):
    pool, policy = case[0], replace(case[1], mode=mode)

    matching = match(pool, policy)

    scores = plain.scores_of(pool, policy)
    swaps = plain.swaps_of(pool, policy, matching.pairs, scores)
    assert matching.proof.swap_count == len(swaps)
    best: dict[str, int] = {}
    for (_, mentee), gains in swaps.items():
        best[mentee] = max(min(gains), best.get(mentee, 0))
    found = swaps_by_pair(matching)
    assert found == {pair: swaps[pair] for pair in found}
    assert {mentee: min(gains) for (_, mentee), gains in found.items()} == best
    gains = [min(gain) for gain in found.values()]
    assert gains == sorted(gains, reverse=True)
