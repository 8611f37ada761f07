"""`munkres` on given scores, its own cost matrix included."""

from pathlib import Path
from typing import Any

import numpy as np
from munkres import Munkres, make_cost_matrix

from benchmarks.measure import cpu_of


def assign(scores: str) -> dict[str, Any]:
    """Return CPU seconds, total and number of pairs for the matrix in this file."""
    matrix = np.load(Path(scores)).tolist()
    best = max(map(max, matrix))

    def matched() -> list[tuple[int, int]]:
        return Munkres().compute(make_cost_matrix(matrix, lambda score: best - score))

    cpu, pairs = cpu_of(matched)
    reached = [matrix[row][column] for row, column in pairs]
    return {"cpu": cpu, "total": sum(reached), "pairs": sum(map(bool, reached))}
