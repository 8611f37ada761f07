"""The rooms of a pair: where the two can go from its page, in the order in which they are used."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from turnabout.pairs.models import Pair

ROOMS = [
    (pgettext_lazy("what a pair does next", "Next"), "pair"),
    (_("Goals"), "goals"),
    (_("Guides"), "guides"),
    (_("Agreement"), "agreement"),
]
"""What a room is called, and the name of its address, which takes the number of the pair."""


@dataclass(frozen=True, slots=True)
class Room:
    """One room in the navigation of a pair."""

    title: str
    address: str
    is_here: bool


def rooms_of(pair: Pair, *, here: str) -> list[Room]:
    """Return the rooms of a pair; `here` is the name of the address that is shown."""
    return [
        Room(str(title), reverse(name, args=[pair.pk]), is_here=name == here)
        for title, name in ROOMS
    ]
