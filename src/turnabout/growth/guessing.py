"""What drives the other: each guesses their three values, after the first and at the last session.

How many were right is told to nobody but who guessed, at the end, of the last guess alone, and only
as "two or three" or "fewer". A senior who learned "three of three" would know what a junior said of
themselves at sign-up; as it is told here, at least 22 sets of values are possible whatever somebody
guessed. What one's own three would have hit is told in figures only: beside the first it would tell
more.
"""

import datetime as dt
import json
from collections.abc import Collection, Iterable

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from turnabout.closing.rules import is_closing_time, sessions_held
from turnabout.enrollment.models import WorkValue
from turnabout.growth.models import Guess, Time
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side

MANY = 3
"""Values that everyone names at sign-up, and that each guesses."""

CLOSE = 2
"""So many of them right are called two or three."""


class NotThreeError(Exception):
    """Three of the ten, no more and no fewer."""

    def __str__(self) -> str:
        return _("Choose three values.")


class NotTimeError(Exception):
    """There is nothing to guess now, or it is guessed."""

    def __str__(self) -> str:
        return _("You guess once after the first session and once at the end.")


def time_to_guess(
    pair: Pair, side: Side, guessed: Iterable[Guess], *, at: dt.datetime
) -> Time | None:
    """Return which guess waits for a side of a pair that meets; it follows from what it says."""
    if sessions_held(pair, side) < 1:
        return None
    time = Time.LAST if is_closing_time(pair, side, at=at) else Time.FIRST
    known = {(guess.side, guess.time) for guess in guessed}
    return None if (side, time) in known else time


@transaction.atomic
def guess(pair: Pair, values: Collection[str], *, side: Side, at: dt.datetime) -> Guess:
    """Return the guess of one side, kept for good. NotThreeError, NotTimeError."""
    if len(set(values)) != MANY or not set(values) <= set(WorkValue.values):
        raise NotThreeError
    time = time_to_guess(pair, side, pair.guesses.all(), at=at)
    if time is None:
        raise NotTimeError
    try:
        with transaction.atomic():
            told = json.dumps(sorted(values))
            return Guess.objects.create(pair=pair, side=side, time=time, values=told)
    except IntegrityError:
        raise NotTimeError from None


def hits(guessed: Collection[str], named: Collection[str]) -> int:
    """Return how many of the values are among those that were named."""
    return len(set(guessed) & set(named))


def was_close(pair: Pair, side: Side) -> bool | None:
    """Return whether two or three of the last guess were right; None before the pair has ended.

    No query, where the pair comes with its guesses.
    """
    if pair.is_open:
        return None
    mine = (guess for guess in pair.guesses.all() if (guess.side, guess.time) == (side, Time.LAST))
    last = next(mine, None)
    named = pair.across_from(side).values
    if last is None or len(named) != MANY:
        return None
    return hits(json.loads(last.values), named) >= CLOSE
