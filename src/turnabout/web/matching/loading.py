"""What the pages of matching begin with: a run of a cohort that this person coordinates."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from turnabout.pairs.models import MatchRun
from turnabout.web.enrollment.coordinating import cohort_led


def run_led(request: HttpRequest, pk: int, cohort: int, run: int) -> MatchRun:
    """Return a run of a cohort that this person coordinates; others do not exist for them."""
    runs = cohort_led(request, pk, cohort).runs.with_what_stands_behind()
    return get_object_or_404(runs, pk=run)


def finished_run_led(request: HttpRequest, pk: int, cohort: int, run: int) -> MatchRun:
    """Return such a run that came to a result."""
    runs = cohort_led(request, pk, cohort).runs.with_what_stands_behind().finished()
    return get_object_or_404(runs, pk=run)
