"""Before a session: the mentor chooses topic and guide, the mentee answers one question."""

import datetime as dt

from django.utils.translation import gettext as _

from turnabout.meetings.models import Meeting
from turnabout.pairs.ending import PairEndedError
from turnabout.pairs.models import Pair
from turnabout.together.guides.choosing import guide_of, guides_for
from turnabout.together.models import Agenda, Beginning, Edition, Preparation

BEFORE = dt.timedelta(days=3)
"""How long before a session its agenda is set."""

OPENS = dt.timedelta(minutes=15)
"""How long before its time a session can begin."""


class NoSuchGuideError(Exception):
    """It is none that this mentor can choose."""

    def __str__(self) -> str:
        return _("Choose one of these guides.")


class NothingChosenError(Exception):
    """An agenda says something."""

    def __str__(self) -> str:
        return _("Name a topic or choose a guide.")


class NotYetError(Exception):
    """It is too early, or the session is long over."""

    def __str__(self) -> str:
        return _("The clock runs from a quarter of an hour before the session to its end.")


def set_agenda(pair: Pair, number: int, *, topic: str, guide: str, at: dt.datetime) -> Agenda:
    """Return what session `number` is about: a topic in words, the key of a guide, or both.

    PairEndedError, NothingChosenError, NoSuchGuideError.
    """
    if not pair.is_open:
        raise PairEndedError
    if not (topic or guide):
        raise NothingChosenError
    kept = Agenda.objects.filter(pair=pair, number=number).first()
    known = guide_of(pair, kept)
    offered = {one.key for one in guides_for(pair, number=number)}
    if guide and guide not in offered | ({known.key} if known else set()):
        raise NoSuchGuideError
    agenda = kept or Agenda(pair=pair, number=number)
    agenda.topic, agenda.at = topic, at
    agenda.guide, agenda.edition = ("", _edition(guide)) if _edition(guide) else (guide, None)
    agenda.save()
    return agenda


def answer(pair: Pair, number: int, *, question: str, text: str, at: dt.datetime) -> Preparation:
    """Return what the mentee answers before session `number`. PairEndedError."""
    if not pair.is_open:
        raise PairEndedError
    found = Preparation.objects.filter(pair=pair, number=number).first()
    found = found or Preparation(pair=pair, number=number)
    found.question, found.answer, found.at = question, text, at
    found.save()
    return found


def due(meeting: Meeting, *, at: dt.datetime) -> dt.datetime:
    """Return until when the agenda is to be set: three days before, or now."""
    return max(meeting.starts_at - BEFORE, at)


def question_for(pair: Pair, agenda: Agenda | None) -> str:
    """Return the one question that the mentee answers: the guide's, or what they come for."""
    guide = guide_of(pair, agenda)
    return guide.answers if guide else _("What would you like to take away from this session?")


def begin(meeting: Meeting, *, at: dt.datetime) -> Beginning:
    """Return when the session began: the first of the two who says so starts it for both.

    PairEndedError, NotYetError.
    """
    if not meeting.pair.is_open:
        raise PairEndedError
    if not meeting.starts_at - OPENS <= at < meeting.ends_at:
        raise NotYetError
    return Beginning.objects.get_or_create(meeting=meeting, defaults={"at": at})[0]


def _edition(guide: str) -> Edition | None:
    """Return the edition that a key of a program's own guide means."""
    kind, _dash, number = guide.partition("-")
    return Edition.objects.get(pk=number) if kind == "own" and number.isdigit() else None
