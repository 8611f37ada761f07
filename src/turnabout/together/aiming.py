"""Goals, and the commitments of a mentee: written, changed, looked at, kept, made public.

Whoever changes something says which edition they saw: where it is another by now, nothing is
overwritten.
"""

import datetime as dt
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from turnabout.core.history import remember
from turnabout.pairs.ending import PairEndedError
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side
from turnabout.together.models import Commitment, Goal, NextAction, State

GOALS, MOST_GOALS = 2, 5
"""How many goals a pair sets in its first session, and how many it can be at."""


NEAR_THE_END = dt.timedelta(weeks=4)
"""From so long before the last day of a cohort a mentee can make commitments public."""


class ChangedMeanwhileError(Exception):
    """The other one has changed it: nothing is overwritten."""

    def __str__(self) -> str:
        return _("It has changed meanwhile. Both texts are here: look, and save again.")


class TooEarlyError(Exception):
    """It is not yet time for the closing."""

    def __str__(self) -> str:
        return _("At the closing you choose what others may read.")


class EnoughGoalsError(Exception):
    """Nobody reaches so many goals."""

    def __str__(self) -> str:
        return _("You are at %(most)s goals. Let one go before you add another.") % {
            "most": MOST_GOALS
        }


def set_goal(
    pair: Pair, *, what: str, seen_by: str, owner: str, side: Side, at: dt.datetime
) -> Goal:
    """Return a goal of the pair. PairEndedError, EnoughGoalsError."""
    _check_open(pair)
    if pair.goals.filter(state=State.OPEN).count() >= MOST_GOALS:
        raise EnoughGoalsError
    facts = {"what": what, "seen_by": seen_by, "owner": owner}
    return Goal.objects.create(pair=pair, by_side=side, at=at, **facts)


def change_goal(goal: Goal, *, what: str, seen_by: str, owner: str, known: int, side: Side) -> None:
    """Let the goal be said otherwise. PairEndedError, ChangedMeanwhileError."""
    _check_open(goal.pair)
    facts = {"what": what, "seen_by": seen_by, "owner": owner, "by_side": side}
    write_over(goal, facts, known=known)


def look_at_goal(goal: Goal, state: State, *, at: dt.datetime) -> None:
    """Say what has become of the goal. PairEndedError."""
    _check_open(goal.pair)
    Goal.objects.filter(pk=goal.pk).update(state=state, looked_at=at)


def commit(
    pair: Pair, *, heard: str, changed: str, still_open: str, due_on: dt.date, at: dt.datetime
) -> Commitment:
    """Return a commitment of the mentee, which only the two see. PairEndedError."""
    _check_open(pair)
    facts = {"heard": heard, "changed": changed, "still_open": still_open, "due_on": due_on}
    return Commitment.objects.create(pair=pair, at=at, **facts)


def change_commitment(
    one: Commitment, *, heard: str, changed: str, still_open: str, due_on: dt.date, known: int
) -> None:
    """Let the commitment be said otherwise. PairEndedError, ChangedMeanwhileError."""
    _check_open(one.pair)
    facts = {"heard": heard, "changed": changed, "still_open": still_open, "due_on": due_on}
    write_over(one, facts, known=known)


def keep_commitment(one: Commitment, *, on: dt.date | None) -> None:
    """Let the commitment be kept on that day, or not yet."""
    Commitment.objects.filter(pk=one.pk).update(kept_on=on)


def may_publish(pair: Pair, *, at: dt.datetime) -> bool:
    """Return whether it is time for the closing: after the last session, or near the last day."""
    last = pair.cohort.program.sessions
    over = (one for one in pair.meetings.all() if one.off_at is None and one.ends_at <= at)
    near = at.date() >= pair.ends_on - NEAR_THE_END
    return near or any(one.number >= last for one in over)


@transaction.atomic
def publish_commitment(one: Commitment, *, at: dt.datetime) -> None:
    """Let the people of the program read it, with the name of the mentee; never the mentor's.

    TooEarlyError before the closing.
    """
    if not may_publish(one.pair, at=at):
        raise TooEarlyError
    if Commitment.objects.filter(pk=one.pk, public_at__isnull=True).update(public_at=at):
        remember(one, "publish", by=one.pair.mentee.person, at=at)


@transaction.atomic
def take_back_commitment(one: Commitment, *, at: dt.datetime) -> None:
    """Let only the two read it again."""
    if Commitment.objects.public().filter(pk=one.pk).update(public_at=None):
        remember(one, "take back", by=one.pair.mentee.person, at=at)


@transaction.atomic
def write_over(one: Goal | Commitment | NextAction, facts: dict[str, Any], *, known: int) -> None:
    """Write facts over the edition that was known. ChangedMeanwhileError where it is another now.

    Sealed words are set on the row: the count of editions keeps a second one out.
    """
    kind: type[models.Model] = type(one)
    as_known = kind._default_manager.filter(pk=one.pk, edition=known)  # noqa: SLF001 - Django's public name
    if not as_known.update(edition=known + 1):
        raise ChangedMeanwhileError
    for name, value in facts.items():
        setattr(one, name, value)
    one.save(update_fields=list(facts))


def _check_open(pair: Pair) -> None:
    if not pair.is_open:
        raise PairEndedError
