"""Pairs that someone named: who must not meet, who chose whom, who are a pair already."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from turnabout.matchmaking.arrays import Ints
from turnabout.matchmaking.columns import Columns
from turnabout.matchmaking.people import Person
from turnabout.matchmaking.policy import POINT, PairIds, Policy, PolicyError

CHOICES = 5
"""How many choices count; each later one counts a fifth less."""


class Named(NamedTuple):
    """Named pairs, mentee by mentee, each with its mentors in order.

    Mentee j must not meet `blocked[blocked_ptr[j]:blocked_ptr[j+1]]`. Mentors `mentor[ptr[j]:
    ptr[j+1]]` were chosen or are partners: what the mentee's choice, the mentor's choice and the
    existing pair earn stands in thousandths of a point in the same place of the last three.
    """

    blocked_ptr: Ints
    blocked: Ints
    ptr: Ints
    mentor: Ints
    by_mentee: Ints
    by_mentor: Ints
    kept: Ints


def named(people: Columns, policy: Policy) -> Named:
    """Return the named pairs of these people under the policy."""
    rows = {person.id: row for row, person in enumerate(people.mentors)}
    columns = {person.id: column for column, person in enumerate(people.mentees)}

    def places(pairs: Iterable[PairIds]) -> set[tuple[int, int]]:
        return {
            (columns[mentee], rows[mentor])
            for mentor, mentee in pairs
            if mentor in rows and mentee in columns
        }

    blocked = sorted(places(blocked_ids(people, policy)))
    mentee_side = _choices(people.mentees, columns, rows, policy)
    mentor_side = {
        (mentee, mentor): points
        for (mentor, mentee), points in _choices(people.mentors, rows, columns, policy).items()
    }
    kept = dict.fromkeys(places(policy.existing), policy.keep * POINT)
    pairs = sorted(mentee_side.keys() | mentor_side.keys() | kept.keys())
    return Named(
        *_by_mentee(blocked, len(columns)),
        *_by_mentee(pairs, len(columns)),
        *(
            np.array([points.get(pair, 0) for pair in pairs], dtype=np.int64)
            for points in (mentee_side, mentor_side, kept)
        ),
    )


def blocked_ids(people: Columns, policy: Policy) -> set[PairIds]:
    """Return the pairs that must never be: not-with lists, past pairs, forbidden ones, oneself."""
    both = {person.id for person in people.mentors} & {person.id for person in people.mentees}
    pairs = {(one, one) for one in both} | policy.forbidden
    for person in (*people.mentors, *people.mentees):
        others = person.not_with if policy.again else (*person.not_with, *person.past)
        pairs |= {pair for other in others for pair in ((person.id, other), (other, person.id))}
    return pairs


def choice_points(person: Person, other: str, policy: Policy) -> int:
    """Return what this person's choice of the other earns, in thousandths of a point."""
    rank = person.prefers.index(other) if other in person.prefers else CHOICES
    return policy.weights.preferences * POINT * max(0, CHOICES - rank) // (2 * CHOICES)


def pinned_rows(people: Columns, policy: Policy) -> tuple[Ints, Ints]:
    """Return the rows of the mentors and mentees of the pinned pairs, in order of mentees.

    Raises PolicyError for those that do not exist, and for people with too few places.
    """
    mentors = {person.id: row for row, person in enumerate(people.mentors)}
    mentees = {person.id: row for row, person in enumerate(people.mentees)}
    problems = [
        f"the pinned pair {mentor} and {mentee}: {who} is not among the {side}"
        for mentor, mentee in sorted(policy.pinned)
        for who, side, rows in ((mentor, "mentors", mentors), (mentee, "mentees", mentees))
        if who not in rows
    ]
    for place, everyone in enumerate((people.mentors, people.mentees)):
        counts = Counter(pair[place] for pair in policy.pinned)
        problems += [
            f"{person.id} is pinned {counts[person.id]} times but has room for {person.capacity}"
            for person in everyone
            if counts[person.id] > person.capacity
        ]
    if problems:
        raise PolicyError(problems)
    rows = sorted((mentees[mentee], mentors[mentor]) for mentor, mentee in policy.pinned)
    mentee_rows, mentor_rows = _columns(rows)
    return mentor_rows, mentee_rows


def _choices(
    people: tuple[Person, ...], own: dict[str, int], others: dict[str, int], policy: Policy
) -> dict[tuple[int, int], int]:
    return {
        (own[person.id], others[other]): choice_points(person, other, policy)
        for person in people
        for other in person.prefers[:CHOICES]
        if other in others
    }


def _by_mentee(pairs: list[tuple[int, int]], mentees: int) -> tuple[Ints, Ints]:
    owner, mentor = _columns(pairs)
    return np.searchsorted(owner, np.arange(mentees + 1)), mentor


def _columns(pairs: list[tuple[int, int]]) -> tuple[Ints, Ints]:
    """Return the first and the second of each pair, each without gaps, or kernels compile anew."""
    first, second = np.array(pairs, dtype=np.int64).reshape(-1, 2).T.copy()
    return first, second
