from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from random import Random

import numpy as np
import pytest
from drawn import FEW, Case, cases, pools
from hypothesis import given, settings
from hypothesis import strategies as st

from turnabout.matchmaking import Matching, Mode, Person, Policy, Pool, Role, Want, Weights, match
from turnabout.matchmaking.explain import cost_of_pinning, why_nobody
from turnabout.matchmaking.explanations import WhyNobody
from turnabout.matchmaking.kernels.standing import count_rivals
from turnabout.matchmaking.rules import Setting, broken_rules


def answers(*people: Person, policy: Policy | None = None) -> dict[str, WhyNobody]:
    """Return the answer for each person without a partner."""
    return {answer.person.id: answer for answer in why_nobody(match(Pool.of(people), policy))}


def reasons(*people: Person, policy: Policy | None = None) -> dict[str, str]:
    return {one: answer.reason for one, answer in answers(*people, policy=policy).items()}


def test_those_in_line_are_told_their_place(noor: Person, ada: Person, bo: Person):
    found = answers(noor, ada, replace(bo, role=ada.role), replace(ada, id="abe", style=()))

    assert {one: (answer.place, answer.reason) for one, answer in found.items()} == {
        "abe": (1, "the one mentor who fits is taken: next in line"),
        "bo": (2, "the one mentor who fits is taken: place 2 in line"),
    }
    assert found["abe"].would_help == "a place that frees, or one more mentor"
    assert (found["abe"].relax, found["abe"].would_reach) == ((), 1)


def test_a_mentor_in_line_hears_of_mentees(noor: Person, ada: Person, bo: Person):
    nico = replace(noor, id="nico", style=())
    people = [noor, nico, replace(noor, id="nia"), ada, replace(bo, role=ada.role)]
    abe = replace(ada, id="abe")

    assert reasons(noor, nico, ada) == {"nico": "the one mentee who fits is taken: next in line"}
    assert reasons(*people) == {"nico": "both mentees who fit are taken: next in line"}
    assert reasons(*people, replace(noor, id="nils"), abe) == {
        "nico": "all 3 mentees who fit are taken: next in line"
    }


@pytest.mark.parametrize(
    ("count", "reason"),
    [
        (2, "the one mentor who fits is taken: next in line, equal with 1 other"),
        (4, "the one mentor who fits is taken: next in line, equal with 3 others"),
    ],
)
def test_equal_people_stand_at_the_same_place_whatever_their_ids(
    noor: Person, ada: Person, count: int, reason: str
):
    alike = [replace(ada, id=f"a{n}", style=()) for n in range(count)]

    found = answers(noor, ada, *alike)

    assert {(answer.place, answer.equal_with) for answer in found.values()} == {(1, count - 1)}
    assert {answer.reason for answer in found.values()} == {reason}


def test_those_who_come_after_equals_count_them_all(noor: Person, ada: Person):
    alike = [replace(ada, id=f"a{n}", style=()) for n in range(2)]
    later = [replace(ada, id=f"b{n}", style=(), values=()) for n in range(2)]

    found = reasons(noor, ada, *alike, *later)

    assert found["b0"] == "the one mentor who fits is taken: place 3 in line, equal with 1 other"


def test_two_who_share_no_partner_are_not_in_each_others_line(
    noor: Person, omar: Person, ada: Person, grace: Person
):
    excel = (Want("Excel", 0),)
    people = [
        noor,
        replace(omar, manager_id=None),
        replace(ada, prefers=("noor",)),
        replace(grace, wants=excel, prefers=("omar",)),
        replace(ada, id="abe"),
        replace(grace, id="gus", wants=excel),
    ]

    found = answers(*people)

    assert {one: answer.place for one, answer in found.items()} == {"abe": 1, "gus": 1}


def test_those_who_wait_for_a_pinned_place_alone_stand_behind_the_others(
    noor: Person, omar: Person, ada: Person, grace: Person
):
    excel = Want("Excel", 0, 3)
    people = [
        noor,
        replace(omar, id="otto", manager_id=None),
        replace(ada, id="abe"),
        replace(grace, id="gus", wants=(excel,), prefers=("otto",)),
        replace(ada, id="for-both", style=(), wants=(Want("Social media", 0, 1), excel)),
        replace(ada, id="for-noor", wants=(Want("Social media", 0, 3),)),
    ]

    found = answers(*people, policy=Policy(pinned=frozenset({("noor", "abe")})))

    assert {one: answer.place for one, answer in found.items()} == {"for-both": 1, "for-noor": 2}


def test_a_place_that_earns_no_points_is_said_to_be_left_empty(noor: Person, ada: Person):
    only_choices = Weights(topics=0, preferences=100, values=0, time=0, distance=0, style=0)
    points_first = Policy(weights=only_choices, cover=False)

    one = answers(noor, ada, policy=points_first)
    two = answers(noor, replace(noor, id="nia"), ada, replace(ada, id="abe"), policy=points_first)

    assert one["ada"].reason == (
        "the one mentor who fits has a place that was left empty: next in line"
    )
    assert one["ada"].would_help == "pinning them to a place that was left empty"
    assert two["ada"].reason == (
        "2 of 2 mentors who fit have a place that was left empty: next in line, equal with 1 other"
    )
    assert answers(noor, ada, policy=Policy(weights=only_choices)) == {}


@FEW
@given(cases(), st.sampled_from(Mode))
def test_only_those_without_a_place_left_are_said_to_be_taken(case: Case, mode: Mode):
    matching = match(case[0], replace(case[1], mode=mode))
    held = Counter((one.id, side) for pair in matching.pairs for side, one in enumerate(pair[:2]))

    for answer in why_nobody(matching):
        if answer.place:
            side = 0 if answer.role == "mentee" else 1
            left = [
                one
                for one in ids_who_fit(matching, answer)
                if held[one, side] < matching.pool[one].capacity
            ]
            assert ("taken" in answer.reason, "left empty" in answer.reason) == (
                not left,
                any(left),
            )


@settings(FEW, max_examples=30)
@given(cases(pools(7, fewest=3)))
def test_a_place_counts_the_rivals_whom_forcing_in_would_cost_less(case: Case):
    matching = match(*case)
    found = [answer for answer in why_nobody(matching) if answer.place]

    for one in found:
        cost, fits = cost_of_forcing_in(matching, one), ids_who_fit(matching, one)
        costs = [
            cost_of_forcing_in(matching, other)
            for other in found
            if other.role == one.role and other != one and fits & ids_who_fit(matching, other)
        ]
        assert one.place == 1 + sum(other < cost for other in costs)
        assert one.equal_with == costs.count(cost)
        assert one.would_reach == len(fits)


def cost_of_forcing_in(matching: Matching, answer: WhyNobody) -> tuple[int, int]:
    """Return the least that the whole loses when this person is paired with somebody who fits."""
    return min(
        (loss.placed if matching.policy.cover else 0, loss.points)
        for partner in ids_who_fit(matching, answer)
        for loss in [cost_of_pinning(matching, *mentor_first(answer, partner))]
    )


def ids_who_fit(matching: Matching, answer: WhyNobody) -> set[str]:
    setting = Setting.of(matching.pool, matching.policy)
    others = matching.pool.mentors if answer.role == "mentee" else matching.pool.mentees
    return {
        one.id
        for one in others
        if not broken_rules(*map(matching.pool.__getitem__, mentor_first(answer, one.id)), setting)
    }


def mentor_first(answer: WhyNobody, partner: str) -> tuple[str, str]:
    own = answer.person.id
    return (own, partner) if answer.role == "mentor" else (partner, own)


@settings(FEW, max_examples=60)
@given(cases(pools(7, fewest=3, capacity=1), cover=True), st.integers(1, 3))
def test_of_those_who_wait_for_one_partner_alone_the_first_in_line_are_placed_first(
    case: Case, more: int
):
    mentor, *_ = case[0].mentors
    learners = [person for person in case[0].people if person.role is Role.MENTEE]
    line = {
        answer.person.id: answer
        for answer in why_nobody(match(Pool.of([mentor, *learners]), case[1]))
        if answer.role == "mentee" and answer.place
    }

    after = match(Pool.of([replace(mentor, capacity=1 + more), *learners]), case[1])

    placed = {pair.mentee.id for pair in after.pairs}
    assert all((line[one].place or 0) <= more for one in placed & line.keys())
    assert placed >= {
        one for one, answer in line.items() if (answer.place or 0) + answer.equal_with <= more
    }


@FEW
@given(cases(pools(6, fewest=2)), st.randoms(use_true_random=True))
def test_the_order_of_rows_changes_no_answer(case: Case, chance: Random):
    pool, policy = case
    rows = list(pool.people)
    chance.shuffle(rows)

    assert why_nobody(match(Pool.of(rows), policy)) == why_nobody(match(pool, policy))


@FEW
@given(
    st.lists(st.tuples(st.integers(-3, 3), st.sets(st.integers(0, 129), max_size=3)), max_size=12)
)
def test_rivals_are_counted_as_in_the_plain_version(people: list[tuple[int, set[int]]]):
    people.sort(key=lambda person: person[0])
    cost = np.array([own for own, _ in people], dtype=np.int64)
    words = np.array(
        [[sum(1 << bit % 64 for bit in bits if bit // 64 == word) for word in range(3)]
         for _, bits in people],
        dtype=np.uint64,
    ).reshape(-1, 3)  # fmt: skip

    less, same = count_rivals(cost, words)

    assert [less.tolist(), same.tolist()] == plain_rivals(people)


def plain_rivals(people: Sequence[tuple[int, set[int]]]) -> list[list[int]]:
    rivals = [
        [theirs for m, (theirs, others) in enumerate(people) if m != n and bits & others]
        for n, (_, bits) in enumerate(people)
    ]
    return [
        [sum(one < own for one in near) for near, (own, _) in zip(rivals, people, strict=True)],
        [near.count(own) for near, (own, _) in zip(rivals, people, strict=True)],
    ]
