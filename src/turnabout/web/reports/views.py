"""What a cohort shows while it runs, and what it found."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from turnabout.clock import current_time
from turnabout.web.access import person_of
from turnabout.web.enrollment.coordinating import cohort_led
from turnabout.web.reports.figures import figures_of


def show_figures(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Show the cohort in figures: rhythm, coverage, answers in fives, mail; never what was said."""
    led = cohort_led(request, pk, cohort)
    told = figures_of(led, by=person_of(request), at=current_time())
    return render(request, "reports/figures.html", told)
