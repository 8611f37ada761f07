"""The sweeps: what is due, and how it goes. What is swept is not due any more, so twice is once."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.rights.keeping import doing, due
from turnabout.rights.register import kept
from turnabout.rights.register.kept import Kept, Text

Rows = models.QuerySet[Any]


@dataclass(frozen=True)
class Sweep:
    """One limit: what it is about, which rows are over it at a moment, and what becomes of them."""

    kept: Kept
    title: Text
    due: Callable[[dt.datetime], Rows]
    sweep: Callable[[Rows, dt.datetime], int]


def erased(rows: Rows, _at: dt.datetime) -> int:
    """Return how many rows are erased."""
    return rows.order_by().delete()[0]


SWEEPS = (
    Sweep(kept.HERE, _("People who have left"), due.leavers, doing.erase_people),
    Sweep(kept.WORDS, _("Pairs whose words are kept no longer"), due.pairs, doing.forget_words_of),
    Sweep(kept.NOTES, _("Private notes not taken along"), due.notes, erased),
    Sweep(kept.WORDS, _("Private reflections"), due.reflections, erased),
    Sweep(kept.LETTER_WORDS, _("Words of letters that were sent"), due.sent, doing.empty_letters),
    Sweep(
        kept.LOST_WORDS, _("Words of letters that reached nobody"), due.lost, doing.empty_letters
    ),
    Sweep(kept.LETTERS, _("Addresses of letters"), due.addressed, doing.forget_addresses),
    Sweep(kept.INVITED, _("Links of invitations"), due.invitations, doing.end_links),
    Sweep(kept.LISTS, _("What staff lists quote of people"), due.lists, doing.empty_lists),
    Sweep(kept.TRACES, _("What people were nudged about"), due.nudges, erased),
    Sweep(kept.DECIDED, _("Who decided something"), due.decisions, doing.forget_who),
    Sweep(kept.LOOKS, _("Who looked at whom"), due.looks, erased),
    Sweep(kept.ASKED, _("Corrections that were answered"), due.corrections, erased),
    Sweep(kept.DOWNLOADS, _("Downloads"), due.downloads, doing.forget_downloads),
    Sweep(kept.SESSIONS, _("Places where somebody was signed in"), due.places, erased),
    Sweep(kept.SESSIONS, _("Sessions that have run out"), due.sessions, erased),
)
"""Every limit that is kept here; concerns keep theirs beside their keys."""
