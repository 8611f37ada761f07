import pytest

from turnabout.matchmaking import Person, Pool, Role


def test_a_mentor_mentors_and_does_not_learn():
    assert (Role.MENTOR.mentors, Role.MENTOR.learns) == (True, False)


def test_a_mentee_learns_and_does_not_mentor():
    assert (Role.MENTEE.mentors, Role.MENTEE.learns) == (False, True)


def test_who_signs_up_for_both_mentors_and_learns():
    assert (Role.BOTH.mentors, Role.BOTH.learns) == (True, True)


def test_who_did_not_sign_up_neither_mentors_nor_learns():
    assert (Role.DIRECTORY.mentors, Role.DIRECTORY.learns) == (False, False)


def test_a_pool_stands_in_order_of_ids(noor: Person, ada: Person, bo: Person):
    assert Pool.of([noor, ada, bo]).people == (ada, bo, noor)


def test_a_pool_does_not_depend_on_the_order_of_rows(noor: Person, ada: Person):
    assert Pool.of([noor, ada]) == Pool.of([ada, noor])


def test_a_pool_knows_its_two_sides(office: Pool):
    assert [person.id for person in office.mentors] == ["bo", "noor", "omar"]
    assert [person.id for person in office.mentees] == ["ada", "bo", "grace"]


def test_a_pool_finds_a_person_by_id(office: Pool, noor: Person):
    assert office["noor"] == noor
    assert "noor" in office


def test_a_pool_has_no_stranger(office: Pool):
    assert "zoe" not in office
    with pytest.raises(KeyError):
        office["zoe"]


def test_a_pool_counts_those_who_did_not_sign_up_too(office: Pool):
    assert len(office) == 6


def test_two_people_with_one_id_are_refused(noor: Person, ada: Person):
    with pytest.raises(ValueError, match=r"^two people share the id 'noor': give each their own$"):
        Pool.of([noor, ada, noor])


def test_a_pool_may_be_empty():
    assert Pool.of([]).people == ()
