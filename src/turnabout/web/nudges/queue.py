"""The page of what needs a person: each pair with why, and nothing of what anybody said."""

import datetime as dt
from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from turnabout.meetings.words import on_day
from turnabout.nudges.models import Need
from turnabout.nudges.needs import Entry, entries
from turnabout.pairs.days import the_zone
from turnabout.pairs.models import Pair
from turnabout.programs.models import Cohort
from turnabout.programs.sentences import day

ROWS = 50


class Row(NamedTuple):
    """One pair that needs a person, and why in words."""

    entry: Entry
    pair: Pair
    title: str
    why: str


def queue(cohort: Cohort, page: str | None, *, at: dt.datetime, today: dt.date) -> dict[str, Any]:
    """Return what needs a person, a page of it; the same queries for one row and for many."""
    found = entries(cohort, at=at, today=today)
    shown = Paginator(found, ROWS).get_page(page)
    pairs = Pair.objects.with_people().in_bulk([entry.pair for entry in shown])
    meet = Pair.objects.open().filter(cohort=cohort).count()
    return {
        "cohort": cohort,
        "program": cohort.program,
        "page": shown,
        "count": len(found),
        "meet": meet,
        "rows": [row_of(entry, pairs[entry.pair], at=at) for entry in shown],
    }


def row_of(entry: Entry, pair: Pair, *, at: dt.datetime) -> Row:
    """Return an entry as it is read."""
    title = entry.level.label if entry.level else entry.need.label
    return Row(entry, pair, str(title), _why(entry, pair, at=at))


def _why(entry: Entry, pair: Pair, *, at: dt.datetime) -> str:
    moment = on_day(entry.since, the_zone()) if entry.since else ""
    match entry.need:
        case Need.QUIET:
            return _quiet(entry, pair, at=at)
        case Need.DIFFER:
            told = _("%(day)s: one of them says that they met, the other that they did not.")
            return told % {"day": moment}
        case Need.BLANK:
            told = _("Neither has said whether their last sessions took place, the last on %(day)s.")
            return told % {"day": moment}
        case Need.OVERDUE:
            told = _("Their last day was %(day)s, and they have not closed.")
            return told % {"day": day(pair.cohort.ends_on)}


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
