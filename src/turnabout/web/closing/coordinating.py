"""What a coordinator sees of a cohort on its way: counts and dates, never who or what."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from turnabout.clock import current_time
from turnabout.closing.circles import proposed_day, set_date
from turnabout.closing.counting import life_of
from turnabout.closing.models import Circle
from turnabout.closing.models.circles import WEEKS
from turnabout.closing.rematches import NobodyAsksError, look_for_somebody
from turnabout.meetings.planning import PastError
from turnabout.pairs.days import the_zone
from turnabout.pairs.runs import StillRunningError
from turnabout.programs.models import Cohort
from turnabout.web.access import person_of
from turnabout.web.closing.forms import CircleDate
from turnabout.web.enrollment.coordinating import cohort_led


def show(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Show how many pairs meet, have finished, ended early; check-ins and circles, in counts."""
    led = cohort_led(request, pk, cohort)
    life = life_of(led, by=person_of(request))
    told = {"cohort": led, "program": led.program, "life": life, "zone": the_zone().key}
    return render(request, "closing/life.html", told)


def look(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Look for somebody else for those who ask, and leave every pair that meets as it is."""
    led = cohort_led(request, pk, cohort)
    if request.method != "POST":
        return redirect("cohort_life", pk, cohort)
    try:
        run = look_for_somebody(led, by=person_of(request), at=current_time())
    except NobodyAsksError as error:
        messages.error(request, str(error))
        return redirect("cohort_life", pk, cohort)
    except StillRunningError as error:
        run = error.run
    return redirect("match_run", pk, cohort, run.pk)


def set_circle(request: HttpRequest, pk: int, cohort: int, number: int) -> HttpResponse:
    """Set when the mentors meet in their circle; they are written to."""
    led = cohort_led(request, pk, cohort)
    if number not in WEEKS:
        raise Http404
    form = CircleDate(request.POST or None, clock=the_zone(), initial=_initial(led, number))
    if form.is_valid():
        moment, place = form.cleaned_data["moment"], form.cleaned_data["place"]
        try:
            set_date(led, number, moment, place=place, by=person_of(request), at=current_time())
            messages.success(request, _("Set, and the mentors are written to."))
            return redirect("cohort_life", pk, cohort)
        except PastError as error:
            form.add_error("day", str(error))
    told = {"cohort": led, "program": led.program, "form": form, "week": WEEKS[number]}
    return render(request, "closing/set_circle.html", told)


def _initial(cohort: Cohort, number: int) -> dict[str, Any]:
    """Return the date that stands, or one that fits."""
    circle = Circle.objects.filter(cohort=cohort, number=number).first()
    if circle is None:
        return {"day": proposed_day(cohort, number), "time": "12:00"}
    there = circle.starts_at.astimezone(the_zone())
    return {"day": there.date(), "time": there.time(), "place": circle.place}
