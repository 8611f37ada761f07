"""A cohort of Carla's that is open, and both sides of it."""

import pytest
from tests.cast import NOW
from tests.enrollment.signup_cast import open_cohort, signed_up

from turnabout.enrollment.models import Enrollment
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side


@pytest.fixture
def spring(carla: Person) -> Cohort:
    """A cohort that people can sign up for."""
    return open_cohort(carla, at=NOW)


@pytest.fixture
def mentor(spring: Cohort, noor: Person) -> Enrollment:
    """Noor, who signed up as a mentor."""
    return signed_up(spring, noor, Side.MENTOR, at=NOW)


@pytest.fixture
def mentee(spring: Cohort, ada: Person) -> Enrollment:
    """Ada, who signed up as a mentee."""
    return signed_up(spring, ada, Side.MENTEE, at=NOW)
