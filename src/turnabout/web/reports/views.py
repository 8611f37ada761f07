"""What a cohort shows while it runs, and what it found."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from turnabout.clock import current_time
from turnabout.programs.changes import ArchivedError
from turnabout.programs.models import Way
from turnabout.programs.verdicts import decide
from turnabout.reports.comparing import compared
from turnabout.reports.export import export_of
from turnabout.reports.report import detail_of, summary_of
from turnabout.respect.models.snapshots import Snapshot
from turnabout.web.access import person_of
from turnabout.web.enrollment.coordinating import cohort_led
from turnabout.web.reports.figures import figures_of
from turnabout.web.reports.forms import Decided
from turnabout.web.reports.loading import compared_by, reader_of, whole_reader_of
from turnabout.web.reports.report import report_page, source_page


def show_figures(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Show the cohort in figures: rhythm, coverage, answers in fives, mail; never what was said."""
    led = cohort_led(request, pk, cohort)
    told = figures_of(led, by=person_of(request), at=current_time())
    return render(request, "reports/figures.html", told)


def show_report(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Show what a cohort found: all of it to who is in charge, one page to who took part."""
    reader = reader_of(request, pk, cohort)
    return render(request, "reports/report.html", report_page(reader, Decided(), at=current_time()))


def give_paper(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Give the report as PDF: one page, and the detail to who is in charge."""
    from turnabout.reports.paper import on_paper  # noqa: PLC0415 - it brings fonts along

    reader = reader_of(request, pk, cohort)
    detail = detail_of(reader.cohort, by=reader.person, at=current_time()) if reader.whole else None
    answer = HttpResponse(on_paper(summary_of(reader.cohort), detail), "application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="report.pdf"'
    return answer


def give_export(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Give everything that was released as tables with a codebook."""
    reader = whole_reader_of(request, pk, cohort)
    packed = export_of(reader.cohort, with_comments=reader.comments)
    answer = HttpResponse(packed, content_type="application/zip")
    answer["Content-Disposition"] = 'attachment; filename="report.zip"'
    return answer


def show_source(request: HttpRequest, pk: int, cohort: int, snapshot: int) -> HttpResponse:
    """Show a snapshot whole: what was released, when, by which rules, and its digest."""
    reader = whole_reader_of(request, pk, cohort)
    found = get_object_or_404(Snapshot.objects.of_cohort(reader.cohort), pk=snapshot)
    return render(request, "reports/source.html", source_page(reader, found))


def decide_on(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Keep what follows for the program: continue, change or stop, and why."""
    reader = whole_reader_of(request, pk, cohort)
    form = Decided(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        page = report_page(reader, form, at=current_time())
        return render(request, "reports/report.html", page)
    way, reason = Way(form.cleaned_data["way"]), form.cleaned_data["reason"]
    try:
        decide(reader.cohort, way, reason, by=reader.person, at=current_time())
        messages.success(request, _("Decided, and everyone who reads the report reads it."))
    except ArchivedError:
        messages.error(request, _("The program is put away. Take it out again to decide."))
    return redirect("cohort_report", pk, cohort)


def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the cohorts of a program side by side, and repeated lotteries as one finding."""
    program = compared_by(request, pk)
    told = compared(program)
    return render(request, "reports/comparison.html", {"program": program, "told": told})
