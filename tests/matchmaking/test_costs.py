from dataclasses import replace

import pytest
from drawn import FEW, Case, cases, pinned_cases
from hypothesis import given, settings

from turnabout.matchmaking import Person, Policy, PolicyError, Pool, Role, match
from turnabout.matchmaking.costs import cost_of
from turnabout.matchmaking.explain import what_forbids
from turnabout.matchmaking.explanations import Loss


@pytest.fixture
def bob(bo: Person) -> Person:
    """Bo, who only learns."""
    return replace(bo, id="bob", name="Bob", role=Role.MENTEE)


def names(pairs: tuple[tuple[Person, Person, int], ...]) -> list[tuple[str, str]]:
    return [(mentor.name, mentee.name) for mentor, mentee, _ in pairs]


def test_a_ban_says_who_goes_who_comes_and_who_is_left(noor: Person, ada: Person, bob: Person):
    matching = match(Pool.of([noor, ada, bob]))
    taken = matching.pairs[0].mentee
    other = next(one for one in (ada, bob) if one.id != taken.id)

    cost = cost_of(matching, bans=[("noor", taken.id)])

    assert names(cost.gone) == [("Noor", taken.name)]
    assert names(cost.come) == [("Noor", other.name)]
    assert (cost.left, cost.helped) == ((taken,), (other,))
    assert cost.loss.placed == 0


def test_a_pin_on_a_pair_that_is_there_changes_nothing(noor: Person, ada: Person):
    cost = cost_of(match(Pool.of([noor, ada])), pins=[("noor", "ada")])

    assert (cost.loss, cost.gone, cost.come, cost.left) == (Loss(0, 0), (), (), ())


def test_a_pin_lifts_the_ban_on_its_pair_and_a_ban_the_pin(noor: Person, ada: Person):
    pair, pool = ("noor", "ada"), Pool.of([noor, ada])
    banned = match(pool, Policy(forbidden=frozenset({pair})))
    pinned = match(pool, Policy(pinned=frozenset({pair})))

    assert names(cost_of(banned, pins=[pair]).come) == [("Noor", "Ada")]
    assert names(cost_of(pinned, bans=[pair]).gone) == [("Noor", "Ada")]


def test_two_pairs_exchange_their_partners(noor: Person, ada: Person, bob: Person):
    nia = replace(noor, id="nia", name="Nia", offers=noor.offers[:1])
    matching = match(Pool.of([noor, nia, ada, bob]))
    (one, _, _), (other, _, _) = matching.pairs
    swapped = [
        (other.id, matching.pairs[0].mentee.id),
        (one.id, matching.pairs[1].mentee.id),
    ]

    cost = cost_of(matching, pins=swapped)

    assert len(cost.gone) == len(cost.come) == 2
    assert cost.loss.points == sum(pair.score for pair in cost.gone) - sum(
        pair.score for pair in cost.come
    )


def test_what_a_rule_forbids_has_no_cost(office: Pool):
    with pytest.raises(PolicyError, match="Omar is in Bo's reporting line"):
        cost_of(match(office), pins=[("omar", "bo")])


@settings(FEW, max_examples=20)
@given(cases())
def test_the_pairs_that_change_lead_from_the_one_matching_to_the_other(case: Case):
    pool, policy = case
    matching = match(pool, policy)
    for pair in matching.pairs[:2]:
        ids = (pair.mentor.id, pair.mentee.id)

        cost = cost_of(matching, bans=[ids])

        other = match(pool, replace(policy, forbidden=policy.forbidden | {ids}))
        assert set(other.pairs) == (set(matching.pairs) - set(cost.gone)) | set(cost.come)
        assert set(other.unmatched_mentees) == (
            set(matching.unmatched_mentees) - set(cost.helped)
        ) | set(cost.left)
        assert len(cost.left) - len(cost.helped) == cost.loss.placed


@settings(FEW, max_examples=20)
@given(pinned_cases())
def test_nothing_forbids_a_pair_of_a_matching(case: Case):
    pool, policy = case

    matching = match(pool, policy)

    for pair in matching.pairs:
        ids = (pair.mentor.id, pair.mentee.id)
        assert what_forbids(pool, policy, *ids) == ()


def test_what_forbids_a_pair_has_the_name_of_its_rule(office: Pool):
    found = what_forbids(office, Policy(), "omar", "bo")

    assert [obstacle.rule for obstacle in found] == ["line", "topic"]
