"""What needs a person in a cohort: derived from dates and ticks, never from what anybody says."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from turnabout.nudges.models import Choice, Decision, Need
from turnabout.nudges.rules import BLANK, Quiet, how_quiet
from turnabout.nudges.standing import blank, differing, overdue, quiet
from turnabout.programs.models import Cohort


class Entry(NamedTuple):
    """Why a pair needs a person: since when, and on which occasion.

    `level` is how quiet a quiet pair is, else nothing.
    """

    need: Need
    pair: int
    occasion: str
    since: dt.datetime | None = None
    level: Quiet | None = None


def entries(cohort: Cohort, *, at: dt.datetime, today: dt.date) -> list[Entry]:
    """Return what needs a person and has not been seen to, the most urgent first."""
    seen = _seen_to(cohort, today=today)
    found = [
        one
        for one in _all(cohort, at=at, today=today)
        if (one.pair, one.need, one.occasion) not in seen
    ]
    return sorted(found, key=_urgency)


def entry_of(
    cohort: Cohort, pair: int, need: str, *, at: dt.datetime, today: dt.date
) -> Entry | None:
    """Return the entry of a pair as it stands now, or None where it needs nobody for this."""
    found = entries(cohort, at=at, today=today)
    return next((one for one in found if one.pair == pair and one.need == need), None)


def _all(cohort: Cohort, *, at: dt.datetime, today: dt.date) -> Iterator[Entry]:
    late = set(overdue(cohort, today=today))
    for pair in sorted(late):
        yield Entry(Need.OVERDUE, pair, f"{cohort.ends_on}")
    yield from (one for one in _quiet(cohort, at=at) if one.pair not in late)
    for meeting in differing(cohort, at=at):
        yield Entry(Need.DIFFER, meeting.pair_id, f"session {meeting.pk}", meeting.starts_at)
    for pair, meetings in blank(cohort, at=at).items():
        if len(meetings) >= BLANK:
            last = meetings[-1]
            yield Entry(Need.BLANK, pair, f"session {last.pk}", last.starts_at)


def _quiet(cohort: Cohort, *, at: dt.datetime) -> Iterator[Entry]:
    for pair, since in quiet(cohort, at=at):
        if level := how_quiet(since, weeks=cohort.program.weeks_between, at=at):
            yield Entry(Need.QUIET, pair, f"{level} {since:%Y-%m-%d}", since, level)


def _seen_to(cohort: Cohort, *, today: dt.date) -> set[tuple[int, str, str]]:
    """Return what a coordinator decided about, but what was put off until today or earlier."""
    decided = Decision.objects.filter(pair__cohort=cohort)
    kept = decided.exclude(choice=Choice.LATER, until__lte=today)
    return set(kept.values_list("pair", "need", "occasion"))


def _urgency(entry: Entry) -> tuple[int, dt.datetime, int]:
    """Return where an entry stands: very quiet pairs first, then by kind, the oldest first."""
    order = list(Need)
    place = -1 if entry.level == Quiet.RED else order.index(entry.need)
    return place, entry.since or dt.datetime.min.replace(tzinfo=dt.UTC), entry.pair
