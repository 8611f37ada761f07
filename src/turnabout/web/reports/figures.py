"""The cohort in figures, as its coordinator reads them: dates and counts, each with its chart."""

import datetime as dt
from typing import Any

from turnabout.pairs.days import day_at
from turnabout.people.models import Person
from turnabout.programs.models import Cohort
from turnabout.reports.answering import rates_of
from turnabout.reports.coverage import coverage_of
from turnabout.reports.figures import answered, arrived, covered, first, held, kept, steady
from turnabout.reports.keeping import kept_in
from turnabout.reports.post import post_of
from turnabout.reports.rhythm import rhythm_of


def figures_of(cohort: Cohort, *, by: Person, at: dt.datetime) -> dict[str, Any]:
    """Return what the page shows; the same queries for one pair and for thousands."""
    rhythm = rhythm_of(cohort, by=by, at=at)
    has_pairs = rhythm.told > 0
    return {
        "cohort": cohort,
        "program": cohort.program,
        "rhythm": rhythm,
        "unsteady": rhythm.quiet + rhythm.very_quiet,
        "pairs": [steady(rhythm), held(rhythm), first(rhythm)] if has_pairs else [],
        "coverage": [covered(one) for one in coverage_of(cohort, complete=rhythm.complete)],
        "rates": answered(rates_of(cohort)) if has_pairs else None,
        "kept": kept(kept_in(cohort, by=by, today=day_at(at))) if has_pairs else None,
        "post": arrived(post_of(cohort.program)),
    }
