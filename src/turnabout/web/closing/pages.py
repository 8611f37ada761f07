"""What every page of a pair begins with."""

from typing import Any

from turnabout.web.pairs.loading import Seat
from turnabout.web.pairs.rooms import rooms_of


def room(seat: Seat) -> dict[str, Any]:
    """Return what the frame of a pair's pages shows."""
    return {
        "seat": seat,
        "pair": seat.pair,
        "program": seat.pair.cohort.program,
        "rooms": rooms_of(seat.pair, here=""),
    }
