from dataclasses import replace

import plain
import pytest
from drawn import FEW, Case, cases, pools
from hypothesis import given, settings

from turnabout.matchmaking import Person, Policy, Pool, Role, match
from turnabout.matchmaking.explain import why_nobody
from turnabout.matchmaking.feasible import feasibility


@pytest.fixture
def bob(bo: Person) -> Person:
    """Bo, who only learns."""
    return replace(bo, id="bob", name="Bob", role=Role.MENTEE)


def test_who_has_nobody_is_named_with_the_rule(noor: Person, ada: Person, bob: Person):
    pool = Pool.of([noor, replace(ada, languages=("nl",)), bob])

    found = feasibility(pool, Policy(), explained=10)

    assert (found.mentees, found.reachable, found.at_once) == (2, 1, 1)
    assert [(one.person.name, one.reason, one.relax) for one in found.nobody] == [
        ("Ada", "the one mentor shares no language", ("language",))
    ]


def test_two_who_fit_the_same_one_mentor_are_reachable_and_not_at_once(
    noor: Person, ada: Person, bob: Person
):
    found = feasibility(Pool.of([noor, ada, bob]), Policy(), explained=10)

    assert (found.mentees, found.reachable, found.at_once, found.nobody) == (2, 2, 1, ())


def test_only_so_many_are_explained(noor: Person, ada: Person, bob: Person):
    mute = [replace(one, languages=()) for one in (ada, bob)]

    found = feasibility(Pool.of([noor, *mute]), Policy(), explained=1)

    assert (found.reachable, len(found.nobody)) == (0, 1)


def test_where_nobody_signed_up_nobody_is_feasible(noor: Person):
    found = feasibility(Pool.of([noor]), Policy(), explained=10)

    assert (found.mentees, found.reachable, found.at_once, found.nobody) == (0, 0, 0, ())


def test_a_pin_makes_nobody_feasible_nor_takes_a_place(noor: Person, ada: Person):
    pinned = Policy(pinned=frozenset({("noor", "ada")}))

    found = feasibility(Pool.of([noor, ada]), pinned, explained=10)

    assert (found.reachable, found.at_once) == (1, 1)


@settings(FEW, max_examples=30)
@given(cases(pools(5)))
def test_it_finds_what_the_plain_way_finds(case: Case):
    pool, policy = case
    allowed = plain.scores_of(pool, policy)

    found = feasibility(pool, policy, explained=1000)

    assert found.mentees == len(pool.mentees)
    assert found.reachable == len({mentee for _, mentee in allowed})
    assert found.at_once == plain.best_of(pool, allowed, cover=True)[0]


@settings(FEW, max_examples=30)
@given(cases(pools(5)))
def test_it_gives_the_reasons_that_a_run_gives(case: Case):
    pool, policy = case
    stuck = [
        one for one in why_nobody(match(pool, policy)) if one.role == "mentee" and one.place is None
    ]

    found = feasibility(pool, policy, explained=1000)

    assert sorted(found.nobody, key=lambda one: one.person.id) == sorted(
        stuck, key=lambda one: one.person.id
    )
