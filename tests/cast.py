"""The cast: people with names, made anew for each test that asks for one."""

import datetime as dt

import pytest

from turnabout.core.models import Organisation
from turnabout.core.organisations import found
from turnabout.people.models import Office, Person
from turnabout.people.offices import appoint

NOW = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
"""A Monday morning in March."""


@pytest.fixture
def kittiwake(db: None) -> Organisation:
    """The organisation that they all work for."""
    return found("Kittiwake Ferries", time_zone="Europe/London", at=NOW)


@pytest.fixture
def noor(kittiwake: Organisation) -> Person:
    """A trainee in marketing. She has no office; she is a mentor in programs."""
    return enter("Noor Haddad", "noor@kittiwake.example")


@pytest.fixture
def ada(kittiwake: Organisation) -> Person:
    """The chief executive. She has no office; she is a mentee in programs."""
    return enter("Ada Lindqvist", "ada@kittiwake.example")


@pytest.fixture
def carla(kittiwake: Organisation) -> Person:
    """The coordinator, in the people team."""
    person = enter("Carla Reyes", "carla@kittiwake.example")
    appoint(person, Office.COORDINATOR, by=None, at=NOW)
    return person


@pytest.fixture
def arne(kittiwake: Organisation) -> Person:
    """The administrator, in IT."""
    person = enter("Arne Bakke", "arne@kittiwake.example")
    appoint(person, Office.ADMINISTRATOR, by=None, at=NOW)
    return person


def enter(name: str, email: str, **facts: object) -> Person:
    """Return somebody new of the organisation."""
    return Person.objects.enter(name=name, email=email, entered_at=NOW, **facts)
