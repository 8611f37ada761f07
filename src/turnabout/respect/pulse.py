"""The pulse: two taps after a session, and once a month who learned more."""

import datetime as dt
import random
from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from turnabout.meetings.answering import TooEarlyError
from turnabout.meetings.models import Meeting
from turnabout.pairs.days import day_at
from turnabout.pairs.ending import PairEndedError
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side
from turnabout.respect.hands import new_key, whisper
from turnabout.respect.models import Dimension, PulsePlan, Round, Said, Taken
from turnabout.respect.release.questions import Question
from turnabout.respect.rules import LEARNED, QUESTIONS, month_after, month_of, number_of

RANDOM = random.SystemRandom()

POOL = 30
"""So many answers are shuffled anew with each that comes; then they rest, in no order."""


class TakenBeforeError(Exception):
    """A side has answered for that session."""

    def __str__(self) -> str:
        return _("You have answered for that session already.")


class SettledError(Exception):
    """Sessions have begun, and whoever answers knows by what groups."""

    def __str__(self) -> str:
        return _("First sessions have begun: what is told, and how, stays as it is.")


@transaction.atomic
def take(meeting: Meeting, said: Mapping[Question, int], *, side: Side, at: dt.datetime) -> None:
    """Keep what a side answers, apart from who it is; with nothing said, that it passed.

    PairEndedError, TooEarlyError where this side does not say that they met, TakenBeforeError.
    """
    pair = meeting.pair
    if not pair.is_open:
        raise PairEndedError
    if not meeting.is_met_by(side):
        raise TooEarlyError
    now = the_round(pair.cohort, at=at)
    is_asked = is_learning_asked(pair, side, at=at)
    try:
        with transaction.atomic():
            Taken.objects.create(round=now, pair=pair, meeting=meeting, side=side, learned=is_asked)
    except IntegrityError:
        raise TakenBeforeError from None
    asked = [one for one in QUESTIONS if one in said and (one != LEARNED or is_asked)]
    _mix_in(now, [_sealed(now, pair, side, question, said[question]) for question in asked])


def is_learning_asked(pair: Pair, side: Side, *, at: dt.datetime) -> bool:
    """Return whether this side is asked who learned more: once a month."""
    month = month_of(day_at(at), pair.cohort)
    return not pair.pulses.filter(side=side, learned=True, round__month=month).exists()


@transaction.atomic
def the_round(cohort: Cohort, *, at: dt.datetime) -> Round:
    """Return the month of the pulse that it is, begun where nobody has answered in it yet."""
    known = Cohort.objects.select_for_update().get(pk=cohort.pk)  # two who are first
    month = month_of(day_at(at), known)
    last = Round.objects.filter(cohort=known).last()
    if last and last.month >= month:
        if last.frozen_at is None:
            return last
        month = month_after(last.month)  # what was released stays as it is
    plan = PulsePlan.objects.filter(cohort=known).first()
    return Round.objects.create(
        cohort=known,
        number=number_of(month, known),
        month=month,
        dimension=plan.dimension if plan else Dimension.NOTHING,
        secret=new_key(),
    )


@transaction.atomic
def settle(cohort: Cohort, dimension: Dimension, *, by: Person, at: dt.datetime) -> PulsePlan:
    """Return by what the pulse of a cohort forms groups. SettledError once a session began."""
    known = Cohort.objects.select_for_update().get(pk=cohort.pk)  # against a first answer
    if is_settled(known, at=at):
        raise SettledError
    settled = {"dimension": dimension, "set_by": by, "set_at": at}
    return PulsePlan.objects.update_or_create(cohort=known, defaults=settled)[0]


def is_settled(cohort: Cohort, *, at: dt.datetime) -> bool:
    """Return whether a session has begun, so that nothing about the pulse changes any more.

    That is before the first answer, and tells nobody of it.
    """
    begun = Meeting.objects.standing().filter(pair__cohort=cohort, starts_at__lte=at)
    return begun.exists() or Round.objects.filter(cohort=cohort).exists()


def _sealed(now: Round, pair: Pair, side: Side, question: Question, value: int) -> Said:
    if not question.low <= value <= question.high:
        raise ValueError(value)
    said = whisper(pair, side, question.name, value, key=str(now.secret))
    return Said(round=now, answer=said.as_text())


def _mix_in(now: Round, new: list[Said]) -> None:
    """Write all answers that wait anew, with these among them, in an order that says nothing.

    Each is sealed again and has another number, so that two backups have none in common.
    """
    waiting = Said.objects.filter(round=now, waits=True)
    answers = [*(one.answer for one in waiting), *(one.answer for one in new)]
    waiting.delete()
    RANDOM.shuffle(answers)
    rests = len(answers) >= POOL
    Said.objects.bulk_create(Said(round=now, answer=one, waits=not rests) for one in answers)
