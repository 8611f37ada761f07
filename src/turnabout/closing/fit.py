"""Does it fit? Each side says so for itself after the second session."""

import datetime as dt

from django.db import IntegrityError, transaction

from turnabout.closing.models import FitCheck, Going, Kind, Reader
from turnabout.closing.rules import is_fit_time
from turnabout.closing.words import SaidBeforeError, leave_word
from turnabout.meetings.answering import TooEarlyError
from turnabout.pairs.ending import PairEndedError
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side


@transaction.atomic
def say_how_it_fits(
    pair: Pair,
    going: Going,
    *,
    side: Side,
    can_say: int,
    change: str = "",
    reader: Reader = Reader.NOBODY,
    at: dt.datetime,
) -> FitCheck:
    """Return what this side says. Nobody is told; what should change goes where they direct it.

    PairEndedError, TooEarlyError before the second session, SaidBeforeError.
    """
    if not pair.is_open:
        raise PairEndedError
    if not is_fit_time(pair, side):
        raise TooEarlyError
    try:
        with transaction.atomic():
            said = FitCheck.objects.create(
                pair=pair, side=side, going=going, can_say=can_say, at=at
            )
    except IntegrityError:
        raise SaidBeforeError from None
    if change.strip():
        leave_word(pair, Kind.CHANGE, change, side=side, reader=reader, at=at)
    return said
