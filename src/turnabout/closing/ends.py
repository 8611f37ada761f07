"""A good ending: both look back, each chooses, and the pair is finished."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from turnabout.closing.letters import tell_closed
from turnabout.closing.models import Choice, Closing, Kind, Reader, Record, Swap
from turnabout.closing.rules import is_closing_time
from turnabout.closing.words import leave_word
from turnabout.core.history import remember
from turnabout.enrollment.models import Enrollment
from turnabout.pairs.ending import PairEndedError, end_pair
from turnabout.pairs.letters import tell_of_pairs
from turnabout.pairs.models import Ending, Pair
from turnabout.programs.models import Side

CARRIED_OVER = (
    "time_zone",
    "languages",
    "meets",
    "access_needs",
    "slots",
    "values",
    "plan",
    "think",
    "blunt",
    "picture",
)
"""What somebody said of themselves, whichever seat they take."""


class NotTimeError(Exception):
    """The closing opens later."""

    def __str__(self) -> str:
        return _("The closing opens after your last session, or two weeks before the end date.")


@transaction.atomic
def close(
    pair: Pair, choice: Choice, *, side: Side, thanks: str = "", at: dt.datetime
) -> Pair | None:
    """Keep what a side chooses and deliver its thanks; the pair is finished once both have chosen.

    Returns the new pair where both chose to swap seats. Until the other has chosen, a side may
    choose otherwise. PairEndedError, NotTimeError, SaidBeforeError for a second thanks.
    """
    if not pair.is_open:
        raise PairEndedError
    if not is_closing_time(pair, side, at=at):
        raise NotTimeError
    Pair.objects.select_for_update().get(pk=pair.pk)  # both may choose at once
    Closing.objects.update_or_create(pair=pair, side=side, defaults={"choice": choice, "at": at})
    if thanks.strip():
        leave_word(pair, Kind.THANKS, thanks, side=side, reader=Reader.PARTNER, at=at)
    chosen = set(pair.closings.values_list("side", "choice"))
    if len(chosen) < len(Side):
        return None
    return _finish(pair, {choice for _side, choice in chosen}, at=at)


def what_both_chose(pair: Pair) -> Choice | None:
    """Return what both chose, or None where they differ or have not both chosen."""
    chosen = list(pair.closings.values_list("choice", flat=True))
    return Choice(chosen[0]) if len(chosen) == len(Side) and len(set(chosen)) == 1 else None


def _finish(pair: Pair, choices: set[str], *, at: dt.datetime) -> Pair | None:
    if not end_pair(pair, Ending.CLOSED, at=at):
        raise PairEndedError
    Record.objects.create(pair=pair)
    both = Choice(choices.pop()) if len(choices) == 1 else None
    for side in Side:
        tell_closed(pair, side, in_touch=both == Choice.TOUCH, at=at)
    return _swap_seats(pair, at=at) if both == Choice.SWAP else None


def _swap_seats(before: Pair, *, at: dt.datetime) -> Pair:
    """Return the pair of the same two with their roles turned about once more."""
    pair = Pair.objects.create(
        cohort=before.cohort,
        mentor=_other_seat(before.mentee, at=at),
        mentee=_other_seat(before.mentor, at=at),
        published_at=at,
    )
    Swap.objects.create(pair=pair, before=before, at=at)
    remember(pair, "swap seats", by=None, at=at)
    tell_of_pairs([pair], at=at)
    return pair


def _other_seat(one: Enrollment, *, at: dt.datetime) -> Enrollment:
    """Return the sign-up of the same person on the other side: with what they said of themselves.

    It offers and wants nothing, and no match run takes it: it is there for this pair.
    """
    seat, _is_new = Enrollment.objects.get_or_create(
        cohort=one.cohort,
        person=one.person,
        role=one.other_role,
        withdrawn_at=None,
        defaults={name: getattr(one, name) for name in CARRIED_OVER}
        | {
            "begun_at": at,
            "saved_at": at,
            "submitted_at": at,
            "taken_over_at": at,
            "rules_accepted_at": at if one.mentors else None,
        },
    )
    return seat
