"""What needs a person: derived from dates and ticks, never from what anybody says."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from turnabout.nudges.models import Choice, Decision, Need
from turnabout.nudges.rules import BLANK, Quiet, how_quiet
from turnabout.nudges.standing import blank, differing, overdue, waiting
from turnabout.pairs.days import day_at
from turnabout.pairs.models import Pair
from turnabout.pairs.models.pair import PairQuerySet


class Entry(NamedTuple):
    """Why a pair needs a person: since when, and on which occasion.

    `level` is how quiet a quiet pair is, else nothing.
    """

    need: Need
    pair: int
    occasion: str
    since: dt.datetime | None = None
    level: Quiet | None = None


def entries(pairs: PairQuerySet, *, at: dt.datetime) -> list[Entry]:
    """Return which of these pairs need a person, unless it was seen to: the most urgent first."""
    seen = _seen_to(pairs, today=day_at(at))
    found = [one for one in _all(pairs, at=at) if (one.pair, one.need, one.occasion) not in seen]
    return sorted(found, key=_urgency)


def entry_of(pair: Pair, need: str, *, at: dt.datetime) -> Entry | None:
    """Return why a pair needs a person for this just now, or None where it does not."""
    found = entries(Pair.objects.open().filter(pk=pair.pk), at=at)
    return next((one for one in found if one.need == need), None)


def _all(pairs: PairQuerySet, *, at: dt.datetime) -> Iterator[Entry]:
    late = overdue(pairs, today=day_at(at))
    for pair, last in late.items():
        yield Entry(Need.OVERDUE, pair, f"{last}")
    for pair, since, weeks in waiting(pairs, at=at):
        if pair not in late and (level := how_quiet(since, weeks=weeks, at=at)):
            yield Entry(Need.QUIET, pair, f"{level} {since:%Y-%m-%d}", since, level)
    for meeting in differing(pairs, at=at):
        yield Entry(Need.DIFFER, meeting.pair_id, f"session {meeting.pk}", meeting.starts_at)
    for pair, meetings in blank(pairs, at=at).items():
        if len(meetings) >= BLANK:
            last_one = meetings[-1]
            yield Entry(Need.BLANK, pair, f"session {last_one.pk}", last_one.starts_at)


def _seen_to(pairs: PairQuerySet, *, today: dt.date) -> set[tuple[int, str, str]]:
    """Return what a coordinator decided about, but what was put off until today or earlier."""
    decided = Decision.objects.filter(pair__in=pairs.order_by().values("pk"))
    kept = decided.exclude(choice=Choice.LATER, until__lte=today)
    return set(kept.values_list("pair", "need", "occasion"))


def _urgency(entry: Entry) -> tuple[int, dt.datetime, int]:
    """Return where an entry stands: very quiet pairs first, then by kind, the oldest first."""
    order = list(Need)
    place = -1 if entry.level == Quiet.RED else order.index(entry.need)
    return place, entry.since or dt.datetime.min.replace(tzinfo=dt.UTC), entry.pair
