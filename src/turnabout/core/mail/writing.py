"""The words of a letter: one text, from which plain text and HTML are set.

A template `mail/<kind>.txt` has its subject in the first line. Paragraphs are set apart by an empty
line; the one that reads `[What it does](address)`, with an address of ours, is the button. Nothing
else is markup, and nothing is escaped: the HTML is made from the text.

Where a kind is declared (kinds.py) its template is only read for the words that are ours: they are
filled in as edited words are, place by place (filling.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.template import Context
from django.template.loader import get_template, render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from turnabout.core.mail.filling import (
    Paragraph,
    Piece,
    Text,
    facts_said,
    line_filled,
    paragraphs_filled,
)
from turnabout.core.mail.kinds import KINDS, Kind
from turnabout.core.organisations import the_organisation


@dataclass(frozen=True, slots=True)
class Written:
    """The words of one letter."""

    subject: str
    text: str
    html: str
    language: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the words: from which program they are, and how to stop such letters."""

    program: str = ""
    stop: str = ""


NO_FRAME = Frame()


def write(
    kind: str,
    facts: Mapping[str, object],
    *,
    language: str,
    text: Text | None = None,
    frame: Frame = NO_FRAME,
) -> Written:
    """Return the letter of a kind in a language, in these words or in ours."""
    with translation.override(language):
        if kind not in KINDS:
            return _set(*_rendered(kind, facts), {}, language=language, frame=frame)
        declared = KINDS[kind]
        words = text or our_text(declared, language)
        given = facts_said(declared, facts)
        return _set(*words, given, language=language, frame=frame)


def set_letter(subject: str, body: str, *, language: str, frame: Frame = NO_FRAME) -> Written:
    """Return a letter of which the words stand: set as text and as HTML."""
    return _set(subject, body, {}, language=language, frame=frame)


@lru_cache(maxsize=256)
def our_text(kind: Kind, language: str) -> Text:
    """Return the words that we give a kind of letter in a language, its places left open."""
    with translation.override(language):
        if kind.ours:
            return Text(*kind.ours())
        return Text(*_rendered(kind.kind, {place.name: place.written for place in kind.places}))


def _rendered(kind: str, facts: Mapping[str, object]) -> Text:
    """Return subject and body as the template of a kind says them."""
    template = get_template(f"mail/{kind}.txt").template  # type: ignore[attr-defined]
    said = template.render(Context(dict(facts), autoescape=False))
    subject, _line, body = said.strip().partition("\n")
    return Text(subject, body.strip())


def _set(
    subject: str, body: str, given: Mapping[str, Piece], *, language: str, frame: Frame
) -> Written:
    title = line_filled(subject, given)
    paragraphs = paragraphs_filled(body, given)
    around = {"frame": frame, "organisation": the_organisation()}
    shown = {"subject": title, "paragraphs": paragraphs, **around}
    text = "\n\n".join(map(_plain, paragraphs)) + "\n" + _plain_stop(frame)
    return Written(title, text, render_to_string("mail/letter.html", shown), language)


def _plain(paragraph: Paragraph) -> str:
    return f"{paragraph.words}:\n{paragraph.address}" if paragraph.address else paragraph.words


def _plain_stop(frame: Frame) -> str:
    if not frame.stop:
        return ""
    return f"\n{_('You do not want such letters? Stop them here')}:\n{frame.stop}\n"
