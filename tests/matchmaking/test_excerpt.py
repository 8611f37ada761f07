"""That a part of the people is scored as the whole would score them."""

import numpy as np
from drawn import FEW, Case, cases
from hypothesis import given
from hypothesis import strategies as st

from turnabout.matchmaking.arrays import Ints
from turnabout.matchmaking.excerpt import Part, Some, excerpt
from turnabout.matchmaking.kernels.excerpts import shortened
from turnabout.matchmaking.kernels.pairs import score_pairs
from turnabout.matchmaking.scoring import Scores


def every_pair(mentors: int, mentees: int) -> tuple[Ints, Ints]:
    rows, columns = np.indices((mentors, mentees)).reshape(2, -1)
    return rows, columns


@FEW
@given(cases(), st.integers(0, 1000))
def test_some_people_score_among_themselves_as_they_do_among_all(case: Case, seed: int):
    scores, chance = Scores.of(*case), np.random.default_rng(seed)
    some = [
        np.flatnonzero(chance.random(len(side)) < 0.6)
        for side in (scores.people.mentors, scores.people.mentees)
    ]
    rows, columns = every_pair(*map(len, some))

    found = score_pairs(excerpt(scores.facts, *some), rows, columns)

    assert found.tolist() == scores.of_pairs(some[0][rows], some[1][columns]).tolist()


@FEW
@given(st.integers(0, 12), st.integers(0, 12), st.integers(1, 5))
def test_the_parts_are_all_pairs_and_each_pair_is_in_one(mentors: int, mentees: int, of: int):
    pairs = [
        (mentor, mentee)
        for number in range(of)
        for theirs, ours in Part(number, of).circles(mentors, mentees)
        for mentor in theirs.tolist()
        for mentee in ours.tolist()
    ]

    assert sorted(pairs) == [(row, column) for row in range(mentors) for column in range(mentees)]


def test_some_mentees_meet_every_mentor():
    ((mentors, mentees),) = Some(np.array([1, 4])).circles(3, 9)

    assert (mentors.tolist(), mentees.tolist()) == ([0, 1, 2], [1, 4])


@given(st.lists(st.lists(st.integers(0, 9), max_size=4), max_size=5), st.sets(st.integers(0, 9)))
def test_shortened_lists_hold_only_rows_with_a_place(lists: list[list[int]], kept: set[int]):
    start = np.cumsum([0, *map(len, lists)])
    row = np.array([one for some in lists for one in some], dtype=np.int32)
    place = np.array([sorted(kept).index(n) if n in kept else -1 for n in range(10)], np.int32)

    first, rows, values = shortened(start, row, (row * 7).astype(np.int16), place)

    plain = [[one for one in some if one in kept] for some in lists]
    assert first.tolist() == np.cumsum([0, *map(len, plain)]).tolist()
    assert rows.tolist() == [place[one] for some in plain for one in some]
    assert values.tolist() == [7 * one for some in plain for one in some]
