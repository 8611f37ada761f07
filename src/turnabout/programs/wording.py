"""The wording check: phrases that put people off, why, and what to write instead.

It reads templates and invitations that a coordinator writes, never what people write each other.
"""

import re
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


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
        (
            r"(?:baby[ -]?)?boomers?",
            r"millennials?",
            r"gen(?:eration)?[ -]?(?:x|y|z|alpha)(?:[ -]?ers?)?",
            r"zoomers?",
            r"digital natives?",
            r"digital immigrants?",
            r"snowflakes?",
            r"(?:younger|older|next|new) generations?",
        ),
        _("Labels of generations say little about a person and hurt the work of those they name."),
        _("Say what people know or do: “people who use short video every day”."),
    ),
    _Kind(
        (
            r"at (?:your|their|his|her|my) age",
            r"too old (?:for|to)",
            r"too young (?:for|to)",
            r"young(?:er)? (?:people|colleagues?|employees?|talents?|staff|mentors?)",
            r"old(?:er)? (?:people|colleagues?|employees?|staff|leaders?|mentees?)",
            r"youngsters?",
            r"dinosaurs?",
            r"old dogs?",
            r"fresh blood",
            r"(?:young|youthful) (?:minds?|energy|perspectives?)",
            r"out of touch",
        ),
        _("Age decides nothing here, and a hint of it makes people perform worse."),
        _("Write “newer to …” or “more junior”, “more senior”."),
    ),
    _Kind(
        (
            r"mandatory",
            r"compulsory",
            r"you (?:must|have to|need to) (?:take part|sign up|join|participate|attend)",
            r"(?:you are|you're) expected to",
            r"we (?:count|rely) on you",
            r"last chance",
            r"don['’]t miss",
            r"everyone else (?:has|is)",
            r"(?:the )?(?:chief executive|director|board|boss) (?:wants|expects|asks) you",
        ),
        _("A junior can hardly refuse what sounds like an order, and taking part is voluntary."),
        _("Write “you are free to decline”. The invitation comes from the program."),
    ),
    _Kind(
        (
            r"you (?:still )?(?:have not|haven['’]t) (?:signed|answered|replied|responded)",
            r"disappoint(?:ed|ing)",
            r"let (?:us|them|the team|your team) down",
            r"we (?:are|were) hoping you would",
            r"after all (?:we|they) (?:have|did|do)",
            r"it would be a (?:shame|pity)",
            r"you owe",
        ),
        _("Guilt makes people say yes and stay away."),
        _("Say what it is, what it takes and by when one can answer."),
    ),
    _Kind(
        (
            r"(?:speak|talk) (?:for|on behalf of) (?:your|their|a|the) \w+",
            r"represent(?:s|ing)? (?:your|their|a|the) (?:group|community|culture|gender)",
            r"(?:the )?voice of (?:the|your|their) \w+",
            r"diverse (?:candidates?|mentors?|employees?|people|hires?)",
            r"minorit(?:y|ies)",
        ),
        _("Nobody speaks for a whole group: it makes a token of a person."),
        _("Ask for what somebody knows and has seen themselves."),
    ),
    _Kind(
        (
            r"anonymous(?:ly)?",
            r"anonymity",
        ),
        _("Answers before and after are linked, so they are not anonymous."),
        _("Write “confidential”, and say who can read it."),
    ),
    _Kind(
        (
            r"guarantee(?:s|d)?",
            r"(?:get|got|be) promoted",
            r"(?:fast|quick) track",
            r"boosts? your career",
            r"high[ -]potentials?",
            r"appraisals? will",
        ),
        _("Nothing here is used in appraisal or selection, and nobody can promise an effect."),
        _("Say what people will do together, and what earlier rounds found."),
    ),
    _Kind(
        (
            r"pupils?",
            r"gadgets?",
            r"tech[ -]?savvy",
            r"whizz?[ -]?kids?",
            r"gurus?",
            r"ninjas?",
            r"teach (?:the|your|an) (?:boss|bosses|seniors?|executives?)",
        ),
        _("The senior is no pupil and the junior no gadget expert."),
        _("Write “guide”, “show”, “learn from each other”."),
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
