"""What a coordinator sees of the pulse: what was released, month by month, and nothing else."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from turnabout.clock import current_time
from turnabout.pairs.days import day_at
from turnabout.programs.models import Cohort
from turnabout.respect.models import Dimension, PulsePlan, Round, Snapshot, Source
from turnabout.respect.pulse import SettledError, is_settled, settle
from turnabout.respect.rules import month_after
from turnabout.web.access import person_of
from turnabout.web.enrollment.coordinating import cohort_led
from turnabout.web.respect.forms import Groups
from turnabout.web.respect.months import months_of

CONFLICT = 409


def show(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Show what was released of the pulse; until the first session, settle its groups."""
    led = cohort_led(request, pk, cohort)
    form = Groups(request.POST or None, initial={"dimension": _dimension(led)})
    if not form.is_valid():
        return render(request, "respect/months.html", _page(led, form))
    try:
        chosen = Dimension(form.cleaned_data["dimension"])
        settle(led, chosen, by=person_of(request), at=current_time())
    except SettledError as error:
        form.add_error(None, str(error))
        return render(request, "respect/months.html", _page(led, form), status=CONFLICT)
    messages.success(request, _("Settled. It stays so from the first session on."))
    return redirect("cohort_pulse", pk, cohort)


def _page(cohort: Cohort, form: Groups) -> dict[str, object]:
    today = day_at(current_time())
    waits = Round.objects.waiting().filter(cohort=cohort)
    released = Snapshot.objects.of_cohort(cohort).filter(source=Source.PULSE)
    return {
        "cohort": cohort,
        "program": cohort.program,
        "months": months_of(released, cohort, today=today),
        "next_on": month_after(max(today, cohort.starts_on)),
        "is_over": bool(cohort.finished_at) and not waits.exists(),
        "form": form,
        "is_settled": is_settled(cohort, at=current_time()),
        "dimension": Dimension(_dimension(cohort)).label,
    }


def _dimension(cohort: Cohort) -> str:
    plan = PulsePlan.objects.filter(cohort=cohort).first()
    return plan.dimension if plan else Dimension.NOTHING
