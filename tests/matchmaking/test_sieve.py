"""Rough sums leave nobody out, however many kinds of people, wants and shares there are."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from turnabout.matchmaking import Offer, Person, Policy, Pool, Want
from turnabout.matchmaking.looks import Best
from turnabout.matchmaking.scoring import Scores

NEVER = -(1 << 60)


def best_of(scores: Scores, prices: np.ndarray, floor: int) -> list[list[tuple[int, int]]]:
    floors = np.full(len(scores.people.mentees), floor)
    return listed(scores.best(5, prices=prices, floors=floors))


def plainly(scores: Scores, prices: np.ndarray, floor: int) -> list[list[tuple[int, int]]]:
    mentors, mentees = len(scores.people.mentors), len(scores.people.mentees)
    rows, columns = np.indices((mentors, mentees)).reshape(2, -1).astype(np.int64)
    table = scores.of_pairs(rows, columns).reshape(mentors, mentees)
    return [
        sorted(
            (int(prices[row] - score), row)
            for row, score in enumerate(column)
            if score >= 0 and score - prices[row] > floor
        )[:5]
        for column in table.T
    ]


def listed(best: Best) -> list[list[tuple[int, int]]]:
    pairs = list(zip((-best.value).tolist(), best.mentor.tolist(), strict=True))
    return [pairs[here:there] for here, there in zip(best.ptr, best.ptr[1:], strict=False)]


def crowd(mentor: Person, mentee: Person, chance: Random, wants: int) -> Pool:
    """Return 300 mentors and 20 mentees, no two alike in values, department or languages."""
    topics = [f"topic {n}" for n in range(wants)]
    return Pool.of(
        [
            replace(
                person,
                id=f"{person.id} {n}",
                department=f"department {chance.randrange(9)}",
                values=(f"value {chance.randrange(9)}", "craft", f"own {n}"),
                languages=("en", f"language {n}") if chance.random() < 0.8 else (),
                offers=tuple(
                    Offer(topic, chance.randrange(5)) for topic in chance.sample(topics, 2)
                )
                if person is mentor
                else (),
                wants=tuple(Want(topic, chance.randrange(3)) for topic in topics)
                if person is mentee
                else (),
                prefers=(),
            )
            for person, count in ((mentor, 300), (mentee, 20))
            for n in range(count)
        ]
    )


@pytest.mark.parametrize("wants", [2, 5, 5000])
def test_the_best_are_found_among_many_kinds_of_people_and_wants(
    noor: Person, ada: Person, wants: int
):
    scores = Scores.of(crowd(noor, ada, Random(wants), wants), Policy())
    prices = np.random.default_rng(wants).integers(0, 40_000, 300)

    assert best_of(scores, prices, NEVER) == plainly(scores, prices, NEVER)
    assert best_of(scores, prices, 5_000) == plainly(scores, prices, 5_000)


def test_prices_may_lie_as_far_apart_as_they_like(noor: Person, ada: Person):
    scores = Scores.of(crowd(noor, ada, Random(1), 4), Policy())
    prices = np.random.default_rng(1).choice([0, 30_000, 400_000, 2_000_000_000], 300)

    for floor in (NEVER, -2_000_000_000, -350_000, 0, 20_000):
        assert best_of(scores, prices, floor) == plainly(scores, prices, floor)


def test_shares_too_many_for_a_step_each_are_still_told_apart(noor: Person, ada: Person):
    near = {("topic 0", f"topic {n}"): n / 100 for n in range(1, 100)}
    scores = Scores.of(crowd(noor, ada, Random(2), 100), Policy(near=near))
    prices = np.zeros(300, dtype=np.int64)

    assert len(scores.postings.shares) > len(set(scores.facts.step.tolist()))
    assert best_of(scores, prices, NEVER) == plainly(scores, prices, NEVER)
