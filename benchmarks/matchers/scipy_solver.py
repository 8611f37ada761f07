"""`scipy.optimize.linear_sum_assignment` on given scores."""

from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.measure import cpu_of


def assign(scores: str) -> dict[str, Any]:
    """Return CPU seconds, total and number of pairs for the matrix in this file."""
    matrix = np.load(Path(scores))
    cpu, (rows, columns) = cpu_of(lambda: linear_sum_assignment(matrix, maximize=True))
    reached = matrix[rows, columns]
    return {"cpu": cpu, "total": int(reached.sum()), "pairs": int((reached > 0).sum())}
