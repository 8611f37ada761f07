from dataclasses import replace

import numpy as np
import plain
import pytest
from drawn import FEW, Case, cases, pools
from hypothesis import given, settings
from hypothesis import strategies as st

from turnabout.matchmaking import Person, Policy, PolicyError, Pool, looks
from turnabout.matchmaking.arrays import Ints
from turnabout.matchmaking.looks import Best
from turnabout.matchmaking.scoring import Scores


def every_pair(scores: Scores) -> tuple[Ints, Ints]:
    shape = len(scores.people.mentors), len(scores.people.mentees)
    rows, columns = np.indices(shape).reshape(2, -1).astype(np.int64)
    return rows, columns


def plain_table(scores: Scores) -> Ints:
    """Return all scores by the plain rules and wishes, mentors by mentees, -1 where forbidden."""
    allowed = plain.scores_of(scores.pool, scores.policy)
    table = [
        [allowed.get((mentor.id, mentee.id), -1) for mentee in scores.people.mentees]
        for mentor in scores.people.mentors
    ]
    return np.array(table, dtype=np.int64).reshape(
        len(scores.people.mentors), len(scores.people.mentees)
    )


def test_the_trainee_and_the_chief_executive_score_what_their_wishes_give(
    noor: Person, ada: Person
):
    scores = Scores.of(Pool.of([noor, ada]), Policy())

    points = 37_142 + 0 + 10_000 + 10_000 + 5_000 + 4_687
    assert scores.of_pairs(np.array([0]), np.array([0])).tolist() == [points]


@FEW
@given(cases())
def test_every_pair_scores_the_sum_of_its_wishes_and_minus_one_where_a_rule_forbids(case: Case):
    scores = Scores.of(*case)

    found = scores.of_pairs(*every_pair(scores))

    assert found.tolist() == plain_table(scores).ravel().tolist()


@FEW
@given(cases())
def test_the_matrix_holds_all_scores_and_zero_where_a_rule_forbids(case: Case):
    scores = Scores.of(*case)

    assert scores.matrix().tolist() == np.maximum(plain_table(scores), 0).tolist()


@FEW
@given(cases())
def test_the_bonus_is_what_an_existing_pair_earns_besides_its_points(case: Case):
    pool, policy = case
    scores = Scores.of(pool, policy)
    rows, columns = every_pair(scores)
    table = plain_table(scores)

    expected = [
        policy.keep * 1000
        if table[row, column] >= 0
        and (scores.people.mentors[row].id, scores.people.mentees[column].id) in policy.existing
        else 0
        for row, column in zip(rows, columns, strict=True)
    ]

    assert scores.bonus(rows, columns).tolist() == expected


@st.composite
def askings(draw: st.DrawFn) -> dict[str, int]:
    """Draw how many are asked for, what seeds prices and floors, and how wide the blocks are."""
    return {
        "most": draw(st.integers(1, 4)),
        "seed": draw(st.integers(0, 1000)),
        "mentor_block": draw(st.sampled_from([1, 3, 16_384])),
        "mentee_block": draw(st.sampled_from([1, 2, 256])),
    }


def sorted_plainly(
    values: Ints, forbidden: Ints, floors: Ints, most: int
) -> list[list[tuple[int, int]]]:
    """Return for each mentee the mentors with the largest values, of equals the earlier ones."""
    return [
        sorted(
            (-int(value), row)
            for row, value in enumerate(column)
            if not forbidden[row, mentee] and value > floors[mentee]
        )[:most]
        for mentee, column in enumerate(values.T)
    ]


def listed(best: Best) -> list[list[tuple[int, int]]]:
    pairs = list(zip((-best.value).tolist(), best.mentor.tolist(), strict=True))
    return [pairs[here:there] for here, there in zip(best.ptr, best.ptr[1:], strict=False)]


@FEW
@given(cases(), askings())
def test_the_best_are_those_of_a_plain_sort(case: Case, look: dict[str, int]):
    scores, chance = Scores.of(*case), np.random.default_rng(look["seed"])
    table = plain_table(scores)
    mentors, mentees = table.shape
    prices = chance.integers(0, 60_000, mentors) * chance.integers(0, 2, mentors)
    floors = chance.choice([-(1 << 60), -5_000, 0, 20_000], mentees)
    extra = chance.integers(0, 30_000, len(scores.facts.extra))
    rows, columns = every_pair(scores)
    apart = chance.random(len(rows)) < 0.2

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(looks, "MENTEE_BLOCK", look["mentee_block"])
        best = scores.best(
            look["most"],
            prices=prices,
            floors=floors,
            extra=extra,
            besides=(rows[apart], columns[apart]),
        )

    forbidden = (table < 0) | apart.reshape(table.shape)
    owner = np.repeat(np.arange(mentees), np.diff(scores.facts.extra_ptr))
    np.add.at(table, (scores.facts.extra_mentor, owner), extra - scores.facts.extra)
    assert listed(best) == sorted_plainly(table - prices[:, None], forbidden, floors, look["most"])


@FEW
@given(cases())
def test_without_prices_and_floors_the_best_are_the_highest_scores(case: Case):
    scores = Scores.of(*case)
    table = plain_table(scores)
    no_floors = np.full(table.shape[1], -(1 << 60))

    assert listed(scores.best(3)) == sorted_plainly(table, table < 0, no_floors, 3)


@settings(FEW, max_examples=10)
@given(cases(pools(fewest=2)), st.integers(0, 1000))
def test_a_few_best_are_kept_of_more_mentors_than_are_weighed_together(case: Case, seed: int):
    pool, policy = case
    scores, chance = Scores.of(crowd_of(pool), policy), np.random.default_rng(seed)
    mentors, mentees = len(scores.people.mentors), len(scores.people.mentees)
    table = scores.of_pairs(*every_pair(scores)).reshape(mentors, mentees)
    prices = chance.integers(0, 30_000, mentors)
    floors = chance.integers(-10_000, 30_000, mentees)

    best = scores.best(2, prices=prices, floors=floors)

    assert listed(best) == sorted_plainly(table - prices[:, None], table < 0, floors, 2)


def crowd_of(pool: Pool) -> Pool:
    """Return the pool with a few hundred mentors more, all like those there are."""
    copies = [
        replace(person, id=f"{person.id}-{copy}", prefers=(), manager_id=None)
        for person in pool.people
        if person.role.mentors and not person.role.learns
        for copy in range(600 // len(pool.people))
    ]
    return Pool.of([*pool.people, *copies])


def test_the_scan_tells_how_far_it_is(monkeypatch: pytest.MonkeyPatch, office: Pool):
    monkeypatch.setattr(looks, "MENTEE_BLOCK", 2)
    told: list[tuple[int, int]] = []

    Scores.of(office, Policy()).best(
        3, tick=lambda done, everything: told.append((done, everything))
    )

    assert told == [(2, 3), (3, 3)]


def test_what_the_tick_raises_stops_the_scan(monkeypatch: pytest.MonkeyPatch, office: Pool):
    monkeypatch.setattr(looks, "MENTEE_BLOCK", 1)
    told: list[int] = []

    def stop(done: int, _everything: int) -> None:
        told.append(done)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Scores.of(office, Policy()).best(3, tick=stop)
    assert told == [1]


def test_pinned_people_keep_their_other_places(office: Pool):
    policy = Policy(pinned=frozenset({("noor", "ada")}))
    scores = Scores.of(office, policy)

    mentees, mentors = scores.open_places

    assert (mentees.tolist(), mentors.tolist()) == ([0, 1, 1], [0, 1, 1])
    assert scores.unplaced.tolist() == [False, True, True]


def test_a_scan_does_not_find_pinned_pairs(office: Pool):
    free = Scores.of(office, Policy()).best(3)
    pinned = Scores.of(office, Policy(pinned=frozenset({("noor", "ada")}))).best(3)

    assert len(pinned.mentor) == len(free.mentor) - 1


def test_the_highest_score_counts_the_bonus_only_where_there_are_existing_pairs(office: Pool):
    kept = Policy(existing=frozenset({("noor", "ada")}), keep=7)

    assert Scores.of(office, Policy(keep=7)).highest == 100_000
    assert Scores.of(office, kept).highest == 107_000


def test_all_pins_that_cannot_be_are_told_at_once(office: Pool):
    policy = Policy(
        pinned=frozenset(
            {("zoe", "ada"), ("noor", "noor"), ("noor", "bo"), ("omar", "bo"), ("noor", "grace")}
        )
    )

    with pytest.raises(PolicyError) as caught:
        Scores.of(office, policy)

    assert caught.value.problems == [
        "the pinned pair noor and noor: noor is not among the mentees",
        "the pinned pair zoe and ada: zoe is not among the mentors",
        "noor is pinned 3 times but has room for 1",
        "bo is pinned 2 times but has room for 1",
    ]
