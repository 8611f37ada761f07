"""What nobody can score more than, told without looking at a single pair."""

import numpy as np

from turnabout.matchmaking.arrays import Flags, Ints
from turnabout.matchmaking.scoring import Scores

NOBODY = 1 << 60
"""A row that no mentor has."""


def ceilings(scores: Scores) -> Ints:
    """Return what each mentee cannot score more than with anybody; -1 where no mentor can be.

    As if whoever knows a topic best taught it, and fitted in everything else.
    """
    facts = scores.facts
    taught, reached = _taught(scores)
    fits = facts.time.max() + facts.values.max() + facts.style.max() + facts.distance
    return np.where(reached, taught + fits + _chosen(scores), -1)


def _taught(scores: Scores) -> tuple[Ints, Flags]:
    """Return the most that topics can earn each mentee, and who has a teacher junior enough."""
    facts = scores.facts
    owner = np.repeat(np.arange(len(facts.reach)), np.diff(facts.ptr))
    junior, best = _teachers(scores)
    within = junior[facts.key] < facts.reach[owner]
    earned = np.where(within, facts.points[np.arange(len(owner)), best[facts.key]], 0)
    taught = np.bincount(owner, weights=earned, minlength=len(facts.reach))
    return taught.astype(np.int64), np.bincount(owner[within], minlength=len(facts.reach)) > 0


def _teachers(scores: Scores) -> tuple[Ints, Ints]:
    """Return for each thing wanted its most junior teacher, and the best share anybody teaches."""
    start, teacher, share = scores.facts.start, scores.facts.teacher, scores.facts.share
    some = np.flatnonzero(np.diff(start))
    junior = np.full(len(start) - 1, NOBODY)
    best = np.zeros(len(start) - 1, dtype=np.int64)
    if len(some):
        junior[some] = teacher[start[some]]
        best[some] = np.maximum.reduceat(share, start[some])
    return junior, best


def _chosen(scores: Scores) -> Ints:
    """Return the most that choices, or being a pair already, can earn each mentee."""
    facts = scores.facts
    most = np.zeros(len(facts.reach), dtype=np.int64)
    owner = np.repeat(np.arange(len(most)), np.diff(facts.extra_ptr))
    np.maximum.at(most, owner, facts.extra)
    return most
