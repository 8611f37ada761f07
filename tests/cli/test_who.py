import pytest

from turnabout.cli.exits import UsageFault
from turnabout.cli.who import find_person
from turnabout.matchmaking.people import Person, Pool

MINA = Person(id="m-1", name="Mina Okafor", job_title="Trainee")
JON = Person(id="d-1", name="Jon Berg", job_title="Chief executive")
OTHER_JON = Person(id="d-2", name="Jon Berg")
NAMELESS = Person(id="X-9")
POOL = Pool.of([MINA, JON, OTHER_JON, NAMELESS])


@pytest.mark.parametrize("text", ["m-1", "Mina Okafor", " mina  OKAFOR", "M-1"])
def test_a_person_is_found_by_id_or_name(text: str):
    assert find_person(POOL, text) == MINA


def test_a_person_without_a_name_is_found_by_id():
    assert find_person(POOL, "x-9") == NAMELESS


def test_a_name_of_two_people_is_not_enough():
    with pytest.raises(UsageFault, match="2 people are called Jon Berg: give an id") as fault:
        find_person(POOL, "Jon Berg")

    assert fault.value.problems == [
        "Jon Berg (d-1), Chief executive",
        "Jon Berg (d-2), no job title",
    ]


def test_a_stranger_is_not_found_but_the_nearest_name_is_told():
    with pytest.raises(UsageFault, match="nobody has the id or the name Mina Okafer") as fault:
        find_person(POOL, "Mina Okafer")

    assert fault.value.problems == ["did you mean Mina Okafor (m-1)?"]


def test_nothing_is_nobody():
    with pytest.raises(UsageFault, match="nobody has the id"):
        find_person(POOL, " ")
