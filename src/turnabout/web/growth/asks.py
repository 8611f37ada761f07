"""What waits for one side of a pair: a wave, a guess, what was shown; and at home, a wave."""

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from turnabout.closing.rules import is_closing_time
from turnabout.enrollment.models import Enrollment
from turnabout.growth.answering import Waiting, done_of, open_for
from turnabout.growth.guessing import time_to_guess
from turnabout.growth.items import Number
from turnabout.growth.models import Wave
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Side
from turnabout.programs.sentences import day
from turnabout.web.pairs.ask import Ask, Loaded

LOADED: Loaded = [
    "cohort__waves",
    "guesses",
    "demonstrations",
    "swap",
    "mentor__wave_key",
    "mentee__wave_key",
]
"""What a pair is loaded with for this."""


def asks(pair: Pair, side: Side, at: dt.datetime) -> Iterator[Ask]:
    """Yield what waits; no query, where the pair comes with LOADED.

    It follows from what this side says alone: nothing tells of what the other answers.
    """
    name = {"name": pair.across_from(side).person.first_name}
    if not hasattr(pair, "swap"):
        for wave in pair.cohort.waves.all():
            if _waits(wave, pair.on(side)):
                yield of_wave(wave, pair.on(side))
    if side == Side.MENTOR and _rates(pair, at):
        yield Ask(
            _("What has %(name)s shown you?") % name,
            _("A rung for each topic. You choose who sees it."),
            reverse("pair_demonstration", args=[pair.pk]),
        )
    if time_to_guess(pair, side, pair.guesses.all(), at=at):
        yield Ask(
            _("What drives %(name)s?") % name,
            _("Guess three values; nobody is told which."),
            reverse("pair_guess", args=[pair.pk]),
        )


def waves_for(person: Person, *, paired: set[int]) -> Iterator[Ask]:
    """Yield the waves in which somebody is asked who has no pair that asks it of them."""
    for waiting in open_for(person):
        if waiting.enrollment.pk not in paired and not waiting.is_done:
            yield _of(waiting)


def of_wave(wave: Wave, enrollment: Enrollment) -> Ask:
    """Return what is asked in a wave."""
    more = _("About four minutes, until %(day)s. Confidential.")
    return Ask(
        _("A few questions: where do you stand?"),
        more % {"day": day(wave.closes_on)},
        reverse("questions", args=[enrollment.pk, wave.number]),
    )


def _of(waiting: Waiting) -> Ask:
    return of_wave(waiting.wave, waiting.enrollment)


def _rates(pair: Pair, at: dt.datetime) -> bool:
    """Return whether a mentor can say what they saw, and has not."""
    closed = any(wave.number == Number.END and wave.closed_at for wave in pair.cohort.waves.all())
    said = list(pair.demonstrations.all())
    return is_closing_time(pair, Side.MENTOR, at=at) and not closed and not said


def _waits(wave: Wave, enrollment: Enrollment) -> bool:
    later = wave.number != Number.BEFORE
    return wave.is_open and later and wave.number not in done_of(enrollment)
