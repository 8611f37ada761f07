"""Invented lotteries, drawn from a fixed seed, with an effect that is known."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

CORRELATION = 0.6
"""How closely somebody's answers before and after go together here."""


@dataclass(frozen=True)
class Lottery:
    """What everyone of a draw answered, by person."""

    after: list[float | None]
    before: list[float | None]
    offered: list[bool]
    strata: list[str]


def lottery(random: Generator, *, arm: int, effect: float = 0.0, strata: int = 2) -> Lottery:
    """Return one with `arm` people on each side; the offer moves people by `effect` SD."""
    n = 2 * arm
    stratum = np.arange(n) % strata
    offered = np.zeros(n, dtype=bool)
    for one in range(strata):
        rows = random.permutation(np.flatnonzero(stratum == one))
        offered[rows[: len(rows) // 2]] = True
    before = random.standard_normal(n)
    noise = random.standard_normal(n) * (1 - CORRELATION**2) ** 0.5
    after = CORRELATION * before + noise + effect * offered
    return Lottery(
        after=[float(one) for one in after],
        before=[float(one) for one in before],
        offered=[bool(one) for one in offered],
        strata=[f"level {one}" for one in stratum],
    )
