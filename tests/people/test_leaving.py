"""Who leaves is signed out at once and cannot sign in; offices end first, and only rightly."""

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from tests.cast import NOW

from turnabout.core.models import Change
from turnabout.people.leaving import HoldsOfficeError, come_back, leave
from turnabout.people.models import Office, Person
from turnabout.people.offices import LastAdministratorError, NotHereError, appoint


def test_who_leaves_is_signed_out_everywhere(carla: Person, noor: Person):
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(noor)
        client.get("/")

    leave(noor, by=carla, at=NOW)

    assert ["_auth_user_id" in client.session for client in clients] == [False, False]
    assert not noor.is_active


def test_nobody_else_is_signed_out(carla: Person, noor: Person, ada: Person, client: Client):
    client.force_login(ada)
    client.get("/")

    leave(noor, by=carla, at=NOW)

    assert "_auth_user_id" in client.session


def test_who_has_left_gets_no_code_and_who_is_here_does(
    carla: Person, noor: Person, ada: Person, client: Client, mailoutbox: list[EmailMessage]
):
    leave(noor, by=carla, at=NOW)

    for person in (noor, ada):
        client.post("/sign-in/", {"email": person.email})

    assert [mail.to for mail in mailoutbox] == [[ada.email]]


def test_who_comes_back_can_sign_in_but_holds_no_office(carla: Person, arne: Person):
    leave(carla, by=arne, at=NOW)

    come_back(carla, by=arne, at=NOW)

    assert (carla.is_active, Person.objects.get(pk=carla.pk).offices) == (True, frozenset())


def test_leaving_twice_is_leaving_once(carla: Person, noor: Person):
    leave(noor, by=carla, at=NOW)
    leave(noor, by=carla, at=NOW)

    assert [change.verb for change in Change.objects.of(noor)] == ["leave"]


def test_a_coordinator_cannot_let_an_administrator_leave(carla: Person, arne: Person):
    with pytest.raises(HoldsOfficeError):
        leave(arne, by=carla, at=NOW)

    assert Person.objects.get(pk=arne.pk).is_administrator


def test_the_last_administrator_cannot_leave(arne: Person):
    with pytest.raises(LastAdministratorError):
        leave(arne, by=arne, at=NOW)

    assert Person.objects.get(pk=arne.pk).is_active


def test_who_has_left_is_given_no_office(carla: Person, noor: Person, arne: Person):
    leave(noor, by=carla, at=NOW)

    with pytest.raises(NotHereError):
        appoint(noor, Office.COORDINATOR, by=arne, at=NOW)
