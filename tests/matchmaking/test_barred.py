"""Which rules leave nobody a partner: the counts are those of the rules in their plain form."""

import pytest
from drawn import FEW, Case, cases
from hypothesis import given

from turnabout.matchmaking import Person, Policy, Pool, Role, barred, match
from turnabout.matchmaking.rules import RULES, Setting


@FEW
@given(cases())
def test_every_rule_counts_the_pairs_that_it_forbids(case: Case):
    pool, policy = case
    setting = Setting.of(pool, policy)
    pairs = [
        (mentor, mentee) for mentor in pool.mentors for mentee in pool.mentees if mentor != mentee
    ]

    found = barred.barred(match(pool, policy))

    assert (found.pairs, found.whole) == (len(pairs), True)
    assert found.by_rule == {
        rule.name: sum(rule.forbids(*pair, setting) is not None for pair in pairs)
        for rule in RULES
        if rule.name in barred.COUNTED
    }


def test_blocks_add_up(
    noor: Person, omar: Person, ada: Person, bo: Person, monkeypatch: pytest.MonkeyPatch
):
    matching = match(Pool.of([noor, omar, ada, bo]), Policy(level_gap=99))
    whole = barred.barred(matching)
    monkeypatch.setattr(barred, "BLOCK", 1)

    assert barred.barred(matching) == whole
    assert (whole.pairs, whole.by_rule["level"], whole.most) == (
        whole.by_rule["level"],
        whole.pairs,
        "level",
    )


def office(mentors: int, mentees: int) -> Pool:
    """Return people of whom nobody offers anything, the mentors at levels 0 to 9."""
    return Pool.of(
        Person(id=f"{role}{number:03}", role=role, level=number % 10 if role.mentors else 5)
        for role, people in ((Role.MENTOR, mentors), (Role.MENTEE, mentees))
        for number in range(people)
    )


def test_of_many_people_an_even_sample_is_looked_at(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(barred, "SAMPLE", 20)

    found = barred.barred(match(office(100, 30)))

    assert (found.pairs, found.whole) == (20 * 20, False)
    assert (found.by_rule["topic"], found.by_rule["level"]) == (400, 200)


@pytest.mark.parametrize(("mentors", "whole"), [(20, True), (21, False)])
def test_up_to_the_bound_everyone_is_looked_at(
    monkeypatch: pytest.MonkeyPatch, mentors: int, *, whole: bool
):
    monkeypatch.setattr(barred, "SAMPLE", 20)

    found = barred.barred(match(office(mentors, 3)))

    assert (found.pairs, found.whole) == (60, whole)


def test_where_one_side_is_empty_there_is_no_pair(noor: Person):
    assert barred.barred(match(Pool.of([noor]))).pairs == 0
