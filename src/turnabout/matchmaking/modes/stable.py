"""No two people would both rather swap: deferred acceptance with lists that grow where needed."""

import numpy as np

from turnabout.matchmaking.arrays import Flags, Ints
from turnabout.matchmaking.kernels.acceptance import defer
from turnabout.matchmaking.progress import Stages
from turnabout.matchmaking.scoring import Best, Scores
from turnabout.matchmaking.swaps import views

FIRST = 32
"""Mentors on each mentee's list to begin with."""


def stable(scores: Scores, stages: Stages) -> tuple[Ints, Ints]:
    """Return mentors and mentees of a stable matching, by row: of all such the mentees' favourite.

    Each side ranks by the pair's points without the other side's choice; of equals the one earlier
    in order comes first, so with ties the matching is weakly stable.
    """
    left, right = scores.open_places
    length = FIRST
    while True:
        lists = _lists(scores, length, stages)
        owner = np.repeat(np.arange(len(left)), np.diff(lists.ptr))
        their_view = views(scores, lists.mentor, owner).mentor
        accepted = defer(lists.ptr, lists.mentor, their_view, left, right)
        if not _ran_out(owner, accepted, lists, left, length).any():
            return lists.mentor[accepted], owner[accepted]
        length *= 2


def _lists(scores: Scores, length: int, stages: Stages) -> Best:
    bonds = scores.named
    return scores.best(
        length, extra=bonds.by_mentee + bonds.kept, tick=stages("listing favourites")
    )


def _ran_out(owner: Ints, accepted: Flags, lists: Best, left: Ints, length: int) -> Flags:
    """Return which mentees have a place left and a list that may have been cut short."""
    have = np.bincount(owner[accepted], minlength=len(left))
    full: Flags = np.diff(lists.ptr) == length
    return (have < left) & full
