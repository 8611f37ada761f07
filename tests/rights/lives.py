"""Noor and Ada, in every way in which people leave something: each word of theirs a canary."""

import datetime as dt
import json
import uuid

from tests.meetings.meeting_cast import DAY, met, paired

from turnabout.channels.attaching import Attached, attach
from turnabout.channels.models import Bookmark, Message, Note, Version
from turnabout.closing.models import Closing, FitCheck, Kind, Midpoint, Reader, Word
from turnabout.meetings.models import Away, Feed, Meeting
from turnabout.nudges.models import Nudge, QuietHours
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Side
from turnabout.together import models as together


def lived(
    mentor: Person, mentee: Person, *, by: Person, at: dt.datetime, name: str = "Upward"
) -> Pair:
    """Return a pair of whom each wrote in every place there is; `canary` says where and who."""
    pair = paired(mentor, mentee, by=by, at=at, name=name)
    meeting = met(pair, 1, at + 7 * DAY)
    for side in Side:
        _write(pair, meeting, side, at=at + 8 * DAY)
    _together(pair, meeting, at=at + 8 * DAY)
    return pair


def canary(place: str, person: Person) -> str:
    """Return the word that somebody left in a place."""
    return f"kestrel {place} {person.first_name.lower()}"


def _write(pair: Pair, meeting: Meeting, side: Side, *, at: dt.datetime) -> None:
    me, enrollment = pair.on(side).person, pair.on(side)

    def word(place: str) -> str:
        return canary(place, me)

    message = Message.objects.create(
        pair=pair, side=side, text=word("message"), once=uuid.uuid4(), written_at=at, changed_at=at
    )
    attach(Attached(f"{word('name')}.txt", "text/plain", word("file").encode()), message)
    number = pair.notebook.count() + 1
    Version.objects.create(pair=pair, number=number, side=side, text=word("page"), at=at)
    Note.objects.create(pair=pair, side=side, text=word("note"), written_at=at, changed_at=at)
    Bookmark.objects.create(pair=pair, side=side, draft=word("draft"))
    Word.objects.create(
        pair=pair, side=side, kind=Kind.THANKS, reader=Reader.PARTNER, text=word("thanks"), at=at
    )
    Word.objects.create(
        pair=pair, side=side, kind=Kind.CHANGE, reader=Reader.CONTACT, text=word("change"), at=at
    )
    FitCheck.objects.create(pair=pair, side=side, going="yes", can_say=2, at=at)
    Midpoint.objects.create(pair=pair, side=side, heading="continue", talk=False, at=at)
    Closing.objects.create(pair=pair, side=side, choice="end", at=at)
    together.Reflection.objects.create(
        meeting=meeting, side=side, prompt=1, text=word("reflection"), at=at
    )
    Away.objects.get_or_create(
        person=me, first_day=at.date(), last_day=at.date() + 2 * DAY, defaults={"said_at": at}
    )
    Feed.objects.get_or_create(person=me, defaults={"seed": uuid.uuid4().hex, "made_at": at})
    QuietHours.objects.get_or_create(person=me)
    Nudge.objects.create(person=me, pair=pair, kind="book", occasion="1", at=at)
    enrollment.changed_mind = word("answer")
    enrollment.save(update_fields=["changed_mind"])


def _together(pair: Pair, meeting: Meeting, *, at: dt.datetime) -> None:
    mentor, mentee = pair.mentor.person, pair.mentee.person
    for number, side in enumerate(Side, start=2):
        me = pair.on(side).person
        version = together.Version.objects.create(
            pair=pair,
            number=number,
            by_side=side,
            wording=json.dumps([["1", canary("agreement", me)]]),
            at=at,
        )
        together.Signature.objects.create(version=version, side=side, occasion="start", at=at)
        together.Goal.objects.create(
            pair=pair,
            what=canary("goal", me),
            seen_by="seen",
            owner=side,
            by_side=side,
            at=at,
        )
    together.Agenda.objects.create(pair=pair, number=2, topic=canary("agenda", mentor), at=at)
    together.Preparation.objects.create(
        pair=pair, number=2, question="What?", answer=canary("prepared", mentee), at=at
    )
    together.Commitment.objects.create(
        pair=pair,
        heard=canary("heard", mentee),
        changed="changed",
        still_open="open",
        due_on=at.date(),
        at=at,
    )
    together.NextAction.objects.create(
        meeting=meeting, what=canary("action", mentor), owner="mentor", until=at.date(), at=at
    )
    together.TeachBack.objects.create(meeting=meeting, result="partly", at=at)


OWN = ("message", "page", "note", "draft", "thanks", "change", "reflection", "answer")
"""Where each of the two left a word."""

FOR_BOTH = ("message", "page", "thanks")
"""Which of them the other one was sent."""
