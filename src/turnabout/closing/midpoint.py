"""The middle: where each side would go from here, after twenty minutes together."""

import datetime as dt

from django.db import IntegrityError, transaction

from turnabout.closing.models import Heading, Midpoint
from turnabout.closing.rules import is_midpoint
from turnabout.closing.words import SaidBeforeError
from turnabout.meetings.answering import TooEarlyError
from turnabout.pairs.ending import PairEndedError
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side


def say_where_it_goes(
    pair: Pair, heading: Heading, *, side: Side, talk: bool, at: dt.datetime
) -> Midpoint:
    """Return what this side says; `talk` lets the coordinator come to them, and to them alone.

    PairEndedError, TooEarlyError before the third session, SaidBeforeError.
    """
    if not pair.is_open:
        raise PairEndedError
    if not is_midpoint(pair, side):
        raise TooEarlyError
    try:
        with transaction.atomic():
            return Midpoint.objects.create(pair=pair, side=side, heading=heading, talk=talk, at=at)
    except IntegrityError:
        raise SaidBeforeError from None
