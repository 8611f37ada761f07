"""The last step: cohorts, and opening sign-up."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_day, current_time
from turnabout.pairs import finishing
from turnabout.pairs.models import Pair
from turnabout.programs.cohorts import (
    NotReadyError,
    close_sign_up,
    open_sign_up,
    plan_cohort,
    suggested_dates,
)
from turnabout.programs.models import Cohort
from turnabout.web.access import person_of
from turnabout.web.programs.forms.running import CohortForm
from turnabout.web.programs.loading import led
from turnabout.web.programs.overview import Row, state_of
from turnabout.web.programs.steps import show_step


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the cohorts, and plan one."""
    program = led(request, pk)
    dates = suggested_dates(program, today=current_day())
    form = CohortForm(program, request.POST or None, initial=dates)
    if not form.is_valid():
        rows = [Row(one, state_of(one)) for one in program.cohorts.all()]
        return show_step(request, program, "sign_up", "sign_up", form=form, cohorts=rows)
    plan_cohort(program, **form.cleaned_data, by=person_of(request), at=current_time())
    return redirect("program_sign_up", program.pk)


@require_POST
def open_(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Open sign-up for a cohort, or say everything that is still to be decided."""
    one = _of(request, pk, cohort)
    now = current_time()
    try:
        open_sign_up(one, by=person_of(request), at=now, today=timezone.localdate(now))
    except NotReadyError as error:
        for reason in error.reasons:
            messages.error(request, reason)
        return redirect("program_sign_up", pk)
    messages.success(request, _("Sign-up is open."))
    return redirect("program", pk)


@require_POST
def close(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Close sign-up for a cohort."""
    close_sign_up(_of(request, pk, cohort), by=person_of(request), at=current_time())
    return redirect("program_sign_up", pk)


def finish(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Say how many pairs end with a cohort, and ask; finish it."""
    one = _of(request, pk, cohort)
    if request.method == "POST":
        finishing.finish(one, by=person_of(request), at=current_time())
    elif one.closed_at and not one.finished_at:
        pairs = Pair.objects.open().filter(cohort=one).count()
        given = {"program": one.program, "cohort": one, "pairs": pairs}
        return render(request, "programs/finish.html", given)
    return redirect("program_sign_up", pk)


def _of(request: HttpRequest, pk: int, cohort: int) -> Cohort:
    cohorts = Cohort.objects.select_related("program")
    return get_object_or_404(cohorts, pk=cohort, program=led(request, pk))
