"""Waves and what is answered in them; what people keep of their own growth."""

from turnabout.growth.models.answers import Sheet, WaveKey
from turnabout.growth.models.book import Jotting, Kind, Rung, Shared, When
from turnabout.growth.models.scales import OwnScale, ScaleItem
from turnabout.growth.models.together import Demonstration, Guess, Time
from turnabout.growth.models.waves import Wave

__all__ = [
    "Demonstration",
    "Guess",
    "Jotting",
    "Kind",
    "OwnScale",
    "Rung",
    "ScaleItem",
    "Shared",
    "Sheet",
    "Time",
    "Wave",
    "WaveKey",
    "When",
]
