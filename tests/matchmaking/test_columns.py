from dataclasses import replace

import numpy as np
from drawn import FEW, pools
from hypothesis import given

from turnabout.matchmaking import Person, Policy, Pool
from turnabout.matchmaking.columns import Kinds, Side, columns
from turnabout.matchmaking.hours import shared_minutes
from turnabout.matchmaking.topics import folded


def test_mentors_stand_from_junior_to_senior_and_mentees_by_id(office: Pool):
    people = columns(office, Policy())

    assert [person.id for person in people.mentors] == ["noor", "omar", "bo"]
    assert [person.id for person in people.mentees] == ["ada", "bo", "grace"]


def test_mentors_of_one_level_stand_by_id(noor: Person, omar: Person):
    people = columns(Pool.of([omar, replace(noor, level=2)]), Policy())

    assert [person.id for person in people.mentors] == ["noor", "omar"]


def test_reach_counts_the_mentors_junior_enough(office: Pool):
    assert columns(office, Policy()).reach.tolist() == [3, 2, 3]
    assert columns(office, Policy(level_gap=4)).reach.tolist() == [3, 1, 2]


def test_an_unknown_department_is_number_zero(noor: Person, ada: Person):
    people = columns(Pool.of([replace(noor, department=""), ada]), Policy())

    assert (people.mentor.department.tolist(), people.mentee.department.tolist()) == ([0], [1])


def test_two_spellings_of_a_department_are_one(noor: Person, ada: Person):
    people = columns(Pool.of([noor, replace(ada, department="MARKETING")]), Policy())

    assert people.mentor.department.tolist() == people.mentee.department.tolist() == [1]


def test_an_unknown_style_is_all_zeros(noor: Person, ada: Person):
    people = columns(Pool.of([noor, replace(ada, style=())]), Policy())

    assert people.mentor.style.rows[people.mentor.style.of].tolist() == [[3, 2, 2, 5]]
    assert people.mentee.style.rows[people.mentee.style.of].tolist() == [[0, 0, 0, 0]]


def test_more_words_than_fit_in_64_bits_take_more_words(noor: Person, ada: Person):
    many = tuple(f"value {number}" for number in range(70))
    people = columns(
        Pool.of([replace(noor, values=many), replace(ada, values=many[-1:])]), Policy()
    )

    assert shared(people.mentor.values, 0, people.mentee.values, 0) == 1
    assert people.mentor.values.rows.shape[1] == 2


def test_nobody_makes_empty_columns():
    people = columns(Pool.of([]), Policy())

    assert (people.mentors, people.mentees, len(people.reach)) == ((), (), 0)


def shared(one: Kinds, row: int, other: Kinds, column: int) -> int:
    words = one.rows[one.of[row]] & other.rows[other.of[column]]
    return int(np.bitwise_count(words).sum())


@FEW
@given(pools())
def test_columns_hold_what_the_people_are(pool: Pool):
    people = columns(pool, Policy())

    for side, persons in ((people.mentor, people.mentors), (people.mentee, people.mentees)):
        assert side.level.tolist() == [person.level for person in persons]
        assert side.capacity.tolist() == [person.capacity for person in persons]
        assert side.style.rows[side.style.of].tolist() == [
            list(person.style or (0, 0, 0, 0)) for person in persons
        ]
    for row, mentor in enumerate(people.mentors):
        for column, mentee in enumerate(people.mentees):
            assert common_words(people.mentor, row, people.mentee, column) == (
                len({*map(folded, mentor.languages)} & {*map(folded, mentee.languages)}),
                len({*map(folded, mentor.values)} & {*map(folded, mentee.values)}),
            )


def common_words(mentors: Side, row: int, mentees: Side, column: int) -> tuple[int, int]:
    return (
        shared(mentors.languages, row, mentees.languages, column),
        shared(mentors.values, row, mentees.values, column),
    )


@FEW
@given(pools())
def test_the_minutes_of_pairs_are_those_of_two_people(pool: Pool):
    people = columns(pool, Policy(year=2026))
    rows, places = (at.ravel() for at in np.indices((len(people.mentors), len(people.mentees))))

    found = people.shared_minutes(rows, places)

    assert list(zip(*(minutes.tolist() for minutes in found), strict=True)) == [
        shared_minutes(people.mentors[row], people.mentees[place], 2026)
        for row, place in zip(rows, places, strict=True)
    ]
