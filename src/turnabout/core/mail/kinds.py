"""Kinds of letters: what each is called, and of which words it is made.

A feature declares its kinds in `letter_kinds.py`:

    declare(
        Kind(
            "place_offer",
            name=_("A place that became free"),
            occasion=_("A place is free, and somebody on the waitlist is next."),
            places=(
                Place("name", _("the first name of whoever reads it"), _("Kim")),
                Place("until", _("the last day to answer"), dt.date(2027, 3, 3)),
                ADDRESS,
            ),
        )
    )

Its own words stand in the template `mail/place_offer.txt`, where each place is filled in as it is,
`{{ until }}`: a declared kind decides and formats nothing in its template. Everything else follows:
the words can be edited, looked at and checked, and a nudge can be stopped by who gets it.

A kind that is only named in NAMES has a template of its own and cannot be edited.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Said = str | Promise

NAMES: dict[str, Any] = {
    "account": _("Signing in"),
}

KINDS: dict[str, "Kind"] = {}
"""Every kind that is declared, by its name in the code."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a text leaves open in braces, what is put there, and an example of it.

    `without` says why a text without this place is of no use, where that is so. A day is said in
    the form of dates that `form` names. Only what `is_link` becomes a link in the HTML.
    """

    name: str
    words: Said
    example: object
    without: Said = ""
    form: str = "j F Y"
    is_link: bool = False

    @property
    def written(self) -> str:
        """How it stands in a text."""
        return f"{{{self.name}}}"

    def said(self, fact: object) -> str:
        """Return a fact as this place says it, on one line, in the language of now."""
        if isinstance(fact, dt.date):
            return str(date_format(fact, self.form))
        return " ".join(str(fact).split())


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of letter: on which occasion it is sent, and what its words may speak of.

    The letters of a program are edited by who coordinates it, those of the installation by its
    administrators. A nudge is a letter that nobody needs: who gets it can stop it. No page of mail
    tells of a discreet one: that it was written is already too much.
    """

    kind: str
    name: Said
    occasion: Said
    places: tuple[Place, ...]
    is_nudge: bool = False
    is_discreet: bool = False
    of_program: bool = True
    ours: Callable[[], tuple[str, str]] | None = None

    def place(self, name: str) -> Place | None:
        """Return the place of this name, or None where the kind has none."""
        return next((place for place in self.places if place.name == name), None)

    def examples(self) -> dict[str, object]:
        """Return a fact for each place, as nobody's letter has them."""
        return {place.name: place.example for place in self.places}


def discreet_kinds() -> list[str]:
    """Return the kinds of letters of which no page of mail tells."""
    return [kind.kind for kind in KINDS.values() if kind.is_discreet]


def address_place(words: Said, path: str = "/") -> Place:
    """Return the place of the address that the button of a letter leads to."""
    return Place(
        "address",
        words,
        f"{settings.SITE}{path}",
        without=_("without it the letter has no button"),
        is_link=True,
    )


READER = Place("name", _("the first name of whoever reads it"), _("Kim"))
PROGRAM = Place("program", _("the name of the program"), _("Upward"))


def declare(kind: Kind) -> Kind:
    """Return the kind, known by its name from now on."""
    KINDS[kind.kind] = kind
    NAMES[kind.kind] = kind.name
    return kind


def name_of_kind(kind: str) -> str:
    """Return what people call a kind of letter."""
    return str(NAMES.get(kind, kind.replace("-", " ").replace("_", " ").capitalize()))
