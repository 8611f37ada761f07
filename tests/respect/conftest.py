"""The pair, and the cohort, that these tests are about."""

import pytest
from tests.meetings.meeting_cast import paired

from turnabout.pairs.models import Pair
from turnabout.people.models import Person


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    """Noor mentors Ada."""
    return paired(noor, ada, by=carla)
