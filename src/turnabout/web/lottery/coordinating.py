"""A lottery for who coordinates the cohort: planned, sealed, drawn."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.lottery.errors import LotteryError, OtherwiseError
from turnabout.lottery.models import Lottery
from turnabout.lottery.obstacles import why_no_lottery
from turnabout.lottery.planning import Plan, Within, plan, suggested
from turnabout.lottery.promises import whom_to_invite
from turnabout.lottery.sealing import draw, seal
from turnabout.programs.models import Cohort, Side
from turnabout.web.access import person_of
from turnabout.web.enrollment.coordinating import cohort_led, side_of
from turnabout.web.lottery.forms import Shares
from turnabout.web.lottery.lots import by_outcome, shares_of


def show(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Show where the lottery of one side stands; seal what was planned."""
    led, side = cohort_led(request, pk, cohort), side_of(request)
    lottery = Lottery.objects.filter(cohort=led, side=side).first()
    given = {"cohort": led, "program": led.program, "role": side, "sides": list(Side)}
    if lottery:
        told = {"lottery": lottery, "shares": shares_of(lottery), "drawn": by_outcome(lottery)}
        return render(request, "lottery/sealed.html", given | told)
    if reason := why_no_lottery(led, at=current_time()):
        told = {"reason": reason, "promised": whom_to_invite(led, side)}
        return render(request, "lottery/not_now.html", given | told)
    return _plan(request, led, side, given)


@require_POST
def draw_it(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Draw, once."""
    led, side = cohort_led(request, pk, cohort), side_of(request)
    lottery = get_object_or_404(Lottery.objects.select_related("cohort"), cohort=led, side=side)
    try:
        draw(lottery, by=person_of(request), at=current_time())
        messages.success(request, _("Drawn. Everybody is written to."))
    except LotteryError as error:
        messages.error(request, str(error))
    return redirect(_address(led, side))


def _plan(request: HttpRequest, cohort: Cohort, side: Side, given: dict[str, Any]) -> HttpResponse:
    asked = request.POST if request.method == "POST" else request.GET
    form = Shares(asked if "places" in asked else _suggestion(cohort, side))
    given |= {"form": form, "plan": _planned(form, cohort, side)}
    if request.method == "POST" and given["plan"]:
        return _seal(request, cohort, given)
    return render(request, "lottery/plan.html", given)


def _seal(request: HttpRequest, cohort: Cohort, given: dict[str, Any]) -> HttpResponse:
    planned: Plan = given["plan"]
    if request.POST.get("people") != str(planned.people):
        messages.error(request, str(OtherwiseError(planned)))
        return render(request, "lottery/plan.html", given)
    try:
        seal(cohort, planned, by=person_of(request), at=current_time())
        messages.success(request, _("Sealed. Everybody has their ticket, and nothing changes now."))
    except LotteryError as error:
        messages.error(request, str(error))
    return redirect(_address(cohort, planned.side))


def _planned(form: Shares, cohort: Cohort, side: Side) -> Plan | None:
    """Return the plan, or None where the form says what is wrong with it."""
    if not form.is_valid():
        return None
    said = form.cleaned_data
    within = Within(said["within"])
    try:
        return plan(cohort, side, places=said["places"], reserve=said["reserve"], within=within)
    except LotteryError as error:
        form.add_error("places", str(error))
        return None


def _suggestion(cohort: Cohort, side: Side) -> dict[str, object]:
    places, reserve = suggested(cohort, side)
    return {"places": places, "reserve": reserve, "within": Within.LEVEL}


def _address(cohort: Cohort, side: Side) -> str:
    place = reverse("cohort_lottery", args=[cohort.program_id, cohort.pk])
    return f"{place}?role={side}"
