"""A staff list is applied all or nothing, and only if the directory is as it was compared."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from tests.cast import NOW, enter
from tests.people.staff_list_cast import (
    LATER,
    LEAVE,
    STAY,
    applied,
    compared,
    facts,
    quietly,
)

from turnabout.core.models import Change, Job, Letter
from turnabout.people.jobs import forget_staff_lists
from turnabout.people.models import Grade, Line, Office, Person, StaffList
from turnabout.people.offices import appoint
from turnabout.people.staff_lists.applying import apply
from turnabout.people.staff_lists.faults import (
    ChangedSinceFault,
    GuardedFault,
    NotReadyFault,
    TakenSinceFault,
)
from turnabout.people.staff_lists.telling import tell_old_addresses


def test_new_people_are_entered_with_all_that_the_list_says(carla: Person):
    applied(
        "ID,First name,Last name,Mail,Boss,Grade,Job,Dept,Site,TZ,Languages\n"
        "7,Bea,Holm,Bea@x.example,8,Clerk,Typist,Post,Bergen,Europe/Oslo,Norwegian; en\n"
        "8,Ann,Ågren,ann@x.example,,Boss,,,,,\n",
        by=carla,
    )

    bea = Person.objects.get(staff_id="7")
    assert (bea.name, bea.email, bea.manager, bea.entered_at) == (
        "Bea Holm",
        "bea@x.example",
        Person.objects.get(staff_id="8"),
        LATER,
    )
    assert (str(bea.grade), bea.job, bea.department, bea.location) == (
        "Clerk",
        "Typist",
        "Post",
        "Bergen",
    )
    assert (bea.time_zone, bea.languages) == ("Europe/Oslo", "no en")
    assert not bea.has_usable_password()


def test_new_people_are_found_by_a_search(carla: Person):
    applied("Name,Mail\nZoë Ågren,z@x.example\n", by=carla)

    assert [str(one) for one in Person.objects.whose_name_holds("zoe agr")] == ["Zoë Ågren"]


def test_new_people_in_a_circle_of_managers_are_entered_too(carla: Person):
    applied(
        "Name,Mail,Boss\nAnn,ann@x.example,Bob\nBob,bob@x.example,Ann\nCyd,cyd@x.example,Bob\n",
        by=carla,
    )

    managers = facts("manager__name")
    assert [managers[f"{name}@x.example"] for name in ("ann", "bob", "cyd")] == [
        ("Bob",),
        ("Ann",),
        ("Bob",),
    ]


def test_known_people_are_changed_and_what_is_not_said_stays(carla: Person):
    ann = enter("Ann", "ann@x.example", staff_id="1")
    enter("Bob", "bob@x.example", staff_id="2", job="Clerk", location="Bergen")

    applied("ID,Name,Mail,Job,Boss\n2,Bob Holm,bob@x.example,Typist,1\n", by=carla)

    assert facts("name", "job", "location", "manager")["bob@x.example"] == (
        "Bob Holm",
        "Typist",
        "Bergen",
        ann.pk,
    )


def test_two_may_swap_their_addresses_and_a_third_may_inherit_one(carla: Person):
    enter("Ann", "ann@x.example", staff_id="1")
    enter("Bob", "bob@x.example", staff_id="2")
    enter("Cyd", "cyd@x.example", staff_id="3")

    applied(
        "ID,Name,Mail\n1,Ann,bob@x.example\n2,Bob,ann@x.example\n"
        "3,Cyd,cyd2@x.example\n4,Dot,cyd@x.example\n",
        by=carla,
    )

    names = {email: name for email, (name,) in facts("name").items()}
    assert [names[f"{one}@x.example"] for one in ("ann", "bob", "cyd", "cyd2")] == [
        "Bob",
        "Ann",
        "Dot",
        "Cyd",
    ]


def test_a_staff_number_may_pass_to_somebody_else(carla: Person):
    enter("Ann", "ann@x.example", staff_id="1")

    applied("ID,Name,Mail\n9,Ann,ann@x.example\n", by=carla)

    assert facts("staff_id")["ann@x.example"] == ("9",)


def test_who_is_not_in_the_list_stays_unless_somebody_says_otherwise(carla: Person, noor: Person):
    applied("Name,Mail\nAnn,ann@x.example\n", by=carla, gone=STAY)

    noor.refresh_from_db()
    assert noor.is_active


def test_who_is_not_in_the_list_has_left_where_somebody_says_so(
    carla: Person, noor: Person, client: Client
):
    client.force_login(noor)
    client.get("/")

    applied("Name,Mail\nAnn,ann@x.example\n", by=carla, gone=LEAVE)

    noor.refresh_from_db()
    carla.refresh_from_db()
    assert (noor.left_at, carla.left_at) == (LATER, None)
    assert "_auth_user_id" not in client.session


def test_who_was_given_an_office_meanwhile_is_not_gone(carla: Person, noor: Person, arne: Person):
    staff_list = compared("Name,Mail\nAnn,ann@x.example\n", by=carla)
    appoint(noor, Office.COORDINATOR, by=arne, at=NOW)

    with pytest.raises(ChangedSinceFault, match="Noor Haddad was changed"):
        apply(staff_list, gone=LEAVE, by=carla, at=LATER, progress=quietly)

    assert Person.objects.here().count() == 3


def test_another_address_signs_out_opens_nothing_and_is_told(
    carla: Person, noor: Person, client: Client
):
    noor.staff_id = "5"
    noor.save()
    EmailAddress.objects.create(user=noor, email=noor.email, verified=True, primary=True)
    client.force_login(noor)
    client.get("/")

    staff_list = applied("ID,Name,Mail\n5,Noor Haddad,noor@new.example\n", by=carla)

    assert "_auth_user_id" not in client.session
    assert EmailAddress.objects.filter(email="noor@kittiwake.example").count() == 0
    assert Job.objects.get().arguments == {"staff_list": staff_list.pk}
    for _ in range(2):
        tell_old_addresses(quietly, staff_list=staff_list.pk)
    assert [letter.to for letter in Letter.objects.all()] == ["noor@kittiwake.example"]


def test_who_keeps_the_address_stays_signed_in(carla: Person, noor: Person, client: Client):
    client.force_login(noor)
    client.get("/")

    applied("Name,Mail,Job\nNoor Haddad,noor@kittiwake.example,Trainee\n", by=carla)

    assert "_auth_user_id" in client.session
    assert Job.objects.count() == 0


def test_the_history_of_each_says_which_facts_and_never_what_they_were(carla: Person):
    bob = enter("Bob", "bob@x.example", job="Clerk")

    staff_list = applied("Name,Mail,Job\nBob,bob@x.example,Typist\n", by=carla)

    change = Change.objects.of(bob).get()
    assert (change.verb, change.by, change.detail) == (
        "apply a list",
        carla,
        {"list": staff_list.pk, "facts": ["job"]},
    )


def test_levels_put_the_first_grades_on_the_ladder(carla: Person):
    applied(
        "Name,Mail,Grade,Level\nA,a@x.example,Boss,9\nB,b@x.example,Clerk,2\nC,c@x.example,Temp,\n",
        by=carla,
    )

    heights = dict(Grade.objects.values_list("name", "height"))
    assert heights == {"Clerk": 1, "Boss": 2, "Temp": None}


def test_a_new_grade_never_moves_a_ladder_that_somebody_arranged(carla: Person):
    Grade.objects.create(name="Clerk", height=1)

    applied("Name,Mail,Grade,Level\nA,a@x.example,Boss,9\n", by=carla)

    assert dict(Grade.objects.values_list("name", "height")) == {"Clerk": 1, "Boss": None}


def test_a_list_is_applied_once(carla: Person):
    staff_list = applied("Name,Mail\nAnn,ann@x.example\n", by=carla)

    with pytest.raises(NotReadyFault):
        apply(staff_list, gone=STAY, by=carla, at=LATER, progress=quietly)


def test_a_list_with_problems_is_never_applied(carla: Person):
    staff_list = compared("Name,Mail\nAnn,ann@x.example\nBob,bob\n", by=carla)

    with pytest.raises(NotReadyFault):
        apply(staff_list, gone=STAY, by=carla, at=LATER, progress=quietly)

    assert Person.objects.filter(name="Ann").count() == 0


def test_a_comparison_that_was_made_anew_is_not_the_one_that_was_looked_at(carla: Person):
    staff_list = compared("Name,Mail\nAnn,ann@x.example\n", by=carla)
    StaffList.objects.update(compared_at=LATER)

    with pytest.raises(NotReadyFault):
        apply(staff_list, gone=STAY, by=carla, at=LATER, progress=quietly)


def test_nothing_is_applied_where_somebody_was_changed_meanwhile(carla: Person):
    bob = enter("Bob", "bob@x.example", job="Clerk")
    text = "Name,Mail,Job\nBob,bob@x.example,Typist\nAnn,ann@x.example,\n"
    staff_list = compared(text, by=carla)
    bob.job = "Driver"
    bob.save()

    with pytest.raises(ChangedSinceFault, match="Bob was changed in the meantime"):
        apply(staff_list, gone=STAY, by=carla, at=LATER, progress=quietly)

    assert facts("job") == {"bob@x.example": ("Driver",), carla.email: ("",)}


def test_a_change_that_the_list_does_not_speak_of_is_no_matter(carla: Person):
    bob = enter("Bob", "bob@x.example", job="Clerk")
    staff_list = compared("Name,Mail,Job\nBob,bob@x.example,Typist\n", by=carla)
    bob.location = "Bergen"
    bob.save()

    apply(staff_list, gone=STAY, by=carla, at=LATER, progress=quietly)

    assert facts("job", "location")["bob@x.example"] == ("Typist", "Bergen")


def test_nothing_is_applied_where_an_address_was_taken_meanwhile(carla: Person):
    staff_list = compared("Name,Mail\nAnn,ann@x.example\nBob,bob@x.example\n", by=carla)
    enter("Bob the other", "bob@x.example")

    with pytest.raises(TakenSinceFault):
        apply(staff_list, gone=STAY, by=carla, at=LATER, progress=quietly)

    assert Person.objects.filter(name="Ann").count() == 0


def test_a_coordinator_cannot_apply_what_only_an_administrator_may(carla: Person, arne: Person):
    arne.staff_id = "9"
    arne.save()
    staff_list = compared("ID,Name,Mail\n9,Arne Bakke,arne2@x.example\n", by=arne)

    with pytest.raises(GuardedFault):
        apply(staff_list, gone=STAY, by=carla, at=LATER, progress=quietly)

    apply(staff_list, gone=STAY, by=arne, at=LATER, progress=quietly)
    assert facts("name")["arne2@x.example"] == ("Arne Bakke",)


def test_an_applied_list_keeps_no_file(carla: Person, django_capture_on_commit_callbacks: object):
    staff_list = compared("Name,Mail\nAnn,ann@x.example\n", by=carla)
    storage, name = staff_list.file.storage, staff_list.file.name

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        apply(staff_list, gone=STAY, by=carla, at=LATER, progress=quietly)

    staff_list.refresh_from_db()
    assert (staff_list.file.name, storage.exists(name)) == ("", False)


def test_old_lists_are_forgotten_by_night(carla: Person):
    waiting = compared("Name,Mail\nAnn,ann@x.example\n", by=carla)
    done = applied("Name,Mail\nBob,bob@x.example\n", by=carla)

    forget_staff_lists(quietly)

    assert list(StaffList.objects.all()) == [done]
    assert (Line.objects.filter(staff_list=waiting.pk).count(), done.lines.count()) == (0, 0)
