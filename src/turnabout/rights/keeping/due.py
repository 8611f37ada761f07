"""What is over its limit at a moment, of each class."""

import datetime as dt
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import models

from turnabout.channels.models import Note
from turnabout.core.models import Change, Letter
from turnabout.enrollment.models import Invitation
from turnabout.nudges.models import Nudge
from turnabout.pairs.models import Pair
from turnabout.people.models import Person, StaffList
from turnabout.rights.models import Correction, Download, Look
from turnabout.rights.register import kept
from turnabout.together.models import Reflection

Rows = models.QuerySet[Any]


def leavers(at: dt.datetime) -> Rows:
    """Return whoever left so long ago, and is not erased yet."""
    found: Rows = Person.objects.gone().filter(left_at__lte=at - kept.HERE.time)
    return found


def pairs(at: dt.datetime) -> Rows:
    """Return the pairs that ended so long ago, and whose words are still there."""
    return Pair.objects.filter(ended_at__lte=at - kept.WORDS.time, forgotten__isnull=True)


def notes(at: dt.datetime) -> Rows:
    """Return private notes of such pairs, but those that their author took along as they stand."""
    return Note.objects.filter(pair__ended_at__lte=at - kept.WORDS.time, exported_at__isnull=True)


def reflections(at: dt.datetime) -> Rows:
    """Return private reflections of such pairs."""
    return Reflection.objects.ended_before(at - kept.WORDS.time)


def sent(at: dt.datetime) -> Rows:
    """Return letters that were sent a day ago, and came through, with their words."""
    arrived = Letter.objects.filter(
        bounced_at__isnull=True, sent_at__lte=at - kept.LETTER_WORDS.time
    )
    return arrived.exclude(text="")


def lost(at: dt.datetime) -> Rows:
    """Return letters that reached nobody, with their words, when nobody sends them again."""
    before = at - kept.LOST_WORDS.time
    given_up = models.Q(given_up_at__lte=before) | models.Q(bounced_at__lte=before)
    return Letter.objects.filter(given_up).exclude(text="")


def addressed(at: dt.datetime) -> Rows:
    """Return old letters that still say to whom they went."""
    return Letter.objects.filter(queued_at__lte=at - kept.LETTERS.time).exclude(to="")


def invitations(at: dt.datetime) -> Rows:
    """Return invitations to what nobody can sign up to any more, whose links are still kept."""
    before = at - kept.INVITED.time
    closed = models.Q(cohort__closed_at__lte=before) | models.Q(
        cohort__sign_up_closes_on__lt=before.date()
    )
    return Invitation.objects.filter(closed).exclude(seed="")


def lists(at: dt.datetime) -> Rows:
    """Return staff lists that were applied so long ago and still quote people."""
    old = StaffList.objects.filter(applied_at__lte=at - kept.LISTS.time)
    return old.exclude(samples=[], problems=[], notes=[])


def nudges(at: dt.datetime) -> Rows:
    """Return what somebody was nudged about so long ago."""
    return Nudge.objects.filter(at__lte=at - kept.TRACES.time)


def decisions(at: dt.datetime) -> Rows:
    """Return old decisions that still say by whom."""
    return Change.objects.filter(at__lte=at - kept.DECIDED.time, by__isnull=False)


def looks(at: dt.datetime) -> Rows:
    """Return old looks."""
    return Look.objects.filter(day__lt=(at - kept.LOOKS.time).date())


def corrections(at: dt.datetime) -> Rows:
    """Return corrections that were answered long ago."""
    return Correction.objects.filter(answered_at__lte=at - kept.ASKED.time)


def downloads(at: dt.datetime) -> Rows:
    """Return downloads that nobody can take any more."""
    return Download.objects.over(at)


def places(_at: dt.datetime) -> Rows:
    """Return where somebody was signed in, in sessions that are no more."""
    alive = Session.objects.order_by().values("session_key")
    found: Rows = UserSession.objects.exclude(session_key__in=alive)
    return found


def sessions(at: dt.datetime) -> Rows:
    """Return sessions that have run out."""
    return Session.objects.filter(expire_date__lt=at)
