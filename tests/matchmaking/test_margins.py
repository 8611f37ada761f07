from dataclasses import replace
from importlib import import_module

import pytest
from drawn import FEW, Case, cases, pools
from hypothesis import given, settings

from turnabout.matchmaking import Matching, Person, Policy, Pool, match
from turnabout.matchmaking.explanations import Loss
from turnabout.matchmaking.margins import Margins, margins

# The module, which the function of the same name hides.
best = import_module("turnabout.matchmaking.modes.best")


def margins_of(matching: Matching) -> Margins:
    return margins(matching.scores, matching.optimum)


def with_places(pool: Pool, person: Person, capacity: int) -> Pool:
    """Return the pool in which this person has so many places, or is gone where there are none."""
    others = [one for one in pool.people if one.id != person.id]
    return Pool.of([*others, replace(person, capacity=capacity)] if capacity else others)


def difference(one: Matching, other: Matching) -> Loss:
    """Return what the one reaches beyond the other, whose mentees placed count only with cover."""
    placed = one.proof.placed - other.proof.placed if one.policy.cover else 0
    return Loss(placed, one.proof.total - other.proof.total)


def test_a_second_place_of_the_only_teacher_places_one_more(noor: Person, ada: Person, bo: Person):
    matching = match(Pool.of([noor, ada, replace(bo, role=ada.role)]))

    found = margins_of(matching)

    assert found.split(int(found.gain[0])).placed == 1
    assert found.split(int(found.loss[0])).placed == 1


def test_a_place_that_nobody_needs_is_worth_nothing(noor: Person, omar: Person, ada: Person):
    found = margins_of(match(Pool.of([noor, omar, ada])))

    assert (found.gain.tolist(), found.loss.tolist()) == ([0, 0], [66_829 + found.reserve, 0])


def test_a_worth_splits_into_mentees_placed_and_points():
    nothing = Margins(*[None] * 3, reserve=1_000_000)  # type: ignore[arg-type, call-arg]

    assert nothing.split(1_000_250) == Loss(1, 250)
    assert nothing.split(999_750) == Loss(1, -250)
    assert nothing.split(250) == Loss(0, 250)


def test_without_cover_a_worth_is_points_only():
    nothing = Margins(*[None] * 3, reserve=0)  # type: ignore[arg-type, call-arg]

    assert nothing.split(250) == Loss(0, 250)


@settings(FEW, max_examples=25)
@given(cases(pools(5, fewest=1)))
def test_one_place_more_adds_what_matching_with_it_adds(case: Case):
    pool, policy = case
    matching = match(pool, policy)
    found = margins_of(matching)

    for row, mentor in enumerate(matching.scores.people.mentors):
        if not mentor.role.learns:
            more = match(with_places(pool, mentor, mentor.capacity + 1), policy)
            assert found.split(int(found.gain[row])) == difference(more, matching)


@settings(FEW, max_examples=25)
@given(cases(pools(5, fewest=1)))
def test_one_place_less_costs_what_matching_without_it_loses(case: Case):
    pool, policy = case
    matching = match(pool, policy)
    found = margins_of(matching)

    for row, mentor in enumerate(matching.scores.people.mentors):
        partners = sum(pair.mentor == mentor for pair in matching.pairs)
        if partners == mentor.capacity and not mentor.role.learns:
            less = match(with_places(pool, mentor, mentor.capacity - 1), policy)
            assert found.split(int(found.loss[row])) == difference(matching, less)


def test_margins_come_to_an_end_where_a_mentors_places_are_all_pinned(noor: Person, ada: Person):
    people = [
        replace(noor, prefers=("ada",)),
        replace(noor, id="nico"),
        ada,
        replace(ada, id="abe"),
        replace(ada, id="alone"),
    ]
    matching = match(Pool.of(people), Policy(pinned=frozenset({("nico", "abe")})))

    found = margins_of(matching)

    assert [person.id for person in matching.scores.people.mentors] == ["nico", "noor"]
    assert [found.split(int(gain)).placed for gain in found.gain] == [1, 1]
    assert found.split(int(found.loss[1])).placed == 1


@settings(FEW, max_examples=25)
@given(cases(pools(6, fewest=3)))
def test_margins_look_beyond_the_candidates(case: Case):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(best, "FIRST", 1)
        patch.setattr(best, "MORE", 1)
        found = margins_of(match(*case))

    everything = margins_of(match(*case))
    assert found.gain.tolist() == everything.gain.tolist()
    assert found.worth.tolist() == everything.worth.tolist()
    full = everything.loss > 0
    assert found.loss[full].tolist() == everything.loss[full].tolist()


def test_margins_of_a_rough_matching_are_those_among_its_candidates(
    monkeypatch: pytest.MonkeyPatch, noor: Person, ada: Person
):
    monkeypatch.setattr(best, "TOLERANCE", 0.9)
    monkeypatch.setattr(best, "FIRST", 1)
    monkeypatch.setattr(best, "MORE", 1)
    mentors = [replace(noor, id=f"m{n}", prefers=(f"e{n}",)) for n in range(6)]
    mentees = [replace(ada, id=f"e{n}", prefers=(f"m{n % 2}",)) for n in range(6)]

    matching = match(Pool.of([*mentors, *mentees]), Policy(cover=False, exact=False))

    found = margins_of(matching)
    assert not matching.proof.exact
    assert (found.gain >= 0).all()
    assert (found.loss >= found.gain).all()
