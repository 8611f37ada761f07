"""The runs of a cohort: ask for one, see how far it is, end it, compare two."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.core.jobs.asking import JobEndedError, cancel
from turnabout.matchmaking.policy import Mode
from turnabout.pairs.runs import StillRunningError, ask_for_run
from turnabout.programs.models import Cohort
from turnabout.web.access import person_of
from turnabout.web.enrollment.coordinating import cohort_led
from turnabout.web.matching.board import board, head
from turnabout.web.matching.loading import run_led
from turnabout.web.matching.runs import compared, runs_of, state_of
from turnabout.web.parts import asks_for_part, load_anew, render_part


def show_all(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Show the runs of a cohort, and ask for another."""
    one = cohort_led(request, pk, cohort)
    if request.method == "POST" and one.opened_at and not one.finished_at:
        return _ask(request, one)
    return render(request, "matching/matching.html", runs_of(one))


def show(request: HttpRequest, pk: int, cohort: int, run: int) -> HttpResponse:
    """Show how far a run is, afterwards what it proposes."""
    one = run_led(request, pk, cohort, run)
    given = {"run": one, "cohort": one.cohort, "program": one.cohort.program}
    if one.is_open:
        return render_part(request, "matching/under_way.html", "progress", given)
    if asks_for_part(request) and request.headers.get("HX-Target") == "progress":
        return load_anew()
    if not one.finished_at:
        return render(request, "matching/nothing.html", given | {"state": state_of(one)})
    told = board(one, request.GET)
    return render_part(
        request,
        "matching/board.html",
        "found",
        told if asks_for_part(request) else head(one) | told,
    )


@require_POST
def end(request: HttpRequest, pk: int, cohort: int, run: int) -> HttpResponse:
    """End a run before it is done."""
    one = run_led(request, pk, cohort, run)
    try:
        if one.job:
            cancel(one.job, by=person_of(request), at=current_time())
    except JobEndedError:
        messages.info(request, _("It has ended already."))
    return redirect("match_run", pk, cohort, run)


def compare_two(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Show two runs side by side, and which pairs differ."""
    one = cohort_led(request, pk, cohort)
    ticked = {run for run in request.GET.getlist("run") if run.isdecimal()}
    if len(ticked) != 2:
        messages.info(request, _("Tick two runs to compare them."))
        return redirect("matching", pk, cohort)
    finished = one.runs.with_what_stands_behind().finished()
    earlier, later = (get_object_or_404(finished, pk=run) for run in sorted(ticked, key=int))
    told = compared(earlier, later, request.GET.get("page"))
    return render(request, "matching/compare.html", told)


def _ask(request: HttpRequest, cohort: Cohort) -> HttpResponse:
    mode = request.POST.get("mode", "")
    aim = Mode(mode if mode in set(Mode) else cohort.program.rulebook.values["mode"])
    try:
        anew = "anew" in request.POST
        run = ask_for_run(cohort, mode=aim, by=person_of(request), at=current_time(), anew=anew)
    except StillRunningError as error:
        messages.info(request, _("A run is under way already. This is it."))
        run = error.run
    return redirect("match_run", cohort.program_id, cohort.pk, run.pk)
