"""What stands around the words of a letter: its languages, its places, its history."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from turnabout.core.mail.kinds import Kind
from turnabout.core.models import Change
from turnabout.web.letters.shelves import Shelf
from turnabout.web.programs.history import Entry, Line

SHOWN = 20


class Tongue(NamedTuple):
    """A language in which a letter can be worded, and whose words it has there."""

    name: str
    address: str
    is_here: bool
    is_settled: bool


class Row(NamedTuple):
    """One kind of letter in the list."""

    kind: Kind
    tongues: list[Tongue]


def rows(shelf: Shelf) -> list[Row]:
    """Return the kinds of letters with the languages of each."""
    settled = shelf.settled()
    return [Row(kind, _tongues(shelf, kind, settled)) for kind in shelf.kinds]


def around(shelf: Shelf, kind: Kind, language: str) -> dict[str, Any]:
    """Return what the page of one letter shows beside its words."""
    settled, examples = shelf.settled(), shelf.examples(kind)
    return {
        "shelf": shelf,
        "kind": kind,
        "tongues": _tongues(shelf, kind, settled, here=language),
        "is_settled": (kind.kind, language) in settled,
        "ours": shelf.address_of(kind, language, end="_ours"),
        "open_places": [(place, place.said(examples[place.name])) for place in kind.places],
        "entries": _entries(shelf.changes(kind, language)[:SHOWN]),
    }


def _tongues(
    shelf: Shelf, kind: Kind, settled: set[tuple[str, str]], *, here: str = ""
) -> list[Tongue]:
    return [
        Tongue(
            str(name),
            shelf.address_of(kind, code),
            code == here,
            (kind.kind, code) in settled,
        )
        for code, name in settings.LANGUAGES
    ]


def _entries(changes: Iterable[Change]) -> list[Entry]:
    return [
        Entry(
            change.at,
            change.by.name if change.by else _("Somebody whose entry is erased"),
            _("changed the words"),
            [_line(name, *both) for name, both in change.detail.items()],
        )
        for change in changes
    ]


def _line(name: str, before: str, after: str) -> Line:
    return Line(_("Subject") if name.endswith(" subject") else _("Text"), before, after)
