"""Many people are written as one is: the quick way and the usual one leave the same rows."""

import datetime as dt

import pytest
from django.db import IntegrityError
from tests.cast import NOW, enter

from turnabout.people.models import Grade, Person
from turnabout.people.staff_lists.writing import insert, update

ZURICH = dt.timezone(dt.timedelta(hours=1))


def _somebody(number: int, **facts: object) -> Person:
    person = Person(
        name=f"Zoë {number}",
        email=f"zoe{number}@x.example",
        staff_id=f"{number}",
        password="!",
        job="Clerk",
        entered_at=NOW.astimezone(ZURICH),
        **facts,
    )
    person.find_by_facts()
    return person


def _rows() -> list[dict[str, object]]:
    return list(Person.objects.order_by("email").values())


def test_inserting_many_leaves_what_saving_each_would(db: None):
    grade = Grade.objects.create(name="Clerk", height=1)
    told = [{"grade": grade, "languages": "de"}, {"left_at": NOW}]
    for number, facts in enumerate(told):
        _somebody(number, **facts).save()
    saved = _rows()
    Person.objects.all().delete()

    insert(_somebody(number, **facts) for number, facts in enumerate(told))

    assert [row | {"id": 0} for row in _rows()] == [row | {"id": 0} for row in saved]


def test_updating_many_leaves_what_saving_each_would(db: None):
    people = [enter(f"Ann {number}", f"ann{number}@x.example") for number in range(3)]
    for person in people:
        person.job, person.left_at, person.manager, person.location = "Boss", NOW, people[0], "?"

    update(people[1:], ["job", "left_at", "manager_id"])

    columns = ("job", "left_at", "manager_id", "location")
    assert list(Person.objects.order_by("pk").values_list(*columns)) == [
        ("", None, None, ""),
        ("Boss", NOW, people[0].pk, ""),
        ("Boss", NOW, people[0].pk, ""),
    ]


def test_two_with_one_address_are_refused(db: None):
    enter("Zoë", "zoe1@x.example")

    with pytest.raises(IntegrityError):
        insert([_somebody(1)])
