"""What the tests of rights share: a ledger of their own, and two with a life behind them."""

from pathlib import Path

import pytest
from pytest_django import Settings
from tests.cast import NOW
from tests.rights.lives import lived

from turnabout.pairs.models import Pair
from turnabout.people.models import Person


@pytest.fixture(autouse=True)
def ledger(settings: Settings, tmp_path: Path) -> Path:
    """The ledger of who was erased, as empty as on the first day."""
    settings.ERASED = tmp_path / "erased-people"
    return tmp_path / "erased-people"


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    """Noor mentors Ada; each left something in every place."""
    return lived(noor, ada, by=carla, at=NOW)
