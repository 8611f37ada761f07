from collections import Counter
from dataclasses import replace
from importlib import import_module

import plain
import pytest
from drawn import FEW, Case, cases, pools
from hypothesis import given, settings
from hypothesis import strategies as st

from turnabout.matchmaking import Matching, Mode, Person, Policy, Pool, Weights, match

# The modules, which the functions of the same names hide.
best = import_module("turnabout.matchmaking.modes.best")
fair = import_module("turnabout.matchmaking.modes.fair")
FAIR = Policy(mode=Mode.FAIR)


def reached(matching: Matching) -> plain.Worth:
    """Return what the matching reaches, as `plain.fairest_of` counts it."""
    step = matching.policy.fair_step
    levels = -(-100 // step)
    bonuses = matching.scores.policy.keep * 1000
    existing = matching.policy.existing
    scores = [
        pair.score + bonuses * ((pair.mentor.id, pair.mentee.id) in existing)
        for pair in matching.pairs
    ]
    held = Counter(min(score // (step * 1000), levels - 1) for score in scores)
    mentees = {pair.mentee.id for pair in matching.pairs}
    return (
        len(mentees),
        len(scores),
        *(-held[level] for level in range(levels)),
        sum(scores),
    )


@pytest.fixture
def rivals(noor: Person, ada: Person) -> Pool:
    """Return two mentees who want the same mentor, the one a little and the other only her."""
    ada = replace(ada, values=(), style=(), prefers=())
    return Pool.of(
        [
            replace(noor, prefers=("ada", "abe"), values=("candour",)),
            replace(noor, id="nico", values=(), style=(), department="Executive"),
            replace(ada, prefers=("noor", "nico")),
            replace(ada, id="abe"),
        ]
    )


def test_the_best_total_may_leave_somebody_badly_off(rivals: Pool):
    matching = match(rivals)

    assert sorted(pair.score for pair in matching.pairs) == [47_142, 77_142]


def test_fair_lifts_the_worst_off_though_the_total_is_less(rivals: Pool):
    matching = match(rivals, FAIR)

    assert sorted(pair.score for pair in matching.pairs) == [57_142, 62_142]


def test_of_equally_fair_matchings_the_one_of_the_largest_total_is_taken(rivals: Pool):
    assert match(rivals, replace(FAIR, fair_step=100)).pairs == match(rivals).pairs


def test_a_mentee_with_two_places_is_not_let_down_again_by_the_total(noor: Person, ada: Person):
    plainly = replace(noor, values=(), style=(), department="")
    pool = Pool.of(
        [
            replace(plainly, id="a"),
            replace(plainly, id="b", prefers=("one", "x", "x", "two")),
            replace(plainly, id="c", prefers=("x", "x", "x", "one")),
            replace(ada, id="two", capacity=2),
            replace(ada, id="one"),
        ]
    )
    policy = Policy(forbidden=frozenset({("a", "one")}))

    best, fairest = match(pool, policy), match(pool, replace(policy, mode=Mode.FAIR))

    assert sorted(pair.score for pair in best.pairs) == [47_142, 47_142, 59_642]
    assert sorted(pair.score for pair in fairest.pairs) == [47_142, 52_142, 52_142]


def test_two_who_would_score_nothing_and_share_no_time_are_no_pair(noor: Person, ada: Person):
    only_choices = Weights(topics=0, preferences=100, values=0, time=0, distance=0, style=0)
    pool = Pool.of([noor, replace(ada, slots=())])

    assert match(pool, replace(FAIR, weights=only_choices)).pairs == ()


def test_fair_places_everyone_who_can_be_placed_whatever_cover_says(office: Pool):
    assert match(office, replace(FAIR, cover=False)).proof.placed == 3


@settings(FEW, max_examples=80)
@given(cases(pools(4, fewest=1)), st.sampled_from([5, 1, 30, 100]))
def test_fair_is_the_fairest_of_all_matchings(case: Case, step: int):
    pool, policy = case[0], replace(case[1], mode=Mode.FAIR, fair_step=step)

    matching = match(pool, policy)

    assert reached(matching) == plain.fairest_of(pool, plain.scores_of(pool, policy), step)


@FEW
@given(cases(pools(4, fewest=2)), st.sampled_from([5, 1]))
def test_fair_is_the_fairest_where_several_aims_must_be_solved_one_after_the_other(
    case: Case, step: int
):
    pool, policy = case[0], replace(case[1], mode=Mode.FAIR, fair_step=step)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fair, "ROOM", 100)
        patch.setattr(fair, "LIFTED", 1)
        patch.setattr(best, "FIRST", 1)
        matching = match(pool, policy)

    assert reached(matching) == plain.fairest_of(pool, plain.scores_of(pool, policy), step)
