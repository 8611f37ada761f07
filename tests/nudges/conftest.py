"""The pair that all of these tests are about, and the day on which it first met."""

import pytest
from tests.meetings.meeting_cast import paired

from turnabout.pairs.models import Pair
from turnabout.people.models import Person


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    """Noor mentors Ada, every four weeks."""
    return paired(noor, ada, by=carla)
