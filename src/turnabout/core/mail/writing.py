"""The words of a letter: one template for its text, from which the HTML is set.

A template `mail/<kind>.txt` has its subject in the first line. Paragraphs are set apart by an empty
line; the one that reads `[What it does](address)`, with an address of ours, is the button. Nothing
else is markup, and nothing is escaped: the HTML is made from the text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.utils import translation

from turnabout.core.organisations import the_organisation

BUTTON = re.compile(r"\[(?P<label>[^\]\n]+)\]\((?P<address>[^()\s]+)\)")
GAP = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Written:
    """The words of one letter."""

    subject: str
    text: str
    html: str
    language: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some words of a letter; with an address they are its button."""

    words: str
    address: str = ""


def write(kind: str, facts: Mapping[str, object], *, language: str) -> Written:
    """Return the letter of a kind in a language, as text and as HTML."""
    with translation.override(language):
        template = get_template(f"mail/{kind}.txt").template  # type: ignore[attr-defined]
        said = template.render(Context(dict(facts), autoescape=False))
        subject, _, body = said.strip().partition("\n")
        return set_letter(subject, body, language=language)


def set_letter(subject: str, body: str, *, language: str) -> Written:
    """Return a letter of which the words stand: set as text and as HTML."""
    subject = " ".join(subject.split())
    paragraphs = [_paragraph(piece) for piece in GAP.split(body.strip())]
    given = {"subject": subject, "paragraphs": paragraphs, "organisation": the_organisation()}
    html = render_to_string("mail/letter.html", given)
    return Written(subject, "\n\n".join(map(_plain, paragraphs)) + "\n", html, language)


def _paragraph(piece: str) -> Paragraph:
    """Return the paragraph. A button leads to us and nowhere else, whoever wrote the words."""
    button = BUTTON.fullmatch(piece.strip())
    if button and button["address"].startswith(f"{settings.SITE}/"):
        return Paragraph(button["label"], button["address"])
    return Paragraph(piece.strip())


def _plain(paragraph: Paragraph) -> str:
    return f"{paragraph.words}:\n{paragraph.address}" if paragraph.address else paragraph.words
