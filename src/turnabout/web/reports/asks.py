"""Reports that wait for somebody: to decide on, or to read."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from turnabout.enrollment.models import Enrollment
from turnabout.people.models import Person
from turnabout.programs.models import Cohort
from turnabout.programs.models.cohort import CohortQuerySet
from turnabout.reports.sources import END
from turnabout.respect.models.snapshots import Snapshot, SnapshotQuerySet, Source
from turnabout.web.reports.loading import read_whole_by

NEWS = dt.timedelta(weeks=8)
"""So long a report is news to who took part."""


class Ask(NamedTuple):
    """What waits, more about it, and where."""

    what: str
    more: str
    address: str


def reports_for(person: Person, *, at: dt.datetime) -> list[Ask]:
    """Return which reports wait for this person: two queries, for however many there are."""
    return [*_to_decide(person), *_to_read(person, at=at)]


def _to_decide(person: Person) -> Iterator[Ask]:
    theirs = read_whole_by(person).running().order_by().values("pk")
    for cohort in _with_end(Snapshot.objects.all()).filter(program__in=theirs, verdicts=None):
        yield Ask(
            _("%(program)s: Decide how to go on") % {"program": cohort.program},
            _("What %(cohort)s found is there: continue, change or stop.") % {"cohort": cohort},
            _address(cohort),
        )


def _to_read(person: Person, *, at: dt.datetime) -> Iterator[Ask]:
    new = Snapshot.objects.filter(frozen_at__gt=at - NEWS)
    seats = Enrollment.objects.of(person).filter(submitted_at__isnull=False).order_by()
    theirs = _with_end(new).filter(pk__in=seats.values("cohort"), finished_at__isnull=False)
    for cohort in theirs:
        yield Ask(
            _("%(program)s: What your cohort found") % {"program": cohort.program},
            _("One page: what came of it, what it cost, and what is not known."),
            _address(cohort),
        )


def _with_end(snapshots: SnapshotQuerySet) -> CohortQuerySet:
    end = snapshots.filter(cohort=OuterRef("pk"), source=Source.WAVE, number=END)
    return Cohort.objects.filter(Exists(end)).select_related("program")


def _address(cohort: Cohort) -> str:
    return reverse("cohort_report", args=[cohort.program_id, cohort.pk])
