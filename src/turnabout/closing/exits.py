"""Leaving a pair: one tap, nobody's approval, nobody's fault."""

import datetime as dt
from collections import Counter
from secrets import SystemRandom

from django.db import transaction

from turnabout.closing.models import ExitReason, Kind, Reader, Reason, Word
from turnabout.closing.rematches import offer_somebody_else
from turnabout.closing.rules import GROUP
from turnabout.closing.words import leave_word
from turnabout.pairs.ending import PairEndedError, end_pair
from turnabout.pairs.models import Ending, Pair
from turnabout.programs.models import Cohort, Side

RANDOM = SystemRandom()


class StillMeetingError(Exception):
    """Who still meets says goodbye in person."""


@transaction.atomic
def leave_pair(pair: Pair, *, reason: Reason | None = None, at: dt.datetime) -> None:
    """End the pair; both are told in the same neutral words, and each is offered somebody else.

    Who of the two ended it is kept nowhere. PairEndedError where it was ended before.
    """
    if not (pair.is_open and end_pair(pair, Ending.EXIT, at=at)):
        raise PairEndedError
    offer_somebody_else(pair, at=at)
    if reason:
        tell_reason(pair.cohort, reason)


@transaction.atomic
def say_goodbye(pair: Pair, text: str, *, side: Side, at: dt.datetime) -> Word:
    """Return the goodbye of a side, which the other one reads; both may, so it tells nothing.

    StillMeetingError, SaidBeforeError.
    """
    if pair.is_open:
        raise StillMeetingError
    return leave_word(pair, Kind.FAREWELL, text, side=side, reader=Reader.PARTNER, at=at)


@transaction.atomic
def tell_reason(cohort: Cohort, reason: Reason) -> None:
    """Put a reason among those that wait in the cohort, in an order that says nothing.

    Five that are not all alike become known together; else the next five are waited for. Were one
    more enough, whoever left last would be known to have given the reason that differs.
    """
    Cohort.objects.select_for_update().get(pk=cohort.pk)  # two who leave at once
    waiting = ExitReason.objects.filter(cohort=cohort, is_told=False)
    reasons = [*waiting.values_list("reason", flat=True), reason]
    waiting.delete()
    RANDOM.shuffle(reasons)
    is_told = len(reasons) % GROUP == 0 and len(set(reasons)) > 1
    ExitReason.objects.bulk_create(
        ExitReason(cohort=cohort, reason=one, is_told=is_told) for one in reasons
    )


def reasons_told(cohort: Cohort) -> list[tuple[str, int]]:
    """Return what may be known of why pairs of a cohort ended, the most frequent first."""
    told = ExitReason.objects.filter(cohort=cohort, is_told=True).values_list("reason", flat=True)
    counted = Counter(told)
    known = [(str(one.label), counted[one]) for one in Reason if counted[one]]
    return sorted(known, key=lambda one: -one[1])
