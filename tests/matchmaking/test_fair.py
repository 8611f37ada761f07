from collections import Counter
from dataclasses import replace
from importlib import import_module
from random import Random

import numpy as np
import plain
import pytest
from drawn import FEW, Case, cases, pools
from hypothesis import given, settings
from hypothesis import strategies as st

from turnabout.matchmaking import Matching, Mode, Person, Policy, Pool, Weights, match
from turnabout.matchmaking.arrays import Ints
from turnabout.matchmaking.candidates import Candidates
from turnabout.matchmaking.looks import Best
from turnabout.matchmaking.modes.fair import Proofs
from turnabout.matchmaking.modes.optimum import limits_of
from turnabout.matchmaking.progress import Stages
from turnabout.matchmaking.scoring import Scores

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


def plainly_lifting(
    scores: Scores, worths: Ints, proofs: Proofs, step: int
) -> list[tuple[int, int]]:
    """Return mentee and mentor of each pair that betters an aim, by adding up all of them."""
    rows, columns = np.indices((len(scores.people.mentors), len(scores.people.mentees)))
    mentors, mentees = rows.ravel(), columns.ravel()
    found = []
    for i, j, score in zip(mentors, mentees, scores.of_pairs(mentors, mentees), strict=True):
        level = min(int(score) // (step * 1000), worths.shape[1] - 1)
        aims = [*worths[:, level], score]
        rest = [worth - proofs.prices[k, i] - proofs.claims[k, j] for k, worth in enumerate(aims)]
        if score >= 0 and next(filter(None, rest), 0) > 0:
            found.append((int(j), int(i)))
    return sorted(found)


@settings(FEW, max_examples=80)
@given(cases(pools(4, fewest=1)), st.sampled_from([5, 1, 30]), st.randoms(use_true_random=True))
@pytest.mark.parametrize("kinds", [0, 1 << 24])
def test_a_look_finds_whoever_betters_an_aim(kinds: int, case: Case, step: int, chance: Random):
    pool, policy = case[0], replace(case[1], mode=Mode.FAIR, fair_step=step, pinned=frozenset())
    scores = Scores.of(pool, policy)
    worths = fair._worths(scores, limits_of(scores, cover=True))
    sizes = len(scores.people.mentors), len(scores.people.mentees)

    def some(count: int) -> Ints:
        """Return prices that often just match what a level is worth."""
        aims = [[chance.choice([0, 0, *row]) for _ in range(count)] for row in worths.tolist()]
        return np.array([*aims, [chance.randint(-50_000, 50_000) for _ in range(count)]])

    proofs = Proofs(some(sizes[0]), some(sizes[1]))
    nobody = Candidates.of(
        Best(np.zeros(sizes[1] + 1, dtype=np.int64), *np.zeros((2, 0), dtype=np.int64)),
        np.zeros(sizes[0], dtype=np.int64),
        sizes[1],
    )

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fair, "KINDS", kinds)
        found = fair._lifting(scores, nobody, worths, proofs, Stages(None))

    owner = np.repeat(np.arange(sizes[1]), np.diff(found.ptr))
    assert sorted(zip(owner.tolist(), found.mentor.tolist(), strict=True)) == plainly_lifting(
        scores, worths, proofs, step
    )
