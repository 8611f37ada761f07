"""Lift the worst-off first: leximin on stated levels, then the largest total.

Scores fall in levels of `fair_step` points. Among the matchings that place the most mentees, and
then hold the most pairs, as few pairs as possible are in the lowest level, then in the next, and so
on; among those the total is largest. Each aim is solved with all better ones held fixed: what every
best choice for an aim has in common is read off its prices (complementary slackness), and only what
they leave free is decided by the next aim. Several levels make one aim while their weights, powers
of more than the number of pairs, fit a machine word. (Ogryczak and Sliwinski 2006, lexicographic
min-max; Burkard and Rendl 1991, lexicographic bottleneck problems.)
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from turnabout.matchmaking.arrays import Flags, Ints
from turnabout.matchmaking.candidates import Candidates
from turnabout.matchmaking.kernels.lift import Needs, find_lifting, level_codes
from turnabout.matchmaking.looks import MENTEE_BLOCK, Best, Heaps, in_blocks, sorted_best
from turnabout.matchmaking.modes.optimum import Optimum
from turnabout.matchmaking.policy import FULL_SCORE, POINT
from turnabout.matchmaking.progress import Stages
from turnabout.matchmaking.scoring import Scores
from turnabout.matchmaking.solvers import Edges, Limits, best_choice

ROOM = 1 << 52
"""The largest weight of an aim: a few of them, and of MUST, fit a machine word."""

LIFTED = 24
"""Candidates that a mentee gains at most in each look at all pairs."""

KINDS = 1 << 24
"""Pairs of kinds of people up to which it is worked out for each what a pair must score."""

NEVER = 1 << 60
"""More than any pair scores."""

MUST = 1 << 56
"""Worth more than anything that is not a must."""


class Proofs(NamedTuple):
    """Each aim's prices and claims, one row an aim, which prove that it cannot be bettered."""

    prices: Ints
    claims: Ints


@dataclass(slots=True)
class Freedom:
    """What the aims reached so far leave free: open edges, places, and what must be."""

    open: Flags
    forced: Flags
    full: Flags
    limits: Limits


def fair(scores: Scores, optimum: Optimum, stages: Stages) -> tuple[Ints, Ints]:
    """Return mentors and mentees of the fairest matching, by row; proven over all pairs."""
    candidates = optimum.candidates
    worths = _worths(scores, optimum.limits)
    proofs: Proofs | None = None
    while True:
        candidates, proofs = _climb(scores, candidates, optimum.limits, worths, proofs, stages)
        lifting = _lifting(scores, candidates, worths, proofs, stages)
        if not len(lifting.mentor):
            return candidates.mentor[candidates.taken], candidates.mentee[candidates.taken]
        candidates = candidates.joined(_rescored(scores, lifting, len(optimum.limits.left)))


def _worths(scores: Scores, limits: Limits) -> Ints:
    """Return what a pair of each level is worth to each aim but the last, which is the total."""
    width = scores.policy.fair_step * POINT
    levels = -(-FULL_SCORE // width)
    base = int(min(limits.left.sum(), limits.right.sum())) + 2
    fit = 1
    while base ** (fit + 1) <= ROOM:
        fit += 1
    rows = [np.ones(levels, dtype=np.int64)]
    for first in range(0, levels - 1, fit):
        row = np.zeros(levels, dtype=np.int64)
        group = range(first, min(first + fit, levels - 1))
        for level in group:
            row[level] = -(base ** (group.stop - 1 - level))
        rows.append(row)
    return np.array(rows)


def _climb(
    scores: Scores,
    candidates: Candidates,
    limits: Limits,
    worths: Ints,
    known: Proofs | None,
    stages: Stages,
) -> tuple[Candidates, Proofs]:
    """Reach one aim after the other on the candidates, each within what the earlier leave free."""
    everything = np.ones(len(candidates.keys), dtype=np.bool_)
    several = limits.left > 1
    freedom = Freedom(everything, ~everything, several & False, limits)
    level = np.minimum(candidates.score // (scores.policy.fair_step * POINT), worths.shape[1] - 1)
    tick = stages("lifting the worst-off")
    prices, claims = [], []
    for aim in range(len(worths) + 1):
        worth = worths[aim][level] if aim < len(worths) else candidates.score
        worth = worth + MUST * (1 * freedom.forced + freedom.full[candidates.mentee])
        edges, kept = _open_edges(candidates, worth, freedom.open)
        choice = best_choice(
            edges,
            freedom.limits,
            price=known.prices[aim] if known else np.zeros(len(limits.right), dtype=np.int64),
            taken=candidates.taken[kept],
        )
        taken = np.zeros(len(candidates.keys), dtype=np.bool_)
        taken[kept] = choice.taken
        candidates = candidates.take(taken)
        prices.append(choice.price)
        closed = freedom.limits.left == 0
        claims.append(np.where(closed, 4 * MUST, choice.claim - MUST * freedom.full))
        freedom = _left_free(candidates, freedom, worth, choice.price, choice.claim)
        tick(aim + 1, len(worths) + 1)
    return candidates, Proofs(np.array(prices), np.array(claims))


def _open_edges(candidates: Candidates, worth: Ints, still: Flags) -> tuple[Edges, Ints]:
    kept = np.flatnonzero(still)
    owner = candidates.mentee[kept]
    ptr = np.searchsorted(owner, np.arange(candidates.mentees + 1))
    return Edges(ptr, candidates.mentor[kept], worth[kept]), kept


def _left_free(
    candidates: Candidates, freedom: Freedom, worth: Ints, price: Ints, claim: Ints
) -> Freedom:
    """Return what every best choice for this aim has in common, and what it leaves free."""
    limits = freedom.limits
    rest = worth - price[candidates.mentor] - claim[candidates.mentee]
    need = claim + limits.reserve
    several = limits.left > 1
    idle = need < 0
    return Freedom(
        open=freedom.open & (rest >= 0) & ~idle[candidates.mentee],
        forced=freedom.forced | (freedom.open & (rest > 0)),
        full=freedom.full | (several & (claim > 0)),
        limits=Limits(
            left=np.where(idle, 0, np.where(several & (claim < 0), 1, limits.left)),
            right=limits.right,
            reserve=np.where(need > 0, MUST, 0),
            floor=np.where(price > limits.floor, -MUST, limits.floor),
        ),
    )


def _lifting(
    scores: Scores, candidates: Candidates, worths: Ints, proofs: Proofs, stages: Stages
) -> Best:
    """Return the pairs outside the candidates that would better an aim, by the proofs' prices."""
    mentees = candidates.mentees
    heaps = Heaps.empty(mentees, LIFTED)
    facts = scores.with_blocked(
        np.concatenate([scores.pinned[0], candidates.mentor]),
        np.concatenate([scores.pinned[1], candidates.mentee]),
    )

    by_level, prices, claims = (
        np.ascontiguousarray(table.T) for table in (worths, proofs.prices, proofs.claims)
    )
    points = np.arange(scores.most // POINT + 1)
    levels = np.minimum(points // scores.policy.fair_step, worths.shape[1] - 1)
    needs = _needs(by_level, prices, claims, scores.policy.fair_step * POINT)

    def scan(begin: int) -> None:
        block = slice(begin, begin + MENTEE_BLOCK)
        find_lifting(
            facts, by_level, levels, prices, claims, needs, begin, heaps.values[block],
            heaps.rows[block], heaps.sizes[block],
        )  # fmt: skip

    in_blocks(scan, mentees, stages("looking for pairs that lift somebody"))
    return sorted_best(*heaps)


def _needs(by_level: Ints, prices: Ints, claims: Ints, width: int) -> Needs:
    """Return the least that pairs of each two kinds of people must score to better an aim."""
    mentor, one = np.unique(prices[:, :-1], axis=0, return_inverse=True)
    mentee, other = np.unique(claims[:, :-1], axis=0, return_inverse=True)
    if len(mentor) * len(mentee) <= KINDS:
        codes = level_codes(by_level, mentor, mentee)
    else:
        one, other = np.zeros_like(one), np.zeros_like(other)
        codes = np.zeros((1, 1), dtype=np.int16)
    levels = np.arange(len(by_level) + 1)
    start = np.where(levels < len(by_level), levels * width, NEVER)
    low, high = np.repeat(start, 2), np.repeat(start, 2)
    high[1:-2:2] = np.where(levels[1:] < len(by_level), levels[1:] * width, NEVER)
    return Needs(one.ravel(), other.ravel(), codes, low, high)


def _rescored(scores: Scores, lifting: Best, mentees: int) -> Candidates:
    """Return these pairs as candidates with their scores."""
    owner = np.repeat(np.arange(mentees), np.diff(lifting.ptr))
    score = scores.of_pairs(lifting.mentor, owner)
    free = np.zeros(len(scores.people.mentors), dtype=np.int64)
    return Candidates.of(Best(lifting.ptr, lifting.mentor, score), free, mentees)
