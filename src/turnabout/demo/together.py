"""What a pair of the demo has agreed on, aims for, and has made of its sessions until now."""

import datetime as dt
from typing import NamedTuple

from turnabout.meetings.models import Meeting
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side
from turnabout.together.agreeing import change, sign
from turnabout.together.aiming import commit, set_goal
from turnabout.together.ground_rules import our_rules
from turnabout.together.guides.shipped import shipped
from turnabout.together.models import NextAction, Owner, Result
from turnabout.together.preparing import answer, set_agenda
from turnabout.together.prompts import prompt_for
from turnabout.together.reflecting import LookedBack, finish_action, look_back_on

WEEK = dt.timedelta(weeks=1)

GOALS = (
    (
        "Answer passengers in my own voice, not in the press office's",
        "Three answers a month that nobody drafted for me",
        Owner.MENTEE,
    ),
    (
        "Hear bad news before the meeting, not after it",
        "Somebody tells one of us something unwelcome, and it changes a decision",
        Owner.BOTH,
    ),
)

OWN_RULE = "Phones stay in the bag, both of them."


class Told(NamedTuple):
    """One session as a pair had it: by which guide, what was prepared, and what is done next."""

    topic: str
    guide: str
    prepared: str
    action: str
    result: Result
    thought: str


SESSIONS = (
    Told(
        "",
        "start",
        "My daughter asked me who tells me when I am wrong. I had no name for her.",
        "Read what passengers wrote to us last week, all of it.",
        Result.GOT_IT,
        "How much I had prepared, and how little of it I needed.",
    ),
    Told(
        "Social platforms and audiences",
        "attention",
        "That we were late on Sunday, why, and what it cost us.",
        "Write one answer to a passenger and show it to nobody first.",
        Result.PARTLY,
        "That I would have softened it, had I been asked.",
    ),
)


def live_together(pair: Pair, *, at: dt.datetime) -> None:
    """Let a pair have done what pairs do around the sessions that it has had."""
    held = [one for one in pair.meetings.standing().order_by("number") if one.ends_at < at]
    for meeting, told in zip(held, SESSIONS, strict=False):
        _hold(pair, meeting, told)
    for meeting in held[: len(SESSIONS)][:-1]:
        finish_action(NextAction.objects.get(meeting=meeting), on=(meeting.ends_at + WEEK).date())
    if held:
        _agree(pair, at=held[0].ends_at)
        for what, seen_by, owner in GOALS:
            facts = {"what": what, "seen_by": seen_by, "owner": owner.value}
            set_goal(pair, **facts, side=Side.MENTOR, at=held[0].ends_at)
    if len(held) > 1:
        _commit(pair, at=held[1].ends_at)


def _hold(pair: Pair, meeting: Meeting, told: Told) -> None:
    before = meeting.starts_at - WEEK / 2
    set_agenda(pair, meeting.number, topic=told.topic, guide=told.guide, at=before)
    question = shipped()[told.guide].answers
    answer(pair, meeting.number, question=question, text=told.prepared, at=before)
    until = (meeting.ends_at + 2 * WEEK).date()
    for side in Side:
        prompt = prompt_for(meeting.number, side)
        looked = LookedBack(
            told.result if side == Side.MENTOR else None,
            told.action if side == Side.MENTOR else "",
            Owner.MENTEE,
            until,
            0,
            prompt,
            told.thought if side == Side.MENTEE else "",
        )
        look_back_on(meeting, looked, side=side, at=meeting.ends_at)


def _agree(pair: Pair, *, at: dt.datetime) -> None:
    """Let them add a rule of their own, and both sign it."""
    change(pair, our_rules(), added=[OWN_RULE], known=1, side=Side.MENTOR, at=at)
    for side in Side:
        sign(pair, known=2, side=side, at=at)


def _commit(pair: Pair, *, at: dt.datetime) -> None:
    commit(
        pair,
        heard="That our notices answer questions nobody asks.",
        changed="I read one aloud each Monday before it goes out.",
        still_open="Who decides that a notice is not needed at all.",
        due_on=(at + 6 * WEEK).date(),
        at=at,
    )
