"""Each peer sees the scores that it is given, and nothing else."""

from itertools import permutations
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from numpy.random import Generator

from benchmarks.matchers import mentor_match, munkres_solver, own_solver, scipy_solver

SOLVERS = (own_solver, scipy_solver, munkres_solver)

SCORES = [
    [90_000, 80_001, 0, 10_000],
    [80_000, 0, 0, 20_000],
    [0, 50_000, 0, 0],
    [70_000, 60_000, 0, 30_000],
]
"""Nobody may mentor the third mentee; the best for the first mentor is not the best for all."""


@pytest.fixture
def scores(tmp_path: Path) -> Path:
    path = tmp_path / "scores.npy"
    np.save(path, np.array(SCORES, np.int32))
    return path


@pytest.mark.parametrize("solver", SOLVERS)
def test_a_solver_reaches_the_largest_total_and_counts_only_allowed_pairs(
    solver: ModuleType, scores: Path
):
    reached = solver.assign(str(scores))

    assert (reached["total"], reached["pairs"]) == (190_001, 3)


def test_mentor_match_reaches_the_same_in_one_round(scores: Path):
    (first,) = list(mentor_match.assign(str(scores), rounds=1))[-1]

    assert (first["total"], first["pairs"]) == (190_001, 3)


def test_mentor_match_never_pairs_two_people_twice(scores: Path):
    rounds = list(mentor_match.assign(str(scores), rounds=3))[-1]

    assert [one["pairs"] for one in rounds] == [3, 6, 9]
    assert rounds[2]["total"] <= sum(sum(row) for row in SCORES)


@pytest.mark.parametrize("seed", range(2))
def test_all_reach_what_brute_force_reaches(seed: int, tmp_path: Path):
    matrix = _random(np.random.default_rng(seed))
    path = tmp_path / "scores.npy"
    np.save(path, matrix)
    best = max(
        sum(int(matrix[row, column]) for row, column in enumerate(columns))
        for columns in permutations(range(6))
    )

    (theirs,) = list(mentor_match.assign(str(path), rounds=1))[-1]
    totals = [solver.assign(str(path))["total"] for solver in SOLVERS]

    assert [theirs["total"], *totals] == [best] * 4


def _random(rng: Generator) -> np.ndarray:
    matrix = rng.integers(1, 100_000, (6, 6)).astype(np.int32)
    matrix[rng.random((6, 6)) < 0.5] = 0
    return matrix
