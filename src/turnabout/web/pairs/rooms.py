"""The rooms of a pair: where the two can go from its page, in the order in which they are used."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from turnabout.pairs.models import Pair
from turnabout.programs.models import Side

ROOMS = [
    (pgettext_lazy("what a pair does next", "Next"), "pair"),
    (pgettext_lazy("the dates of a pair", "Sessions"), "sessions"),
    (_("Goals"), "goals"),
    (_("Guides"), "guides"),
    (_("Agreement"), "agreement"),
    (pgettext_lazy("what two people write to each other", "Messages"), "messages"),
    (pgettext_lazy("what a pair keeps in writing", "Notes"), "notes"),
]
"""What a room is called, and the name of its address, which takes the number of the pair."""

NEWS: dict[str, Callable[[Pair, Side], int]] = {}
"""How much is new to a side in a room, by the name of its address. No query: see LOADED."""


@dataclass(frozen=True, slots=True)
class Room:
    """One room in the navigation of a pair."""

    title: str
    address: str
    is_here: bool
    news: int = 0


def rooms_of(pair: Pair, *, here: str, side: Side | None = None) -> list[Room]:
    """Return the rooms of a pair; `here` is the name of the address that is shown.

    With a side, each tells how much in it is new to that side.
    """
    return [
        Room(
            str(title),
            reverse(name, args=[pair.pk]),
            is_here=name == here,
            news=NEWS[name](pair, side) if side and name in NEWS else 0,
        )
        for title, name in ROOMS
    ]
