"""The last staff list can be undone: everybody is exactly who they were, or nothing is done."""

import pytest
from django.utils import timezone
from tests.cast import NOW, enter
from tests.people.staff_list_cast import LEAVE, applied, facts, quietly, undone

from turnabout.core.models import Letter
from turnabout.people.changing import change
from turnabout.people.models import Grade, Office, Person
from turnabout.people.offices import appoint
from turnabout.people.staff_lists.faults import (
    ChangedSinceFault,
    GuardedFault,
    NotLastFault,
    TiedFault,
)
from turnabout.people.staff_lists.telling import tell_old_addresses
from turnabout.people.staff_lists.undoing import can_be_undone

EVERYTHING = (
    "name",
    "staff_id",
    "grade__name",
    "manager__email",
    "job",
    "department",
    "location",
    "time_zone",
    "languages",
    "entered_at",
    "left_at",
    "sought",
)


def test_everybody_is_exactly_who_they_were(carla: Person, noor: Person):
    clerk = Grade.objects.create(name="Clerk", height=1)
    ann = enter("Ann", "ann@x.example", staff_id="1", job="Boss", left_at=NOW)
    enter("Bob", "bob@x.example", staff_id="2", grade=clerk, manager=ann, languages="en")
    before = facts(*EVERYTHING)

    staff_list = applied(
        "ID,Name,Mail,Boss,Grade,Job,Languages\n"
        "1,Ann Berg,bob@x.example,3,Clerk,,\n"
        "2,Bob,ann@x.example,3,Chief,Typist,nb\n"
        "3,Cyd,cyd@x.example,1,Chief,,\n",
        by=carla,
        gone=LEAVE,
    )
    assert facts("left_at")[noor.email] != (None,)
    undone(staff_list, by=carla)

    assert facts(*EVERYTHING) == before
    assert list(Grade.objects.values_list("name", flat=True)) == ["Clerk"]


def test_only_the_last_list_can_be_undone(carla: Person):
    first = applied("Name,Mail\nAnn,ann@x.example\n", by=carla)
    second = applied("Name,Mail\nBob,bob@x.example\n", by=carla)

    assert (can_be_undone(first), can_be_undone(second)) == (False, True)
    with pytest.raises(NotLastFault):
        undone(first, by=carla)


def test_a_list_is_undone_once(carla: Person):
    staff_list = applied("Name,Mail\nAnn,ann@x.example\n", by=carla)
    undone(staff_list, by=carla)

    with pytest.raises(NotLastFault):
        undone(staff_list, by=carla)


def test_a_list_whose_lines_are_forgotten_cannot_be_undone(carla: Person):
    staff_list = applied("Name,Mail\nAnn,ann@x.example\n", by=carla)
    staff_list.lines.all().delete()

    assert not can_be_undone(staff_list)


def test_nothing_is_undone_where_somebody_was_changed_since(carla: Person):
    bob = enter("Bob", "bob@x.example", job="Clerk")
    staff_list = applied("Name,Mail,Job\nBob,bob@x.example,Typist\nAnn,a@x.example,\n", by=carla)
    bob.refresh_from_db()
    change(bob, job="Driver", by=carla, at=NOW)

    with pytest.raises(ChangedSinceFault, match="Bob was changed"):
        undone(staff_list, by=carla)

    assert facts("job")["bob@x.example"] == ("Driver",)
    assert Person.objects.filter(name="Ann").count() == 1


def test_nothing_is_undone_where_somebody_new_was_changed_since(carla: Person):
    staff_list = applied("Name,Mail\nAnn,ann@x.example\n", by=carla)
    change(Person.objects.get(name="Ann"), email="ann2@x.example", by=carla, at=NOW)

    with pytest.raises(ChangedSinceFault, match="Ann was changed"):
        undone(staff_list, by=carla)


def test_nobody_is_erased_who_has_signed_in(carla: Person):
    staff_list = applied("Name,Mail\nAnn,ann@x.example\nBob,bob@x.example\n", by=carla)
    Person.objects.filter(name="Ann").update(last_login=timezone.now())

    with pytest.raises(TiedFault, match=r"take part in something: Ann\. Nothing was done"):
        undone(staff_list, by=carla)


def test_nobody_is_erased_on_whom_something_hangs(carla: Person, arne: Person):
    staff_list = applied("Name,Mail\nAnn,ann@x.example\n", by=carla)
    appoint(Person.objects.get(name="Ann"), Office.COORDINATOR, by=arne, at=NOW)

    with pytest.raises(TiedFault):
        undone(staff_list, by=carla)


def test_nobody_is_erased_who_was_given_somebody_to_manage(carla: Person, noor: Person):
    staff_list = applied("Name,Mail\nAnn,ann@x.example\n", by=carla)
    change(noor, manager=Person.objects.get(name="Ann"), by=carla, at=NOW)

    with pytest.raises(TiedFault):
        undone(staff_list, by=carla)


def test_a_grade_that_somebody_else_has_by_now_stays(carla: Person, noor: Person):
    staff_list = applied("Name,Mail,Grade\nAnn,ann@x.example,Chief\n", by=carla)
    change(noor, grade=Grade.objects.get(), by=carla, at=NOW)

    undone(staff_list, by=carla)

    assert [str(grade) for grade in Grade.objects.all()] == ["Chief"]


def test_a_coordinator_cannot_undo_the_address_of_an_administrator(carla: Person, arne: Person):
    arne.staff_id = "9"
    arne.save()
    staff_list = applied("ID,Name,Mail\n9,Arne Bakke,arne2@x.example\n", by=arne)

    with pytest.raises(GuardedFault):
        undone(staff_list, by=carla)


def test_the_address_of_the_list_is_told_when_it_is_undone(carla: Person):
    enter("Bob", "bob@x.example", staff_id="2")
    staff_list = applied("ID,Name,Mail\n2,Bob,bob2@x.example\n", by=carla)
    undone(staff_list, by=carla)

    tell_old_addresses(quietly, staff_list=staff_list.pk)

    assert [letter.to for letter in Letter.objects.all()] == ["bob2@x.example"]
