"""The wording check: phrases that put people off, why, and what to write instead.

It reads the words of letters that a coordinator writes, never what people write each other. Every
text is read for the phrases of every language: a German one has its "Digital Natives" too.
"""

import re
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from turnabout.programs.phrases import english, german


class Finding(NamedTuple):
    """A phrase as it stands in the text, why it does harm, and what to write instead."""

    phrase: str
    why: str
    instead: str


class _Kind(NamedTuple):
    """Phrases that do harm for the same reason."""

    phrases: tuple[str, ...]
    why: Promise
    instead: Promise


_KINDS = (
    _Kind(
        (*english.GENERATIONS, *german.GENERATIONS),
        _("Labels of generations say little about a person and hurt the work of those they name."),
        _("Say what people know or do: “people who use short video every day”."),
    ),
    _Kind(
        (*english.AGE, *german.AGE),
        _("Age decides nothing here, and a hint of it makes people perform worse."),
        _("Write “newer to …” or “more junior”, “more senior”."),
    ),
    _Kind(
        (*english.PRESSURE, *german.PRESSURE),
        _("A junior can hardly refuse what sounds like an order, and taking part is voluntary."),
        _("Write “you are free to decline”. The invitation comes from the program."),
    ),
    _Kind(
        (*english.GUILT, *german.GUILT),
        _("Guilt makes people say yes and stay away."),
        _("Say what it is, what it takes and by when one can answer."),
    ),
    _Kind(
        (*english.GROUPS, *german.GROUPS),
        _("Nobody speaks for a whole group: it makes a token of a person."),
        _("Ask for what somebody knows and has seen themselves."),
    ),
    _Kind(
        (*english.ANONYMITY, *german.ANONYMITY),
        _("Answers before and after are linked, so they are not anonymous."),
        _("Write “confidential”, and say who can read it."),
    ),
    _Kind(
        (*english.PROMISES, *german.PROMISES),
        _("Nothing here is used in appraisal or selection, and nobody can promise an effect."),
        _("Say what people will do together, and what earlier rounds found."),
    ),
    _Kind(
        (*english.PUPILS, *german.PUPILS),
        _("The senior is no pupil and the junior no gadget expert."),
        _("Write “guide”, “show”, “learn from each other”."),
    ),
    _Kind(
        (*english.CHOSEN_FEW, *german.CHOSEN_FEW),
        _("Access for a chosen few divides: places are drawn or given by rules that all can read."),
        _("Say who can sign up, how many places there are and how they are given."),
    ),
    _Kind(
        (*english.CLAIMS, *german.CLAIMS),
        _("A number without how many, compared with what, claims more than is known."),
        _("Say of how many people, compared with whom, and how sure it is; or leave it out."),
    ),
)

_PATTERNS = [
    (re.compile(rf"\b(?:{'|'.join(kind.phrases)})\b", re.IGNORECASE), kind) for kind in _KINDS
]


def check_wording(text: str) -> list[Finding]:
    """Return the phrases of the text that do harm, each once, in the order of the text."""
    met = sorted(
        (match.start(), match[0], kind)
        for pattern, kind in _PATTERNS
        for match in pattern.finditer(text)
    )
    once: dict[str, Finding] = {}
    for _place, phrase, kind in met:
        once.setdefault(phrase.casefold(), Finding(phrase, str(kind.why), str(kind.instead)))
    return list(once.values())
