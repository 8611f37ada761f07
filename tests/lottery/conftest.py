"""A cohort of Carla's for which more mentors signed up than there are places."""

import pytest
from tests.lottery.lottery_cast import oversubscribed

from turnabout.people.models import Person
from turnabout.programs.models import Cohort


@pytest.fixture
def spring(carla: Person) -> Cohort:
    """Twenty-four mentors, sign-up closed."""
    return oversubscribed(carla)
