"""How long things are kept: the classes, each with its limit."""

import datetime as dt
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Kept:
    """A class of things that are kept equally long: until when in words, and how many days."""

    key: str
    until: Text
    days: int | None = None

    @property
    def time(self) -> dt.timedelta:
        """How long it is kept from the moment that `until` names."""
        return dt.timedelta(days=self.days or 0)


HERE = Kept("here", _("As long as you are here, and 30 days after you left"), 30)
NOTES = Kept(
    "notes", _("Until 90 days after the pair ended, unless you took it along as it stands"), 90
)
WORDS = Kept("words", _("Until 90 days after the pair ended"), 90)
DATES = Kept("dates", _("As long as the program is known: dates and counts, without words"))
INVITED = Kept(
    "invited",
    _("Link and answer: until 30 days after sign-up has closed. Then only that it was"),
    30,
)
LETTERS = Kept("letters", _("Words: one day after sending. That it was sent: 12 months"), 365)
LETTER_WORDS = Kept("letter words", _("One day after it was sent"), 1)
LOST_WORDS = Kept("lost words", _("30 days, where it reached nobody: so it can be sent again"), 30)
TRACES = Kept("traces", _("12 months"), 365)
JOBS = Kept("jobs", _("30 days after they ended"), 30)
SESSIONS = Kept("sessions", _("Until they run out, two weeks at most"), 14)
LISTS = Kept("lists", _("7 days where nobody applies it, else 30 days"), 30)
LOOKS = Kept("looks", _("24 months"), 730)
ASKED = Kept("asked", _("12 months after the answer"), 365)
DOWNLOADS = Kept("downloads", _("7 days"), 7)
DECIDED = Kept("decided", _("What was decided: with the program. By whom: 24 months"), 730)
CLOSED_CONCERNS = Kept("closed concerns", _("Until 12 months after it was closed"), 365)
LINKED = Kept(
    "linked", _("Until the last round of questions is released: then nobody knows whose it is")
)
UNTIL_RELEASE = Kept("until release", _("Until its month is released, early in the next month"))
RELEASED = Kept("released", _("With the program: figures of groups, never of a person"))
PROGRAM = Kept("program", _("With the program"))
INSTALLATION = Kept("installation", _("With the installation"))
