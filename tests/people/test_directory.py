"""People are found by words in any order and spelling, and sorted as the organisation stands."""

import pytest
from tests.cast import NOW, enter

from turnabout.people.models import Grade, Person
from turnabout.people.words import folded, name_key


@pytest.mark.parametrize(
    "words", ["zoe", "ZOË", "agren zoë", "z@x.example", "clerk", "port", "A-17", "  zoe  "]
)
def test_a_person_is_found_by_any_word_of_theirs(db: None, words: str):
    zoe = enter("Zoë Ågren", "z@x.example", job="Clerk", department="Ports", staff_id="A-17")
    enter("Bob", "bob@y.example")

    assert list(Person.objects.whose_name_holds(words)) == [zoe]


def test_every_word_must_be_theirs(db: None):
    enter("Zoë Ågren", "z@x.example")

    assert list(Person.objects.whose_name_holds("zoe holm")) == []


@pytest.mark.parametrize("sign", ["%", "_", "\\"])
def test_a_sign_is_a_sign(db: None, sign: str):
    enter("Bob", "bob@x.example")

    assert list(Person.objects.whose_name_holds(sign)) == []


def test_a_search_finds_by_what_is_new(db: None):
    bob = enter("Bob", "bob@x.example")
    bob.name = "Rob"
    bob.save()

    assert list(Person.objects.whose_name_holds("rob")) == [bob]


def test_people_are_sorted_by_name_department_and_height(db: None):
    junior, senior = (Grade.objects.create(name=n, height=h) for n, h in (("Z", 1), ("A", 2)))
    enter("Cyd", "c@x.example", department="Arts", grade=senior)
    enter("Ann", "a@x.example", department="Ports", grade=junior)
    enter("Bob", "b@x.example", department="Arts")

    def names(column: str, *, descending: bool) -> list[str]:
        return [str(one) for one in Person.objects.sorted_by(column, descending=descending)]

    assert names("name", descending=False) == ["Ann", "Bob", "Cyd"]
    assert names("department", descending=False) == ["Bob", "Cyd", "Ann"]
    assert names("grade", descending=False) == ["Ann", "Cyd", "Bob"]
    assert names("grade", descending=True) == ["Cyd", "Ann", "Bob"]
    assert names("name", descending=True) == ["Cyd", "Bob", "Ann"]


def test_somebody_is_called_by_number_by_e_mail_or_by_name(db: None):
    bob = enter("Bob Holm", "bob@x.example", staff_id="7")

    for words in ("7", "BOB@x.example", " bob  holm "):
        assert list(Person.objects.called(words)) == [bob]
    assert list(Person.objects.called("Bob")) == []


def test_departments_are_those_of_who_is_here(db: None):
    enter("Ann", "a@x.example", department="Ports")
    enter("Bob", "b@x.example", department="Arts", left_at=NOW)
    enter("Cyd", "c@x.example")

    assert Person.objects.departments() == ["Ports"]


def test_accents_and_capitals_are_folded():
    assert folded("Zoë ÅGREN ﬁ") == "zoe agren fi"


def test_a_name_may_be_written_last_name_first():
    assert name_key("Ågren,  Zoë") == name_key("zoe agren")
    assert name_key("Ågren, Zoë, MD") == "agren, zoe, md"
