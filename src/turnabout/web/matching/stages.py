"""What is next in matching, for the first page of a coordinator and the page of a program."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from turnabout.pairs.models import MatchRun, Preview
from turnabout.programs.models import Cohort, Program
from turnabout.web.matching.words import finding


class Stage(NamedTuple):
    """A cohort whose sign-up has closed: what to do, more about it, and where."""

    cohort: Cohort
    what: str
    more: str
    address: str


def stages(programs: Iterable[Program], today: dt.date) -> list[Stage]:
    """Return what is next for each cohort of the programs whose pairs nobody was told of yet.

    While people look at who is proposed for them, nothing is: they have until their last day.
    """
    closed = Q(closed_at__isnull=False) | Q(sign_up_closes_on__lt=today)
    runs = MatchRun.objects.with_what_stands_behind()
    cohorts = Cohort.objects.unfinished().filter(closed, program__in=programs)
    cohorts = cohorts.exclude(pk__in=Preview.objects.open().values("cohort"))
    told = cohorts.select_related("program").prefetch_related(Prefetch("runs", runs))
    return [stage for cohort in told if (stage := _stage(cohort))]


def _stage(cohort: Cohort) -> Stage | None:
    """Return what is next for one; nothing while a run is under way or once it is published."""
    runs = list(cohort.runs.all())
    run = next((one for one in runs if one.finished_at), None)
    if any(one.is_open for one in runs) or (run and run.is_published):
        return None
    if run:
        where = reverse("match_run", args=[cohort.program_id, cohort.pk, run.pk])
        return Stage(cohort, _("Look at the pairs that are proposed"), finding(run), where)
    where = reverse("matching", args=[cohort.program_id, cohort.pk])
    more = _("Sign-up has closed. A run proposes pairs; nobody is told of them yet.")
    return Stage(cohort, _("Match who signed up"), more, where)
