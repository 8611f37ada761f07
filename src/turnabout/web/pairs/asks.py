"""What else waits for one side of a pair, beside its dates: a feature adds its own to ASKS."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.db.models import Prefetch

from turnabout.pairs.models import Pair
from turnabout.programs.models import Side


class Ask(NamedTuple):
    """Something that waits for somebody in a pair: what, more about it, and where it is done."""

    what: str
    more: str
    address: str


Asking = Callable[[Pair, Side, dt.datetime], Iterator[Ask]]

ASKS: list[Asking] = []
"""Each yields what waits, the most urgent first. No query: LOADED names what it may look at."""

LOADED = ["meetings__answers", "meetings__replies"]
LOADED: "list[str | Prefetch[Any]]" = ["meetings__answers"]
"""What a pair is loaded with beside its people, for `next_for` and `asks_of`."""


def asks_of(pair: Pair, side: Side, *, at: dt.datetime) -> list[Ask]:
    """Return what waits for this side, beside its dates; nothing where the two meet no more."""
    if not pair.is_open:
        return []
    return [ask for asking in ASKS for ask in asking(pair, side, at)]
