"""What a coordinator does about an entry of the queue: done, later, not needed, or a mail."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from turnabout.core.history import remember
from turnabout.core.mail.filling import Text
from turnabout.nudges.letters import tell_of_note
from turnabout.nudges.models import Choice, Decision
from turnabout.nudges.needs import Entry
from turnabout.pairs.days import day_at
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Side

LATER = dt.timedelta(days=7)
"""How long an entry stays away that is put off."""


class NobodyChosenError(Exception):
    """A mail without anybody to get it."""

    def __str__(self) -> str:
        return _("Choose who gets it: one of the two, or both.")


class SeenToError(Exception):
    """Somebody was quicker."""

    def __str__(self) -> str:
        return _("Somebody else has just seen to it: nothing more was sent.")


@transaction.atomic
def decide(entry: Entry, choice: Choice, *, by: Person, at: dt.datetime) -> Decision:
    """Return the decision: it holds until the pair needs somebody on another occasion.

    SeenToError where somebody has decided meanwhile: of two who do so at once, one does.
    """
    until = day_at(at) + LATER if choice == Choice.LATER else None
    facts = {"choice": choice, "until": until, "by": by, "at": at}
    about = {"pair_id": entry.pair, "need": entry.need, "occasion": entry.occasion}
    put_off = Decision.objects.filter(**about, until__lte=day_at(at))
    is_mine = bool(put_off.update(**facts))
    decision, is_new = Decision.objects.get_or_create(**about, defaults=facts)
    if not (is_mine or is_new):
        raise SeenToError
    remember(decision, "decide", by=by, at=at, detail={"need": entry.need, "choice": choice})
    return decision


@transaction.atomic
def write_to(
    pair: Pair,
    entry: Entry,
    sides: Iterable[Side],
    *,
    subject: str,
    body: str,
    by: Person,
    at: dt.datetime,
) -> None:
    """Send words to one of the two or both, filled in for each, and take the entry as done.

    NobodyChosenError, SeenToError. Nobody learns whether the other was written to.
    """
    chosen = list(sides)
    if not chosen:
        raise NobodyChosenError
    decision = decide(entry, Choice.DONE, by=by, at=at)
    for side in chosen:
        tell_of_note(pair, side, decision, Text(subject, body), by=by, at=at)
