"""No two people would both rather swap: deferred acceptance with lists that grow where needed."""

import numpy as np

from turnabout.matchmaking.arrays import Flags, Ints
from turnabout.matchmaking.kernels.acceptance import defer
from turnabout.matchmaking.kernels.scan import CLOSED
from turnabout.matchmaking.looks import Best
from turnabout.matchmaking.progress import Stages
from turnabout.matchmaking.scoring import Scores
from turnabout.matchmaking.swaps import views

FIRST = 32
"""Mentors on each mentee's list to begin with."""


def stable(scores: Scores, stages: Stages) -> tuple[Ints, Ints]:
    """Return mentors and mentees of a stable matching, by row: of all such the mentees' favourite.

    Each side ranks by the pair's points without the other side's choice; of equals the one earlier
    in order comes first, so with ties the matching is weakly stable.
    """
    left, right = scores.open_places
    lists = _lists(scores, FIRST, np.ones(len(left), dtype=np.bool_), stages)
    length = np.full(len(left), FIRST)
    while True:
        owner = np.repeat(np.arange(len(left)), np.diff(lists.ptr))
        their_view = views(scores, lists.mentor, owner).mentor
        accepted = defer(lists.ptr, lists.mentor, their_view, left, right)
        short = _ran_out(owner, accepted, lists, left, length)
        if not short.any():
            return lists.mentor[accepted], owner[accepted]
        length[short] *= 4
        lists = _replaced(lists, _lists(scores, int(length[short].max()), short, stages), short)


def _lists(scores: Scores, length: int, whose: Flags, stages: Stages) -> Best:
    """Return the favourites of these mentees, so many at most."""
    bonds = scores.named
    return scores.best(
        length,
        floors=np.where(whose, -1, CLOSED),
        extra=bonds.by_mentee + bonds.kept,
        tick=stages("listing favourites"),
    )


def _ran_out(owner: Ints, accepted: Flags, lists: Best, left: Ints, length: Ints) -> Flags:
    """Return which mentees have a place left and a list that may have been cut short."""
    have = np.bincount(owner[accepted], minlength=len(left))
    full: Flags = np.diff(lists.ptr) >= length
    return (have < left) & full


def _replaced(lists: Best, longer: Best, whose: Flags) -> Best:
    """Return the lists with the longer ones in the place of these mentees' own."""
    counts = np.where(whose, np.diff(longer.ptr), np.diff(lists.ptr))
    kept = ~np.repeat(whose, np.diff(lists.ptr))
    owner = np.concatenate(
        [
            np.repeat(np.arange(len(whose)), np.where(whose, 0, np.diff(lists.ptr))),
            np.repeat(np.arange(len(whose)), np.diff(longer.ptr)),
        ]
    )
    order = np.argsort(owner, kind="stable")
    return Best(
        np.concatenate([[0], np.cumsum(counts)]),
        np.concatenate([lists.mentor[kept], longer.mentor])[order],
        np.concatenate([lists.value[kept], longer.value])[order],
    )
