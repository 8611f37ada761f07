from dataclasses import replace

import pytest

from turnabout.matchmaking import Person, Policy, Pool
from turnabout.matchmaking.columns import columns
from turnabout.matchmaking.named import blocked_ids, choice_points, named

POLICY = Policy()


def test_choices_earn_a_fifth_less_each_and_nothing_after_the_fifth(ada: Person):
    chooser = replace(ada, prefers=("a", "b", "c", "d", "e", "f"))

    assert [choice_points(chooser, one, POLICY) for one in "abcdefz"] == [
        12_500, 10_000, 7_500, 5_000, 2_500, 0, 0
    ]  # fmt: skip


def test_somebody_chosen_twice_counts_as_the_earlier_choice(ada: Person):
    chooser = replace(ada, prefers=("a", "b", "a"))

    assert choice_points(chooser, "a", POLICY) == 12_500


def test_a_not_with_list_blocks_both_ways_round(noor: Person, bo: Person, ada: Person):
    pool = Pool.of([replace(noor, not_with=("bo",)), bo, ada])

    assert blocked_ids(columns(pool, POLICY), POLICY) == {
        ("noor", "bo"), ("bo", "noor"), ("bo", "bo")
    }  # fmt: skip


@pytest.mark.parametrize(
    ("again", "blocked"), [(False, {("noor", "ada"), ("ada", "noor")}), (True, set())]
)
def test_a_past_pair_is_blocked_unless_the_policy_allows_it_again(
    noor: Person, ada: Person, again: bool, blocked: set[tuple[str, str]]
):
    policy = Policy(again=again)
    pool = Pool.of([noor, replace(ada, past=("noor",))])

    assert blocked_ids(columns(pool, policy), policy) == blocked


def test_a_forbidden_pair_is_blocked_this_way_round_only(noor: Person, ada: Person):
    policy = Policy(forbidden=frozenset({("noor", "ada")}))

    assert blocked_ids(columns(Pool.of([noor, ada]), policy), policy) == {("noor", "ada")}


def test_named_pairs_stand_mentee_by_mentee(noor: Person, omar: Person, ada: Person, grace: Person):
    people = [
        replace(noor, prefers=("grace",), not_with=("ada",)),
        omar,
        replace(ada, prefers=("omar", "gone")),
        replace(grace, prefers=("omar", "noor")),
    ]
    policy = Policy(existing=frozenset({("omar", "ada"), ("gone", "ada")}))

    found = named(columns(Pool.of(people), policy), policy)

    assert (found.blocked_ptr.tolist(), found.blocked.tolist()) == ([0, 1, 1], [0])
    assert (found.ptr.tolist(), found.mentor.tolist()) == ([0, 1, 3], [1, 0, 1])
    assert found.by_mentee.tolist() == [12_500, 10_000, 12_500]
    assert found.by_mentor.tolist() == [0, 12_500, 0]
    assert found.kept.tolist() == [5_000, 0, 0]


def test_nobody_named_leaves_empty_lists(noor: Person, ada: Person):
    found = named(columns(Pool.of([noor, ada]), POLICY), POLICY)

    assert (found.ptr.tolist(), found.blocked_ptr.tolist()) == ([0, 0], [0, 0])
    assert len(found.mentor) == len(found.blocked) == 0
