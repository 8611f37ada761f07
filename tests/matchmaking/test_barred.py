"""Which rules leave nobody a partner: the counts are those of the rules in their plain form."""

import pytest
from drawn import FEW, Case, cases
from hypothesis import given

from turnabout.matchmaking import Person, Policy, Pool, barred, match
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

    assert found.pairs == len(pairs)
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


def test_where_one_side_is_empty_there_is_no_pair(noor: Person):
    assert barred.barred(match(Pool.of([noor]))).pairs == 0
