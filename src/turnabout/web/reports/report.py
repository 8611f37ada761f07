"""The page of a report: what one reader finds on it."""

import datetime as dt
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from turnabout.growth.models import Wave
from turnabout.growth.waves import dates_of
from turnabout.programs.models import Cohort
from turnabout.programs.sentences import day
from turnabout.programs.verdicts import may_decide
from turnabout.reports.chapters import behind_it, first_page
from turnabout.reports.report import detail_of, summary_of
from turnabout.reports.sources import Table, origin_of, tables_of, wave_title
from turnabout.respect.freezing import digest_of
from turnabout.respect.models.snapshots import Snapshot
from turnabout.web.reports.forms import Decided
from turnabout.web.reports.loading import Reader


class Awaited(NamedTuple):
    """A wave of which nothing is released yet: what it is called, and until when people answer."""

    title: str
    until: str


def report_page(reader: Reader, form: Decided, *, at: dt.datetime) -> dict[str, Any]:
    """Return what the page shows; the same queries for any number of pairs and answers."""
    summary = summary_of(reader.cohort)
    detail = detail_of(reader.cohort, by=reader.person, at=at) if reader.whole else None
    program = reader.cohort.program
    return {
        "cohort": reader.cohort,
        "program": program,
        "whole": reader.whole,
        "leads": reader.leads,
        "end": summary.end,
        "verdict": summary.verdict,
        "first": first_page(summary),
        "rest": behind_it(summary, detail) if detail else [],
        "sources": [origin_of(one) for one in detail.snapshots] if detail else [],
        "awaited": awaited(reader.cohort) if not summary.end else [],
        "form": form,
        "may_decide": not program.is_archived and may_decide(program, reader.person),
    }


def source_page(reader: Reader, snapshot: Snapshot) -> dict[str, Any]:
    """Return everything that a snapshot holds, as far as this reader may see it."""
    told = snapshot.findings
    tables: list[Table] = tables_of(told, with_comments=reader.comments)
    return {
        "cohort": reader.cohort,
        "program": reader.cohort.program,
        "snapshot": snapshot,
        "origin": origin_of(snapshot),
        "is_whole": digest_of(snapshot.rules, snapshot.told) == snapshot.digest,
        "told": told,
        "tables": tables,
        "withheld": [_(one) for one in told.withheld],
        "rules": sorted(snapshot.rules.items()),
    }


def awaited(cohort: Cohort) -> list[Awaited]:
    """Return the waves that are still to come, in their order, planned by now or not."""
    planned = {one.number: one for one in Wave.objects.filter(cohort=cohort)}
    usual = (
        (number, planned.get(number), closes) for number, (_, closes) in dates_of(cohort).items()
    )
    return [
        Awaited(wave_title(number), day(wave.closes_on if wave else closes))
        for number, wave, closes in usual
        if not (wave and wave.frozen_at)
    ]
