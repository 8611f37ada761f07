"""After a session, in a minute: the teach-back tick, the next action, and a private reflection."""

import datetime as dt
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from turnabout.meetings.models import Meeting
from turnabout.programs.models import Side
from turnabout.together.aiming import ChangedMeanwhileError, write_over
from turnabout.together.models import NextAction, Reflection, Result, TeachBack

KEPT = dt.timedelta(days=90)
"""How long after the end of a pair what somebody wrote for themselves is kept."""


class LookedBack(NamedTuple):
    """What one of the two says after a session: a tick, an action, words for themselves alone.

    `known` is the edition of the action that they saw; 0 is none.
    """

    result: Result | None
    what: str
    owner: str
    until: dt.date | None
    known: int
    prompt: int
    reflection: str


class TooEarlyError(Exception):
    """The session has not begun."""

    def __str__(self) -> str:
        return _("That session has not begun yet.")


def has_begun(meeting: Meeting, *, at: dt.datetime) -> bool:
    """Return whether a session has begun: by its date, or since the two began before it."""
    return at >= meeting.starts_at or hasattr(meeting, "beginning")


@transaction.atomic
def look_back_on(meeting: Meeting, told: LookedBack, *, side: Side, at: dt.datetime) -> None:
    """Keep what one of the two says, all of it or nothing: only a mentor ticks.

    TooEarlyError; ChangedMeanwhileError where the other one has written another action.
    """
    if not has_begun(meeting, at=at):
        raise TooEarlyError
    if told.result and side == Side.MENTOR:
        tick(meeting, told.result, at=at)
    if told.what and told.until:
        agree_on_action(
            meeting,
            what=told.what,
            owner=told.owner,
            until=told.until,
            known=told.known,
            at=at,
        )
    reflect(meeting, side=side, prompt=told.prompt, text=told.reflection, at=at)


def tick(meeting: Meeting, result: Result, *, at: dt.datetime) -> None:
    """Keep how clearly it came across, as the mentor ticks it."""
    TeachBack.objects.update_or_create(meeting=meeting, defaults={"result": result, "at": at})


def agree_on_action(
    meeting: Meeting, *, what: str, owner: str, until: dt.date, known: int, at: dt.datetime
) -> None:
    """Keep what is done until the next session, over the edition that was known; 0 is none.

    ChangedMeanwhileError where the other one wrote it meanwhile.
    """
    facts = {"what": what, "owner": owner, "until": until, "at": at}
    found = NextAction.objects.filter(meeting=meeting).first()
    if found and known and (found.what, found.owner, found.until) == (what, owner, until):
        return
    if found:
        write_over(found, facts, known=known)
        return
    try:
        with transaction.atomic():
            NextAction.objects.create(meeting=meeting, **facts)
    except IntegrityError:
        raise ChangedMeanwhileError from None


def finish_action(action: NextAction, *, on: dt.date | None) -> None:
    """Let the action be done on that day, or not yet."""
    NextAction.objects.filter(pk=action.pk).update(done_on=on)


def reflect(
    meeting: Meeting, *, side: Side, prompt: int, text: str, at: dt.datetime
) -> Reflection | None:
    """Return what one of the two wrote for themselves; nothing where the page is empty again."""
    found = Reflection.objects.filter(meeting=meeting, side=side).first()
    if not text:
        if found:
            found.delete()
        return None
    found = found or Reflection(meeting=meeting, side=side)
    found.prompt, found.text, found.at = prompt, text, at
    found.save()
    return found


def forget_reflections(*, at: dt.datetime) -> int:
    """Return how many reflections are gone now: their pairs ended ninety days ago."""
    return Reflection.objects.ended_before(at - KEPT).delete()[0]
