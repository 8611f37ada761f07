"""What waits for one side of a pair on the way: the fit, the middle, words to read, the closing."""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from turnabout.closing.models import Closing, FitCheck, Midpoint, Reader, Word
from turnabout.closing.rules import (
    FIT_AFTER,
    is_closing_time,
    is_midpoint,
    sessions_held,
)
from turnabout.meetings.rules import clock_of
from turnabout.meetings.words import when
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side
from turnabout.programs.sentences import day
from turnabout.web.pairs.ask import Ask, Loaded

LOADED: Loaded = ["fits", "midpoints", "closings", "words", "swap", "cohort__circles__answers"]
"""What a pair is loaded with for this."""

THEMES_WAIT = dt.timedelta(weeks=2)
"""So long after a circle its mentors are asked what may be told of it."""


def asks(pair: Pair, side: Side, at: dt.datetime) -> Iterator[Ask]:
    """Yield what waits; no query, where the pair comes with LOADED."""
    name = {"name": pair.across_from(side).person.first_name}
    if any(_unread(word, side) for word in pair.words.all()):
        yield Ask(
            _("%(name)s has left you a few words") % name, _("For you alone."), reverse("words")
        )
    if is_closing_time(pair, side, at=at):
        if not _said(pair.closings.all(), side):
            until = _("Until %(day)s: look back, thank each other, choose what comes after.")
            yield Ask(
                _("Finish well with %(name)s") % name,
                until % {"day": day(pair.ends_on)},
                reverse("pair_closing", args=[pair.pk]),
            )
    elif is_midpoint(pair, side):
        if not _said(pair.midpoints.all(), side):
            yield Ask(
                _("Half-way with %(name)s: twenty minutes for five questions") % name,
                _("Then each of you says alone where it goes."),
                reverse("pair_midpoint", args=[pair.pk]),
            )
    elif sessions_held(pair, side) == FIT_AFTER and not _said(pair.fits.all(), side):
        yield Ask(
            _("Does it fit with %(name)s?") % name,
            _("Three taps, private."),
            reverse("pair_fit", args=[pair.pk]),
        )
    if side == Side.MENTOR and not hasattr(pair, "swap"):
        yield from _of_circles(pair, at)


def _of_circles(pair: Pair, at: dt.datetime) -> Iterator[Ask]:
    """Yield the circle that a mentor has not answered, or of which themes may be told."""
    clock = clock_of(pair.mentor)
    for circle in pair.cohort.circles.all():
        address = reverse("circle", args=[circle.pk])
        told = {"when": when(circle.starts_at, clock)}
        answered = any(one.mentor_id == pair.mentor_id for one in circle.answers.all())
        if at < circle.starts_at and not answered:
            yield Ask(_("The mentors' circle: %(when)s") % told, _("Do you come?"), address)
        if circle.ends_at <= at < circle.ends_at + THEMES_WAIT:
            what = _("What may be told of the mentors' circle?")
            yield Ask(what, _("Only themes that all of you agree to."), address)


def _said(rows: Iterable[FitCheck | Midpoint | Closing], side: Side) -> bool:
    return any(row.side == side for row in rows)


def _unread(word: Word, side: Side) -> bool:
    return word.reader == Reader.PARTNER and word.side != side and word.read_at is None
