"""Who can teach what: for each thing that mentees want, the mentors above them on its ladder."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from turnabout.matchmaking.arrays import Ints
from turnabout.matchmaking.people import Person
from turnabout.matchmaking.policy import POINT, Policy
from turnabout.matchmaking.topics import EXACT, Topics

TOP = 4
"""The highest level of the ladder."""


@dataclass(frozen=True, slots=True)
class Postings:
    """What mentees want, as keys, and under each key the mentors who can teach it.

    A key is a topic together with the mentee's level in it. Mentors `mentor[start[k]:start[k+1]]`
    are above that level, in order; `share` is the way to full mastery that each can lead, in steps
    of the ladder times per cent of sameness, as an index into `shares`.

    Mentee j wants the keys `key[ptr[j]:ptr[j+1]]`; row w of `points` holds what each share earns,
    in thousandths of a point: its part of all that this mentee could learn (`whole`), by `weight`.
    All wants of a mentee taught to the top of the ladder earn `full`, the weight of the wish.
    """

    shares: Ints
    start: Ints
    mentor: NDArray[np.int32]
    share: NDArray[np.int16]
    ptr: Ints
    key: Ints
    points: NDArray[np.int32]
    weight: Ints
    whole: Ints
    full: int

    def earned(self, wants: Ints, shares: Ints) -> Ints:
        """Return the points of these wants where these shares of them are taught, rounded down."""
        points = self.full * self.weight[wants] * shares // np.maximum(self.whole[wants], 1)
        capped: Ints = np.minimum(points, self.full)
        return capped


def postings(
    mentors: Sequence[Person], mentees: Sequence[Person], topics: Topics, policy: Policy
) -> Postings:
    """Return who can teach what to whom, and the points it earns under the policy."""
    keys: dict[tuple[int, int], int] = {}
    wanted = [topics.wants(person) for person in mentees]
    key = [keys.setdefault((topic, level), len(keys)) for row in wanted for topic, level, _ in row]
    ptr = np.cumsum([0, *(len(row) for row in wanted)])
    start, mentor, share = _teachers(mentors, topics, list(keys))
    shares = np.union1d(np.unique(share), [EXACT]).astype(np.int64)
    weight, whole = _weights(wanted, ptr, topics, policy)
    full = policy.weights.topics * POINT
    points = full * weight[:, None] * shares[None, :] // np.maximum(whole, 1)[:, None]
    return Postings(
        shares=shares,
        start=start,
        mentor=mentor,
        share=_places_of(share, shares),
        ptr=ptr,
        key=np.array(key, dtype=np.int64),
        points=np.minimum(points, full).astype(np.int32),
        weight=weight,
        whole=whole,
        full=full,
    )


def _teachers(
    mentors: Sequence[Person], topics: Topics, keys: list[tuple[int, int]]
) -> tuple[Ints, NDArray[np.int32], NDArray[np.int16]]:
    """Return where each key's mentors begin, those above its level, and the share each can lead.

    They are written where they stay: lists of them, joined at the end, weigh gigabytes of millions.
    """
    table, edges = _offers(mentors, topics)
    same = [{topic: EXACT} | topics.near.get(topic, {}) for topic, _ in keys]
    most = sum(int(edges[topic + 1] - edges[topic]) for row in same for topic in row)
    mentor, share = np.empty(most, dtype=np.int32), np.empty(most, dtype=np.int16)
    start = np.zeros(len(keys) + 1, dtype=np.int64)
    for key, (_, level) in enumerate(keys):
        who, how = _teachers_of(table, edges, same[key], level)
        here = slice(start[key], start[key] + len(who))
        mentor[here], share[here] = who, how
        start[key + 1] = here.stop
    return start, mentor[: start[-1]], share[: start[-1]]


def _offers(mentors: Sequence[Person], topics: Topics) -> tuple[Ints, Ints]:
    """Return all offers as topic, mentor and level, in order, and where each topic's begin."""
    offered = (
        (topic, mentor, level)
        for mentor, person in enumerate(mentors)
        for topic, level in topics.offers(person).items()
    )
    table = _table(offered, 3)
    table = table[np.argsort(table[:, 0], kind="stable")]
    return table, np.searchsorted(table[:, 0], np.arange(len(topics.names) + 1))


def _teachers_of(table: Ints, edges: Ints, same: dict[int, int], level: int) -> tuple[Ints, Ints]:
    """Return the mentors above the level in any of these topics, each with the best share."""
    parts = []
    for topic, percent in same.items():
        rows = table[edges[topic] : edges[topic + 1]]
        rows = rows[rows[:, 2] > level]
        parts.append((rows[:, 1], (rows[:, 2] - level) * percent))
    if len(parts) == 1:
        return parts[0]
    who, place = np.unique(np.concatenate([mentor for mentor, _ in parts]), return_inverse=True)
    best = np.zeros(len(who), dtype=np.int64)
    np.maximum.at(best, place, np.concatenate([share for _, share in parts]))
    return who, best


def _weights(
    wanted: list[list[tuple[int, int, int]]],
    ptr: Ints,
    topics: Topics,
    policy: Policy,
) -> tuple[Ints, Ints]:
    """Return what each want weighs (urgency, more for the objective), and the mentee's whole."""
    extra = EXACT + policy.objective_extra
    rows = _table(
        (
            (level, urgency * (extra if topic in topics.objective else EXACT))
            for row in wanted
            for topic, level, urgency in row
        ),
        2,
    )
    to_learn = np.concatenate([[0], np.cumsum(rows[:, 1] * (TOP - rows[:, 0]))])
    return rows[:, 1], np.repeat(np.diff(to_learn[ptr]), np.diff(ptr)) * EXACT


def _table(rows: Iterable[tuple[int, ...]], width: int) -> Ints:
    """Return the rows as an array: without a list of them, which of millions weighs a gigabyte."""
    return np.fromiter(chain.from_iterable(rows), dtype=np.int64).reshape(-1, width)


def _places_of(share: NDArray[np.int16], shares: Ints) -> NDArray[np.int16]:
    """Return for each share its place among the shares there are."""
    places = np.zeros(int(shares[-1]) + 1, dtype=np.int16)
    places[shares] = np.arange(len(shares))
    found: NDArray[np.int16] = places[share]
    return found
