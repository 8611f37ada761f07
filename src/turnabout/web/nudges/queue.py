"""The page of what needs a person: each pair with why, and nothing of what anybody said."""

import datetime as dt
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from turnabout.closing.rematches import who_asks
from turnabout.meetings.words import on_day
from turnabout.nudges.models import Need
from turnabout.nudges.needs import Entry, entries
from turnabout.pairs.days import the_zone
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Cohort
from turnabout.programs.sentences import day

ROWS = 50


class Row(NamedTuple):
    """One pair that needs a person, and why in words."""

    entry: Entry
    pair: Pair
    title: str
    why: str


def queue(cohort: Cohort, page: str | None, *, by: Person, at: dt.datetime) -> dict[str, Any]:
    """Return what needs a person, a page of it; the same queries for one row and for many.

    What stands here tells what each of two said: of their own pair it is told to nobody.
    """
    open_ones = Pair.objects.open().filter(cohort=cohort)
    found = entries(open_ones.apart_from(by), at=at)
    shown = Paginator(found, ROWS).get_page(page)
    zone = the_zone()
    pairs = Pair.objects.with_people().in_bulk([entry.pair for entry in shown])
    return {
        "cohort": cohort,
        "program": cohort.program,
        "page": shown,
        "count": len(found),
        "asks": who_asks(cohort).count(),
        "meet": open_ones.count(),
        "rows": [row_of(entry, pairs[entry.pair], zone=zone, at=at) for entry in shown],
    }


def row_of(entry: Entry, pair: Pair, *, zone: ZoneInfo, at: dt.datetime) -> Row:
    """Return an entry as it is read."""
    title = entry.level.label if entry.level else entry.need.label
    return Row(entry, pair, str(title), _why(entry, pair, zone=zone, at=at))


def _why(entry: Entry, pair: Pair, *, zone: ZoneInfo, at: dt.datetime) -> str:
    told = {"day": on_day(entry.since, zone) if entry.since else day(pair.ends_on)}
    match entry.need:
        case Need.QUIET:
            return _quiet(entry, pair, at=at)
        case Need.DIFFER:
            return _("%(day)s: one says that they met, the other that they did not.") % told
        case Need.BLANK:
            return _("Neither says whether they met, the last time on %(day)s.") % told
        case Need.OVERDUE:
            return _("Their last day was %(day)s, and they have not closed.") % told


def _quiet(entry: Entry, pair: Pair, *, at: dt.datetime) -> str:
    weeks = (at - entry.since).days // 7 if entry.since else 0
    told = {"weeks": weeks, "rhythm": pair.cohort.program.weeks_between}
    return (
        ngettext(
            "Not met for %(weeks)s week, and no date. Their rhythm is %(rhythm)s.",
            "Not met for %(weeks)s weeks, and no date. Their rhythm is %(rhythm)s.",
            weeks,
        )
        % told
    )
