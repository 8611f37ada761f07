"""Noor mentors Ada; Ines and Ben are the confidential contacts of their program."""

import pytest
from tests.concerns.concerns_cast import contact
from tests.meetings.meeting_cast import paired

from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Program


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    """Noor mentors Ada."""
    return paired(noor, ada, by=carla)


@pytest.fixture
def program(pair: Pair) -> Program:
    """The program of the two."""
    return pair.cohort.program


@pytest.fixture
def ines(program: Program, carla: Person) -> Person:
    """A confidential contact."""
    return contact("Ines Weber", program, by=carla)


@pytest.fixture
def ben(program: Program, carla: Person) -> Person:
    """Another confidential contact."""
    return contact("Ben Okafor", program, by=carla)
