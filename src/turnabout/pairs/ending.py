"""How a pair ends: once, and with a word to whoever stays."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from turnabout.core.history import remember
from turnabout.pairs.letters import tell_of_end
from turnabout.pairs.models import Ending, Pair


class PairEndedError(Exception):
    """The two meet no more."""

    def __str__(self) -> str:
        return _("You two no longer meet.")


@transaction.atomic
def end_pair(pair: Pair, ending: Ending, *, at: dt.datetime) -> bool:
    """Return whether the pair ends now: of two who end it at once, one does.

    Neither whoever stays nor the history is told who ended it or why: an end is nobody's fault.
    Whoever finishes a pair writes its letters.
    """
    if not Pair.objects.unended().filter(pk=pair.pk).update(ended_at=at, ending=ending):
        return False
    pair.ended_at, pair.ending = at, ending
    for side in pair.who_stays() if ending != Ending.CLOSED else ():
        tell_of_end(pair, pair.on(side), of=pair.across_from(side), at=at)
    remember(pair, "end", by=None, at=at)
    return True
