"""The catalogue, for tests that need it. The live server's tests empty the tables behind them."""

import pytest

from turnabout.skills.catalogue import load_catalogue
from turnabout.skills.models import Skill


@pytest.fixture
def catalogue(db: None) -> None:
    """Every skill that comes with Turnabout."""
    load_catalogue()


def skill(name: str) -> Skill:
    """Return the skill of the catalogue with this name."""
    return Skill.objects.get(name=name)
