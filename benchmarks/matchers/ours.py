"""Our own engine, on invented people."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.measure import cpu_of
from benchmarks.organisations import organisation
from benchmarks.signup_sheet import write_csv
from benchmarks.stage_clock import StageClock
from turnabout.matchmaking import match
from turnabout.matchmaking.matching import Matching
from turnabout.matchmaking.people import Pool
from turnabout.matchmaking.policy import Policy
from turnabout.matchmaking.scoring import Scores


def write_sheet(path: str, mentors: int, mentees: int, seed: int, others: int = 0) -> None:
    """Write the sign-up sheet of an invented organisation."""
    write_csv(organisation(mentors, mentees, seed=seed, others=others), Path(path))


def write_scores(path: str, size: int, seed: int) -> float:
    """Write all scores of so many mentors and mentees, and return the share of feasible pairs."""
    matrix = Scores.of(organisation(size, size, seed=seed), Policy()).matrix()
    np.save(Path(path), matrix)
    return float((matrix > 0).mean())


def match_people(
    size: int, seed: int, *, policy: dict[str, Any], capacity: int = 1, repeat: bool = False
) -> dict[str, Any]:
    """Return what matching so many mentors and mentees cost, by stage, and what it reached.

    What the engine compiles or loads once is ready before the clock starts. With `repeat` a quick
    match runs several times and its mean counts.
    """
    pool = _with_capacity(organisation(size, size, seed=seed), capacity)
    wishes = Policy(**policy)
    match(organisation(50, 50, seed=seed), wishes)
    clock = StageClock()
    matching = match(pool, wishes, watch=lambda at: clock(at.stage, at.done, at.total))
    clock.ends("the rest")
    cpu = sum(clock.cpu.values())
    if repeat:
        cpu, matching = cpu_of(lambda: match(pool, wishes))
    return {"cpu": cpu, "stages": clock.cpu, **outcome(matching)}


def outcome(matching: Matching) -> dict[str, Any]:
    """Return what a match reached: thousandths of a point, people, and the gap.

    `gap` is the proven one; `likely_gap` what a sample leaves likely where pairs are too many to be
    looked at, None where all of them were.
    """
    proof = matching.proof
    return {
        "total": matching.total,
        "pairs": len(matching.pairs),
        "placed": proof.placed,
        "coverable": proof.coverable,
        "worst": matching.worst.score if matching.worst else 0,
        "gap": proof.gap,
        "likely_gap": proof.likely_gap if proof.seen else None,
        "exact": proof.exact,
    }


def _with_capacity(pool: Pool, capacity: int) -> Pool:
    if capacity == 1:
        return pool
    return Pool.of(replace(person, capacity=capacity) for person in pool.people)
