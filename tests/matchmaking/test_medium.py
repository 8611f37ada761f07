from random import Random

import numpy as np
import pytest
from drawn import person_of
from scipy.optimize import linear_sum_assignment

from turnabout.matchmaking import Mode, Policy, Pool, Role, match
from turnabout.matchmaking.checks import bound, faults


@pytest.fixture(scope="module")
def town() -> Pool:
    """Return 300 mentors and 300 mentees of one place each."""
    chance = Random(7)
    roles = [Role.MENTOR] * 300 + [Role.MENTEE] * 300
    ids = [f"p{number:03}" for number in range(600)]
    return Pool.of(
        person_of(chance, own, role, ids, capacity=1) for own, role in zip(ids, roles, strict=True)
    )


def test_six_hundred_people_are_matched_as_scipy_matches_them(town: Pool):
    matching = match(town, Policy(cover=False))

    matrix = matching.scores.matrix()
    rows, columns = linear_sum_assignment(matrix, maximize=True)
    assert matching.total == matching.proof.bound == int(matrix[rows, columns].sum())
    assert faults(matching) == []


def test_six_hundred_people_are_covered_as_scipy_covers_them(town: Pool):
    matching = match(town)

    allowed = matching.scores.best(300)
    fits = np.zeros((300, 300), dtype=np.int64)
    fits[allowed.mentor, np.repeat(np.arange(300), np.diff(allowed.ptr))] = 10**9
    worth = fits + matching.scores.matrix()
    rows, columns = linear_sum_assignment(worth, maximize=True)
    placed, total = divmod(int(worth[rows, columns].sum()), 10**9)
    assert (matching.proof.placed, matching.total) == (placed, total)
    assert matching.proof.exact


@pytest.mark.parametrize("mode", Mode)
def test_six_hundred_people_are_matched_without_a_fault_in_every_mode(town: Pool, mode: Mode):
    matching = match(town, Policy(mode=mode))

    assert faults(matching) == []
    assert (mode is not Mode.STABLE) or matching.proof.swap_count == 0


def test_the_prices_of_six_hundred_people_prove_the_total(town: Pool):
    matching = match(town)
    reserve = int(matching.optimum.limits.reserve.max())

    proven = bound(matching.scores, matching.optimum.choice.price, reserve, matching.proof.placed)

    assert proven == matching.proof.total
