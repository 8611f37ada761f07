"""What every page in the place of a pair begins with."""

from typing import Any

from turnabout.web.pairs.loading import Seat
from turnabout.web.pairs.rooms import rooms_of


def room(seat: Seat, *, here: str = "") -> dict[str, Any]:
    """Return what stands at the head of a page; `here` is the name of its address, if it is a room.

    The rooms tell what is new in them where the pair comes with it.
    """
    return {
        "seat": seat,
        "pair": seat.pair,
        "program": seat.pair.cohort.program,
        "other": seat.other.person.first_name,
        "rooms": rooms_of(seat.pair, here=here, side=seat.side),
    }
