"""What else waits for one side of a pair, beside its dates: each room says it of its own."""

import datetime as dt

from turnabout.pairs.models import Pair
from turnabout.programs.models import Side
from turnabout.web.channels import asks as channels
from turnabout.web.closing import asks as closing
from turnabout.web.growth import asks as growth
from turnabout.web.pairs.ask import Ask, Loaded
from turnabout.web.respect import asks as respect
from turnabout.web.together import asks as together

ROOMS = (channels, respect, together, closing, growth)
"""The rooms that ask something, the most urgent first."""

LOADED: Loaded = [
    "meetings__answers",
    "meetings__replies",
    *(name for room in ROOMS for name in room.LOADED),
]
"""What a pair is loaded with beside its people, for `next_for` and `asks_of`."""


def asks_of(pair: Pair, side: Side, *, at: dt.datetime) -> list[Ask]:
    """Return what waits for this side; nothing where the two meet no more."""
    if not pair.is_open:
        return []
    return [ask for room in ROOMS for ask in room.asks(pair, side, at)]
