"""How a letter reads: with facts that are nobody's, and the phrases that put people off."""

import hashlib
from typing import Any

from django.core.cache import cache
from django.utils import translation

from turnabout.core.mail.filling import Text, faults
from turnabout.core.mail.kinds import Kind
from turnabout.core.mail.writing import Frame, Written, write
from turnabout.people.models import Person
from turnabout.programs.invitations import with_button
from turnabout.programs.wording import check_wording
from turnabout.web.letters.shelves import Shelf

KEPT = 15 * 60
"""Seconds that what somebody looks at is kept for the frame that shows it."""


def look(shelf: Shelf, kind: Kind, text: Text, *, language: str, person: Person) -> dict[str, Any]:
    """Return these words as people would read them, and what to look at before they do."""
    written = _as_read(shelf, kind, text, language)
    return {
        "written": written,
        "frame": _keep(written.html, person),
        "faults": faults(kind, *text),
        "findings": check_wording("\n".join(text)),
    }


def kept_look(key: str, person: Person) -> str | None:
    """Return the HTML that this person looks at, or None where it is another's or gone."""
    whose, _, _print = key.partition("-")
    return cache.get(_place(key)) if whose == str(person.pk) else None


def _as_read(shelf: Shelf, kind: Kind, text: Text, language: str) -> Written:
    with translation.override(language):
        worded = with_button(text) if kind.place("link") else text
        frame = Frame(program=shelf.program.name if shelf.program else "", stop="")
        facts = shelf.examples(kind)
        return write(kind.kind, facts, language=language, text=worded, frame=frame)


def _keep(html: str, person: Person) -> str:
    """Return the key of this HTML, kept for a while: a frame can only be filled by an address."""
    key = f"{person.pk}-{hashlib.sha256(html.encode()).hexdigest()[:32]}"
    cache.set(_place(key), html, KEPT)
    return key


def _place(key: str) -> str:
    return f"letter-look-{key}"
