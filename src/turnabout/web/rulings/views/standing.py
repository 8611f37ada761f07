"""What is ruled of two people in a cohort: seen, made and lifted."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.pairs.rulings import lift
from turnabout.web.access import person_of
from turnabout.web.enrollment.coordinating import cohort_led
from turnabout.web.parts import asks_for_part, render_part
from turnabout.web.rulings.choosing import choice, last_run, two_of
from turnabout.web.rulings.deciding import decide, kind_of
from turnabout.web.rulings.overview import in_force, of_cohort


def show(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Show what stands, and find two people to rule of; where there is a run, with the cost."""
    one = cohort_led(request, pk, cohort)
    chosen = choice(one, request.GET)
    if asks_for_part(request):
        return render_part(request, "rulings/choose.html", "found", {"choice": chosen})
    run = last_run(one)
    if run and chosen.mentor and chosen.mentee:
        return redirect("pair_question", pk, cohort, run.pk, chosen.mentor.pk, chosen.mentee.pk)
    return render(request, "rulings/rulings.html", of_cohort(one) | {"choice": chosen})


@require_POST
def new(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Rule that two people are a pair, or that they are none, for every run to come."""
    two = two_of(cohort_led(request, pk, cohort), request.POST)
    kind = kind_of(request.POST)
    if two is None or kind is None:
        raise Http404
    told = decide(two, kind, by=person_of(request), at=current_time())
    messages.add_message(request, told.level, told.words)
    return redirect("rulings", pk, cohort)


@require_POST
def end(request: HttpRequest, pk: int, cohort: int, ruling: int) -> HttpResponse:
    """Leave two people to the engine again."""
    mine = in_force(cohort_led(request, pk, cohort)).filter(preview__isnull=True)
    lift(get_object_or_404(mine, pk=ruling), by=person_of(request), at=current_time())
    messages.success(request, _("Lifted. The next run decides about them again."))
    return redirect("rulings", pk, cohort)
