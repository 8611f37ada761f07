"""Dates and lists, in words."""

import datetime as dt
from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

NOUNS_ARE_CAPITAL = {"de"}
"""Languages that begin a noun with a capital wherever it stands."""


def day(date: dt.date) -> str:
    """Return a date as it is said: "3 May 2026"."""
    return date_format(date, "j F Y")


def listed(words: Sequence[str]) -> str:
    """Return the words as a list in a sentence: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def amid(label: str) -> str:
    """Return a label as it stands within a sentence: "a mentor", but "eine Mentorin"."""
    return label if get_language() in NOUNS_ARE_CAPITAL else label.lower()
