"""The rooms of a pair: where the two can go from its page, in the order in which they are used."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from turnabout.pairs.models import Pair
from turnabout.programs.models import Side
from turnabout.web.channels.asks import unread_by

MESSAGES = "messages"

ROOMS = [
    (pgettext_lazy("what a pair does next", "Next"), "pair"),
    (pgettext_lazy("what two people write to each other", "Messages"), MESSAGES),
    (pgettext_lazy("the dates of a pair", "Sessions"), "sessions"),
    (_("Goals"), "goals"),
    (_("Guides"), "guides"),
    (_("Agreement"), "agreement"),
    (pgettext_lazy("what a pair keeps in writing", "Notes"), "notes"),
]
"""What a room is called, and the name of its address, which takes the number of the pair."""


@dataclass(frozen=True, slots=True)
class Room:
    """One room in the navigation of a pair; `news` is how much in it is new to who looks."""

    title: str
    address: str
    is_here: bool
    news: int = 0


def rooms_of(pair: Pair, *, here: str, side: Side | None = None) -> list[Room]:
    """Return the rooms of a pair; `here` is the name of the address that is shown.

    With a side, each tells how much in it is new to that side. No query, where the pair comes with
    LOADED.
    """
    return [
        Room(
            str(title),
            reverse(name, args=[pair.pk]),
            is_here=name == here,
            news=unread_by(pair, side) if side and name == MESSAGES else 0,
        )
        for title, name in ROOMS
    ]
