"""Words with places in braces: taken apart first, then filled in, so that no fact becomes markup.

What somebody is called can hold braces, brackets and addresses: it stays their name. There is no
language for templates, only `{places}`, each filled in once.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from turnabout.core.mail.kinds import Kind

PLACE = re.compile(r"\{([^{}]*)\}")
BUTTON = re.compile(r"\[(?P<label>[^\]\n]+)\]\((?P<address>[^()\s]+)\)")
GAP = re.compile(r"\n[ \t]*\n\s*")


class Text(NamedTuple):
    """The words of a kind of letter, with its places left open."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a paragraph. What comes from people is never turned into a link."""

    words: str
    may_link: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some words of a letter; with an address they are its button."""

    pieces: tuple[Piece, ...]
    address: str = ""

    @property
    def words(self) -> str:
        """Its words as they are read."""
        return "".join(piece.words for piece in self.pieces)


class MissingFactError(LookupError):
    """A letter was posted without a fact that its kind has a place for."""


def facts_said(kind: Kind, facts: Mapping[str, object]) -> dict[str, Piece]:
    """Return what stands in each place of a letter. MissingFactError where something is missing.

    What the kind has no place for is left out: no text can reach it.
    """
    missing = [place.name for place in kind.places if place.name not in facts]
    if missing:
        raise MissingFactError(f"{kind.kind}: {', '.join(missing)}")
    return {
        place.name: Piece(place.said(facts[place.name]), may_link=place.is_link)
        for place in kind.places
    }


def line_filled(line: str, given: Mapping[str, Piece]) -> str:
    """Return one line with its places filled in."""
    return " ".join("".join(piece.words for piece in _pieces(line, given)).split())


def paragraphs_filled(body: str, given: Mapping[str, Piece]) -> list[Paragraph]:
    """Return the paragraphs of a text with their places filled in; one with no words is none."""
    filled = (_paragraph(piece.strip(), given) for piece in GAP.split(_unix(body).strip()))
    return [paragraph for paragraph in filled if paragraph.words]


def faults(kind: Kind, subject: str, body: str) -> list[str]:
    """Return what would go wrong if these words were sent, a sentence each."""
    return [
        *_unknown(kind, subject + body),
        *_stray(subject + body),
        *_addresses_in(kind, subject),
        *_missing(kind, body),
        *_of_buttons(kind, _unix(body)),
    ]


def _paragraph(words: str, given: Mapping[str, Piece]) -> Paragraph:
    """Return a paragraph. A button leads to us and nowhere else, whoever wrote the words."""
    button = BUTTON.fullmatch(words)
    if button:
        address = "".join(piece.words for piece in _pieces(button["address"], given))
        if address.startswith(f"{settings.SITE}/"):
            return Paragraph(_pieces(button["label"], given), address)
    return Paragraph(_pieces(words, given))


def _pieces(words: str, given: Mapping[str, Piece]) -> tuple[Piece, ...]:
    """Return the words, and between them what is given; what is not given stays as it is."""
    found, end = [], 0
    for place in PLACE.finditer(words):
        if place[1] in given:
            found += [Piece(words[end : place.start()]), given[place[1]]]
            end = place.end()
    return tuple(piece for piece in (*found, Piece(words[end:])) if piece.words)


def _unix(body: str) -> str:
    return body.replace("\r\n", "\n")


def _unknown(kind: Kind, words: str) -> list[str]:
    unknown = dict.fromkeys(name for name in PLACE.findall(words) if not kind.place(name))
    return [_("{%(name)s} is nothing that we can fill in.") % {"name": name} for name in unknown]


def _stray(words: str) -> list[str]:
    if not re.search(r"[{}]", PLACE.sub("", words)):
        return []
    return [_("A brace stands alone. A place has one on each side, like {name}.")]


def _addresses_in(kind: Kind, subject: str) -> list[str]:
    links = [place.written for place in kind.places if place.is_link and place.written in subject]
    return [
        _("%(place)s belongs in the text, not in the subject.") % {"place": one} for one in links
    ]


def _missing(kind: Kind, body: str) -> list[str]:
    return [
        _("The text has no %(place)s: %(without)s.")
        % {"place": place.written, "without": place.without}
        for place in kind.places
        if place.without and place.written not in body
    ]


def _of_buttons(kind: Kind, body: str) -> list[str]:
    whole = (BUTTON.fullmatch(piece.strip()) for piece in GAP.split(body.strip()))
    buttons = [button for button in whole if button]
    links = [place.written for place in kind.places if place.is_link]
    if any(button["address"] not in links for button in buttons):
        return [_elsewhere(links)]
    if len(buttons) > 1:
        return [_("One button is enough: with two, people choose neither.")]
    return []


def _elsewhere(links: list[str]) -> str:
    if not links:
        return _("This letter has no button.")
    return _("A button leads to %(place)s and nowhere else.") % {"place": links[0]}
