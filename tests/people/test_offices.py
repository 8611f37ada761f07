"""Offices begin and end with who said so; somebody always looks after the installation."""

import threading
import time
from collections.abc import Callable

import pytest
from django.db import OperationalError, connection
from tests.cast import NOW

from turnabout.core.models import Change
from turnabout.people.models import Appointment, Office, Person
from turnabout.people.offices import LastAdministratorError, appoint, dismiss


def test_an_administrator_appoints_and_dismisses(arne: Person, noor: Person):
    appoint(noor, Office.COORDINATOR, by=arne, at=NOW)
    assert noor.is_coordinator

    dismiss(noor, Office.COORDINATOR, by=arne, at=NOW)

    assert not noor.is_coordinator
    assert [(one.verb, one.by) for one in Change.objects.of(noor)] == [
        ("dismiss", arne),
        ("appoint", arne),
    ]


def test_who_is_appointed_twice_holds_the_office_once(arne: Person, noor: Person):
    first = appoint(noor, Office.COORDINATOR, by=arne, at=NOW)

    assert appoint(noor, Office.COORDINATOR, by=arne, at=NOW) == first
    assert Change.objects.of(noor).count() == 1


def test_the_last_administrator_stays(arne: Person):
    with pytest.raises(LastAdministratorError):
        dismiss(arne, Office.ADMINISTRATOR, by=arne, at=NOW)

    assert Person.objects.get(pk=arne.pk).is_administrator


def test_one_of_two_administrators_may_go(arne: Person, noor: Person):
    appoint(noor, Office.ADMINISTRATOR, by=arne, at=NOW)

    dismiss(arne, Office.ADMINISTRATOR, by=noor, at=NOW)

    assert list(Person.objects.holding(Office.ADMINISTRATOR)) == [noor]


@pytest.mark.django_db(transaction=True)
def test_of_two_administrators_who_dismiss_each_other_at_once_one_stays(arne: Person, noor: Person):
    appoint(noor, Office.ADMINISTRATOR, by=arne, at=NOW)
    together = threading.Barrier(2)
    refused: list[Person] = []

    def act(person: Person, by: Person) -> None:
        together.wait()
        try:
            _patiently(lambda: dismiss(person, Office.ADMINISTRATOR, by=by, at=NOW))
        except LastAdministratorError:
            refused.append(person)
        finally:
            connection.close()

    threads = [threading.Thread(target=act, args=pair) for pair in ((arne, noor), (noor, arne))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert list(Person.objects.holding(Office.ADMINISTRATOR)) == refused
    assert Appointment.objects.filter(ended_at__isnull=True).count() == 1


def _patiently(act: Callable[[], None]) -> None:
    """Do it; the SQLite of tests lives in memory, where nobody waits until another is through."""
    for _ in range(1_000):
        try:
            return act()
        except OperationalError:
            time.sleep(0.01)
    raise TimeoutError
