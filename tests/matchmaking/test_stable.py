from dataclasses import replace
from importlib import import_module
from random import Random

import numpy as np
import plain
import pytest
from drawn import FEW, Case, cases, pools
from hypothesis import given, settings
from hypothesis import strategies as st

from turnabout.matchmaking import Mode, Person, Policy, Pool, match
from turnabout.matchmaking.kernels.acceptance import defer

# The module, which the function of the same name hides.
stable = import_module("turnabout.matchmaking.modes.stable")
STABLE = Policy(mode=Mode.STABLE)


def test_two_who_chose_each_other_are_a_pair(noor: Person, ada: Person):
    pool = Pool.of(
        [
            replace(noor, prefers=("ada",)),
            replace(noor, id="nico"),
            replace(ada, prefers=("noor",)),
            replace(ada, id="abe", prefers=("noor",)),
        ]
    )

    matching = match(pool, STABLE)

    assert [(pair.mentor.id, pair.mentee.id) for pair in matching.pairs] == [
        ("nico", "abe"),
        ("noor", "ada"),
    ]
    assert matching.proof.swap_count == 0


def test_of_all_stable_matchings_it_is_the_mentees_favourite(noor: Person, ada: Person):
    pool = Pool.of(
        [
            replace(noor, id="m1", prefers=("e2", "e1")),
            replace(noor, id="m2", prefers=("e1", "e2")),
            replace(ada, id="e1", prefers=("m1", "m2")),
            replace(ada, id="e2", prefers=("m2", "m1")),
        ]
    )

    assert [(pair.mentor.id, pair.mentee.id) for pair in match(pool, STABLE).pairs] == [
        ("m1", "e1"),
        ("m2", "e2"),
    ]


def test_stable_may_leave_more_people_alone_than_best(office: Pool):
    assert match(office, STABLE).proof.swap_count == 0
    assert match(office, STABLE).proof.placed < match(office).proof.placed


@settings(FEW, max_examples=80)
@given(cases(pools(6, fewest=1)), st.sampled_from([32, 1]))
def test_no_two_people_would_both_rather_swap(case: Case, first: int):
    pool, policy = case[0], replace(case[1], mode=Mode.STABLE)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stable, "FIRST", first)
        matching = match(pool, policy)

    assert plain.swaps_of(pool, policy, matching.pairs, plain.scores_of(pool, policy)) == {}
    assert matching.proof.swap_count == 0


def test_lists_grow_for_those_who_are_turned_down_by_all_on_theirs(
    monkeypatch: pytest.MonkeyPatch, noor: Person, ada: Person
):
    monkeypatch.setattr(stable, "FIRST", 1)
    mentors = [replace(noor, id=f"m{n}") for n in range(6)]
    mentees = [replace(ada, id=f"e{n}", prefers=("m0", "m1", "m2")) for n in range(6)]

    matching = match(Pool.of([*mentors, *mentees]), STABLE)

    assert (matching.proof.placed, matching.proof.swap_count) == (6, 0)


@st.composite
def queues(draw: st.DrawFn) -> tuple[list[list[int]], list[list[int]], list[int], list[int]]:
    """Draw the mentees' lists, the mentors' views of them, and the places on both sides."""
    chance: Random = draw(st.randoms(use_true_random=True))
    mentees, mentors = draw(st.integers(1, 5)), draw(st.integers(1, 12))
    lists = [chance.sample(range(mentors), chance.randint(0, mentors)) for _ in range(mentees)]
    views = [[chance.randint(0, 3) for _ in range(mentors)] for _ in range(mentees)]
    places = [chance.randint(0, 3) for _ in range(mentees)]
    return lists, views, places, [chance.randint(0, 2) for _ in range(mentors)]


def accepted_by(
    lists: list[list[int]], views: list[list[int]], places: list[int], capacity: list[int]
) -> set[tuple[int, int]]:
    """Return who is accepted by whom, in the plainest words: somebody asks as long as one can."""
    ahead, held = [list(row) for row in lists], {mentor: [] for mentor in range(len(capacity))}

    def have(mentee: int) -> int:
        return sum(mentee in row for row in held.values())

    while asking := [j for j, row in enumerate(ahead) if row and have(j) < places[j]]:
        mentor = ahead[asking[0]].pop(0)
        held[mentor].append(asking[0])
        held[mentor].sort(key=lambda mentee: (-views[mentee][mentor], mentee))
        del held[mentor][capacity[mentor] :]
    return {(mentee, mentor) for mentor, row in held.items() for mentee in row}


@settings(max_examples=100, deadline=None)
@given(queues())
def test_deferred_acceptance_ends_as_the_plain_version_ends(
    queue: tuple[list[list[int]], list[list[int]], list[int], list[int]],
):
    lists, views, places, capacity = queue
    mentor = np.array([one for row in lists for one in row], dtype=np.int64)
    owner = np.repeat(np.arange(len(lists)), [len(row) for row in lists])
    view = np.array([views[j][i] for j, i in zip(owner, mentor, strict=True)], dtype=np.int64)
    ptr = np.cumsum([0, *(len(row) for row in lists)])

    accepted = defer(ptr, mentor, view, np.array(places), np.array(capacity))

    found = set(zip(owner[accepted].tolist(), mentor[accepted].tolist(), strict=True))
    assert found == accepted_by(lists, views, places, capacity)


def test_no_mentee_who_is_let_go_again_and_again_runs_out_of_room():
    # Gale and Shapley's longest run: each mentee asks for the next mentor who would let them go.
    # Every mentor is there twice and every mentee has two places, so that all are let go twice.
    mentees, rounds = 6, 5
    lists = [
        [2 * ((mentee + n) % rounds) + twin for n in range(rounds) for twin in (0, 1)] + [10, 11]
        for mentee in range(mentees)
    ]
    views = [
        [_esteem(mentee, mentor // 2, rounds) for mentor in range(2 * mentees)]
        for mentee in range(mentees)
    ]
    owner = np.repeat(np.arange(mentees), 2 * mentees)
    mentor = np.array(lists).ravel()
    view = np.array(views)[owner, mentor]
    places, capacity = np.full(mentees, 2), np.full(2 * mentees, 1)

    # The plain Python of the kernel checks every place that it writes to; machine code does not.
    accepted = defer.py_func(  # type: ignore[attr-defined]
        np.arange(mentees + 1) * 2 * mentees, mentor, view, places, capacity
    )

    found = set(zip(owner[accepted].tolist(), mentor[accepted].tolist(), strict=True))
    assert found == accepted_by(lists, views, [2] * mentees, [1] * 2 * mentees)


def _esteem(mentee: int, mentor: int, rounds: int) -> int:
    """Return how a mentor sees a mentee: who asks late stands higher than who asks soon."""
    if mentor == rounds:
        return 0
    order = [(mentor + 1) % rounds, rounds, *((mentor + 1 + n) % rounds for n in range(1, rounds))]
    return -order.index(mentee)
