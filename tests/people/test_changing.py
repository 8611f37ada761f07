"""Entering and changing a person by hand."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from tests.cast import NOW

from turnabout.core.models import Change, Letter
from turnabout.people.changing import GuardedAddressError, TakenError, change, enter
from turnabout.people.models import Person


def test_somebody_new_is_here_and_remembered(carla: Person):
    bob = enter(name="Bob", email="Bob@x.example", job="Clerk", by=carla, at=NOW)

    assert (bob.email, bob.job, bob.has_usable_password()) == ("bob@x.example", "Clerk", False)
    assert [(one.verb, one.by) for one in Change.objects.of(bob)] == [("enter", carla)]


def test_two_cannot_have_one_address(carla: Person, noor: Person):
    with pytest.raises(TakenError):
        enter(name="Bob", email=noor.email, by=carla, at=NOW)

    with pytest.raises(TakenError):
        change(carla, email=noor.email, by=carla, at=NOW)


def test_only_what_is_different_is_changed_and_remembered(carla: Person, noor: Person):
    changed = change(noor, name=noor.name, job="Trainee", by=carla, at=NOW)

    assert changed == ["job"]
    assert [one.detail for one in Change.objects.of(noor)] == [{"facts": ["job"]}]
    assert list(Person.objects.whose_name_holds("trainee")) == [noor]


def test_what_stays_as_it_was_leaves_no_trace(carla: Person, noor: Person):
    assert change(noor, name=noor.name, by=carla, at=NOW) == []
    assert Change.objects.of(noor).count() == 0


def test_another_address_signs_out_opens_nothing_and_is_told(
    carla: Person, noor: Person, client: Client
):
    EmailAddress.objects.create(user=noor, email=noor.email, verified=True, primary=True)
    client.force_login(noor)
    client.get("/")

    change(noor, email="noor@new.example", by=carla, at=NOW)

    assert "_auth_user_id" not in client.session
    assert EmailAddress.objects.count() == 0
    assert [letter.to for letter in Letter.objects.all()] == ["noor@kittiwake.example"]


def test_another_job_leaves_one_signed_in(carla: Person, noor: Person, client: Client):
    client.force_login(noor)
    client.get("/")

    change(noor, job="Trainee", by=carla, at=NOW)

    assert "_auth_user_id" in client.session
    assert Letter.objects.count() == 0


def test_a_coordinator_gives_no_administrator_another_address(carla: Person, arne: Person):
    with pytest.raises(GuardedAddressError):
        change(arne, email="carla2@x.example", by=carla, at=NOW)

    assert Person.objects.get(pk=arne.pk).email == "arne@kittiwake.example"


def test_an_administrator_does(arne: Person):
    change(arne, email="arne2@x.example", by=arne, at=NOW)

    assert Person.objects.get(pk=arne.pk).email == "arne2@x.example"
