"""The report of a cohort: what was promised, found, what it cost, what is not known, what follows.

Page, paper and export come from this one value. Whatever was answered comes from snapshots; what is
counted live are dates, sign-ups and pairs.
"""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from turnabout.pairs.days import day_at
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Verdict
from turnabout.reports.benefits import Benefit, Said, benefits_of
from turnabout.reports.beside import costs_of, unknown_of
from turnabout.reports.coverage import Coverage, coverage_of
from turnabout.reports.keeping import Kept, kept_in
from turnabout.reports.promises import Promised, promised_in
from turnabout.reports.reach import Reach, reach_of
from turnabout.reports.rhythm import Rhythm, rhythm_of
from turnabout.reports.sources import at_the_end, origin_of, released
from turnabout.reports.taking_part import TakingPart, taking_part_in
from turnabout.respect.models.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class Summary:
    """One page. Before the end of the program is released, `found` and `costs` are empty."""

    cohort: Cohort
    promised: Promised | None
    found: tuple[Benefit, ...]
    others: tuple[Benefit, ...]
    costs: tuple[Said, ...]
    unknown: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    end: Snapshot | None

    @property
    def verdict(self) -> Verdict | None:
        """The decision that holds."""
        return self.verdicts[0] if self.verdicts else None


class Detail(NamedTuple):
    """What stands behind the summary, beside the benefits: all of it counted, nothing answered."""

    coverage: list[Coverage]
    taking_part: TakingPart
    rhythm: Rhythm
    kept: Kept
    reach: Reach | None
    snapshots: list[Snapshot]


def summary_of(cohort: Cohort) -> Summary:
    """Return what everybody of the program may read."""
    end = at_the_end(released(cohort))
    promised = promised_in(cohort)
    primary = promised.measures if promised else ()
    told = end.findings if end else None
    origin = origin_of(end) if end else None
    every = benefits_of(told, primary=primary, origin=origin) if told and origin else []
    return Summary(
        cohort=cohort,
        promised=promised,
        found=tuple(one for one in every if one.is_primary),
        others=tuple(one for one in every if not one.is_primary),
        costs=tuple(costs_of(told, origin=origin)) if told and origin else (),
        unknown=tuple(unknown_of(told)) if told else (),
        verdicts=tuple(cohort.verdicts.select_related("by")),
        end=end,
    )


def detail_of(cohort: Cohort, *, by: Person, at: dt.datetime) -> Detail:
    """Return what stands behind it, for one reader: but for their own pair."""
    rhythm = rhythm_of(cohort, by=by, at=at)
    return Detail(
        coverage=coverage_of(cohort, complete=rhythm.complete),
        taking_part=taking_part_in(cohort),
        rhythm=rhythm,
        kept=kept_in(cohort, by=by, today=day_at(at)),
        reach=reach_of(cohort, by=by),
        snapshots=released(cohort),
    )
