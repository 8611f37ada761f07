"""The cohort that all of these tests are about."""

import pytest
from tests.growth.growth_cast import cohort_before

from turnabout.people.models import Person
from turnabout.programs.models import Cohort


@pytest.fixture
def cohort(noor: Person, ada: Person, carla: Person) -> Cohort:
    """Noor and Ada have signed up, and nobody knows their place."""
    return cohort_before(noor, ada, by=carla)
