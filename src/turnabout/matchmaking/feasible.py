"""Who could have a mentor at all, before anybody is matched: the cheap part of a run."""

from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from turnabout.matchmaking.advice import advice
from turnabout.matchmaking.arrays import Ints
from turnabout.matchmaking.candidates import Candidates
from turnabout.matchmaking.explanations import WhyNobody
from turnabout.matchmaking.looks import Best
from turnabout.matchmaking.modes.best import FIRST, best
from turnabout.matchmaking.people import Pool
from turnabout.matchmaking.policy import Policy
from turnabout.matchmaking.progress import Stages
from turnabout.matchmaking.scoring import Scores
from turnabout.matchmaking.seekers import left_by_rules
from turnabout.matchmaking.solvers import Limits, best_choice


@dataclass(frozen=True, slots=True)
class Feasibility:
    """How many mentees there are, and for how many of them the rules leave a mentor.

    So many of these could have one `at_once`. `nobody` says of the first others why they have none.
    """

    mentees: int
    reachable: int
    at_once: int
    nobody: tuple[WhyNobody, ...]


def feasibility(pool: Pool, policy: Policy, *, explained: int) -> Feasibility:
    """Return who could have a mentor, and why so many of those who could not.

    Pins are left out: they are nobody's chance.
    """
    scores = Scores.of(pool, replace(policy, pinned=frozenset()))
    found = scores.best(FIRST)
    has = np.diff(found.ptr) > 0
    reachable = int(has.sum())
    return Feasibility(
        mentees=len(has),
        reachable=reachable,
        at_once=_at_once(scores, found, reachable),
        nobody=_nobody(scores, np.flatnonzero(~has), explained),
    )


def _at_once(scores: Scores, found: Best, reachable: int) -> int:
    """Return how many mentees could have a mentor at the same time.

    Mostly a few candidates for each mentee are enough to place all; where they are not, the whole
    road of the best matching says how many can be.
    """
    mentees, mentors = scores.open_places
    nothing = np.zeros(len(mentors), dtype=np.int64)
    edges = Candidates.of(found, nothing, len(mentees)).edges
    one_each = np.minimum(mentees, 1)
    limits = Limits(left=one_each, right=mentors, reserve=one_each, floor=nothing)
    choice = best_choice(edges._replace(worth=np.zeros_like(edges.worth)), limits)
    placed = int(choice.taken.sum())
    if placed == reachable:
        return placed
    return best(scores, cover=True, stages=Stages(None)).coverable


def _nobody(scores: Scores, rows: Ints, most: int) -> tuple[WhyNobody, ...]:
    seekers = left_by_rules(scores, rows)
    return tuple(advice(seekers, one, scores.setting) for one in islice(seekers.waiting, most))
