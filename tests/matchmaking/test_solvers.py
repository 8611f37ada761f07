from typing import NamedTuple

import numpy as np
import plain
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from turnabout.matchmaking import solvers
from turnabout.matchmaking.arrays import Flags, Ints
from turnabout.matchmaking.kernels.cover import stranded
from turnabout.matchmaking.solvers import (
    Choice,
    Edges,
    Limits,
    best_choice,
    covering_choice,
    network_of,
)

MUST = 1 << 40
"""A floor so far below 0 that every place must be taken."""


class Start(NamedTuple):
    """A problem, and any prices and any allowed choice to start from."""

    edges: Edges
    limits: Limits
    price: Ints
    taken: Flags


def edges_of(rows: list[list[tuple[int, int]]]) -> Edges:
    """Return the edges of these left nodes, each with its right node and its worth."""
    flat = np.array([edge for row in rows for edge in row], dtype=np.int64).reshape(-1, 2)
    ptr = np.cumsum([0, *(len(row) for row in rows)])
    return Edges(ptr, flat[:, 0].copy(), flat[:, 1].copy())


def limits_of(left: list[int], right: list[int], *, reserve: int = 0, floor: int = 0) -> Limits:
    return Limits(
        left=np.array(left, dtype=np.int64),
        right=np.array(right, dtype=np.int64),
        reserve=np.full(len(left), reserve, dtype=np.int64),
        floor=np.full(len(right), floor, dtype=np.int64),
    )


@st.composite
def starts(draw: st.DrawFn, most: int = 5) -> Start:
    chance = draw(st.randoms(use_true_random=True))
    lefts, rights = draw(st.integers(0, most)), draw(st.integers(0, most))
    largest = draw(st.sampled_from([3, 100, 100_000]))
    reserves = draw(st.sampled_from([(0,), (0, 5), (10**6,), (0, 3, 10**9)]))
    floors = draw(st.sampled_from([(0,), (0, -5), (-MUST,), (0, -MUST, 7)]))
    rows = [
        [
            (right, chance.randint(-largest // 5, largest))
            for right in range(rights)
            if chance.random() < 0.6
        ]
        for _ in range(lefts)
    ]
    limits = Limits(
        left=_some(chance.randint(0, 3) for _ in range(lefts)),
        right=_some(chance.randint(0, 3) for _ in range(rights)),
        reserve=_some(chance.choice(reserves) for _ in range(lefts)),
        floor=_some(chance.choice(floors) for _ in range(rights)),
    )
    edges = edges_of(rows)
    price = _some(chance.randint(-largest, 2 * largest) for _ in range(rights))
    wished = np.array([chance.random() < 0.5 for _ in edges.right], dtype=np.bool_)
    return Start(edges, limits, price, allowed(edges, limits, wished))


def _some(numbers: object) -> Ints:
    return np.array(list(numbers), dtype=np.int64)  # type: ignore[call-overload]


def allowed(edges: Edges, limits: Limits, wished: Flags) -> Flags:
    """Return of the wished edges the first that keep the limits."""
    left, right = limits.left.copy(), limits.right.copy()
    taken = np.zeros(len(wished), dtype=np.bool_)
    for edge in np.flatnonzero(wished):
        here, there = edges.left[edge], edges.right[edge]
        if left[here] and right[there]:
            left[here] -= 1
            right[there] -= 1
            taken[edge] = True
    return taken


def value_of(edges: Edges, limits: Limits, taken: Flags) -> int:
    """Return the worth of a choice, its reserves, and what idle places earn by their floors."""
    idle = limits.right - np.bincount(edges.right[taken], minlength=len(limits.right))
    reserves = limits.reserve[np.unique(edges.left[taken])].sum()
    return int(edges.worth[taken].sum() + reserves + (idle * limits.floor).sum())


def best_value(edges: Edges, limits: Limits) -> int:
    """Return the largest value of any choice, by trying them all."""
    worths = {
        (str(right), str(left)): (int(worth - limits.floor[right]),)
        for left, right, worth in zip(edges.left, edges.right, edges.worth, strict=True)
    }
    room = {str(right): int(places) for right, places in enumerate(limits.right)}
    people = [
        (str(left), int(places), (int(limits.reserve[left]),))
        for left, places in enumerate(limits.left)
    ]
    return sum(plain.largest(room, people, worths)) + int((limits.right * limits.floor).sum())


def assert_kept(edges: Edges, limits: Limits, taken: Flags) -> None:
    assert (np.bincount(edges.left[taken], minlength=len(limits.left)) <= limits.left).all()
    assert (np.bincount(edges.right[taken], minlength=len(limits.right)) <= limits.right).all()


def assert_proven(edges: Edges, limits: Limits, choice: Choice) -> None:
    """Assert the conditions of complementary slackness, as the kernel's docstring states them."""
    rest = edges.worth - choice.price[edges.right] - choice.claim[edges.left]
    load = np.bincount(edges.right[choice.taken], minlength=len(limits.right))
    used = np.bincount(edges.left[choice.taken], minlength=len(limits.left))
    assert (rest[~choice.taken & (limits.left[edges.left] > 0)] <= 0).all()
    assert (rest[choice.taken] >= 0).all()
    assert (choice.price >= limits.floor).all()
    assert (choice.price == limits.floor)[load < limits.right].all()
    last_in_use = np.where(used == 1, limits.reserve, 0)
    next_idle = np.where(used == 0, limits.reserve, 0)
    assert (choice.claim >= -last_in_use)[used > 0].all()
    assert (choice.claim <= -next_idle)[used < limits.left].all()


def test_each_takes_the_best_that_leaves_most_for_both():
    edges = edges_of([[(0, 9), (1, 8)], [(0, 7), (1, 1)]])

    choice = best_choice(edges, limits_of([1, 1], [1, 1]))

    assert choice.taken.tolist() == [False, True, True, False]


def test_an_edge_worth_less_than_nothing_is_left_alone():
    assert best_choice(edges_of([[(0, -1)]]), limits_of([1], [1])).taken.tolist() == [False]


def test_a_reserve_pays_for_an_edge_worth_less_than_nothing():
    choice = best_choice(edges_of([[(0, -1)]]), limits_of([1], [1], reserve=2))

    assert choice.taken.tolist() == [True]


def test_a_reserve_is_paid_for_the_first_place_only():
    choice = best_choice(edges_of([[(0, -1), (1, -2)]]), limits_of([2], [1, 1], reserve=9))

    assert choice.taken.tolist() == [True, False]


def test_places_that_must_be_filled_are_filled_at_a_loss():
    choice = best_choice(edges_of([[(0, -7), (1, 5)]]), limits_of([1], [1, 0], floor=-MUST))

    assert choice.taken.tolist() == [True, False]


def test_nobody_takes_nothing():
    choice = best_choice(edges_of([]), limits_of([], []))

    assert (len(choice.taken), len(choice.price), len(choice.claim)) == (0, 0, 0)


@settings(max_examples=150, deadline=None)
@given(starts())
def test_the_choice_is_worth_as_much_as_the_best_of_all(start: Start):
    choice = best_choice(start.edges, start.limits)

    assert_kept(start.edges, start.limits, choice.taken)
    assert value_of(start.edges, start.limits, choice.taken) == best_value(
        start.edges, start.limits
    )
    assert_proven(start.edges, start.limits, choice)


@settings(max_examples=150, deadline=None)
@given(starts())
def test_any_prices_and_any_choice_are_a_start(start: Start):
    given_before = start.taken.copy()

    choice = best_choice(start.edges, start.limits, price=start.price, taken=start.taken)

    assert start.taken.tolist() == given_before.tolist()
    assert_kept(start.edges, start.limits, choice.taken)
    assert value_of(start.edges, start.limits, choice.taken) == best_value(
        start.edges, start.limits
    )
    assert_proven(start.edges, start.limits, choice)


@settings(max_examples=40, deadline=None)
@given(starts(most=9))
def test_a_best_choice_to_start_from_is_kept(start: Start):
    best = best_choice(start.edges, start.limits)

    again = best_choice(start.edges, start.limits, price=best.price, taken=best.taken)

    assert again.taken.tolist() == best.taken.tolist()


def test_the_solver_tells_how_far_it_is(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(solvers, "STEP", 1)
    told: list[tuple[int, int]] = []
    edges = edges_of([[(0, 9), (1, 8)], [(0, 7), (1, 1)], [(0, 3)]])

    best_choice(edges, limits_of([1, 1, 1], [1, 1]), tick=lambda *done: told.append(done))

    assert told == [(0, 2), (1, 2), (2, 2)]


def test_what_the_tick_raises_stops_the_solver():
    def stop(_done: int, _everything: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        best_choice(edges_of([[(0, 9)]]), limits_of([1], [1]), tick=stop)


def plainly_stranded(edges: Edges, limits: Limits, taken: Flags) -> tuple[bool, set[int], set[int]]:
    """Return what `stranded` does, by walking until nothing new is found."""
    pairs = list(zip(edges.left.tolist(), edges.right.tolist(), taken.tolist(), strict=True))
    used = np.bincount(edges.left[taken], minlength=len(limits.left))
    load = np.bincount(edges.right[taken], minlength=len(limits.right))
    all_reserve = limits.reserve == limits.reserve.max(initial=0)
    lefts = set(np.flatnonzero((used == 0) & (limits.left > 0) & all_reserve).tolist())
    rights: set[int] = set()
    for _ in pairs:
        rights |= {right for left, right, _ in pairs if left in lefts}
        lefts |= {left for left, right, chosen in pairs if chosen and right in rights}
    beyond = all(load[right] >= limits.right[right] for right in rights) and all(
        used[left] <= 1 and all_reserve[left] for left in lefts
    )
    return beyond, lefts, rights


@settings(max_examples=150, deadline=None)
@given(starts())
def test_who_is_beyond_reach_is_who_a_plain_walk_finds(start: Start):
    beyond, left, right = stranded(network_of(start.edges, start.limits), start.taken)

    plainly, lefts, rights = plainly_stranded(start.edges, start.limits, start.taken)
    assert beyond == plainly
    if beyond:
        assert (set(np.flatnonzero(left)), set(np.flatnonzero(right))) == (lefts, rights)


def alike(start: Start, reserve: int) -> Limits:
    """Return the limits with a reserve that everybody has or nobody, and no price below 0."""
    return Limits(
        left=start.limits.left,
        right=start.limits.right,
        reserve=np.where(start.limits.reserve > 0, reserve, 0),
        floor=np.zeros_like(start.limits.floor),
    )


@settings(max_examples=150, deadline=None)
@given(starts(), st.sampled_from([0, 3, 50_000]))
def test_a_reserve_above_all_worths_is_earned_as_often_as_can_be(start: Start, ceiling: int):
    limits = alike(start, 10**9)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(solvers, "CEILING", ceiling)
        before = covering_choice(start.edges, limits)
        again = covering_choice(start.edges, limits, price=before.modest, taken=before.choice.taken)

    for covering in (before, again):
        assert_kept(start.edges, limits, covering.choice.taken)
        assert value_of(start.edges, limits, covering.choice.taken) == best_value(
            start.edges, limits
        )
        assert_proven(start.edges, limits, covering.choice)


def test_whom_nobody_can_place_costs_the_others_nothing():
    edges = edges_of([[(0, 9)], [(0, 8)], [(1, 5)]])

    covering = covering_choice(edges, limits_of([1, 1, 1], [1, 1], reserve=10**9))

    assert covering.choice.taken.tolist() == [True, False, True]
    risen = covering.choice.price - covering.modest
    assert risen.tolist() == [10**9 - solvers.CEILING, 0]


def test_a_chain_longer_than_the_ceiling_is_followed_to_its_end():
    far = 3 * solvers.CEILING
    edges = edges_of([[(0, far)], [(0, far), (1, 0)]])

    covering = covering_choice(edges, limits_of([1, 1], [1, 1], reserve=10**9))

    assert covering.choice.taken.tolist() == [True, False, True]
