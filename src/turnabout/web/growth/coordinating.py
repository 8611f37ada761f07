"""What a coordinator sees of waves: dates, and how many answered in bands. Never who, nor what."""

from typing import NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.clock import current_time
from turnabout.growth.asking import who_is_asked
from turnabout.growth.bands import answered_in_bands
from turnabout.growth.items import Number
from turnabout.growth.models import Wave
from turnabout.growth.waves import CannotExtendError, extend, plan_waves
from turnabout.web.access import person_of
from turnabout.web.enrollment.coordinating import cohort_led
from turnabout.web.growth.forms import Until

NAMES = {
    Number.BEFORE: gettext_lazy("Before"),
    Number.MIDDLE: gettext_lazy("Half-way"),
    Number.END: gettext_lazy("At the end"),
    Number.AFTER: gettext_lazy("Half a year later"),
}


class Row(NamedTuple):
    """A wave as a coordinator has it: how many are asked, and at least how many have answered."""

    wave: Wave
    name: str
    state: str
    asked: int
    answered: int


def show(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Show when the cohort is asked, and how many answered, in bands."""
    led = cohort_led(request, pk, cohort)
    plan_waves(led)
    rows = [_row(wave) for wave in led.waves.select_related("cohort")]
    is_led = {"cohort": led, "program": led.program, "rows": rows}
    return render(request, "growth/waves.html", is_led | {"open": _open(rows)})


def extend_one(request: HttpRequest, pk: int, cohort: int, number: int) -> HttpResponse:
    """Let a wave be open longer."""
    led = cohort_led(request, pk, cohort)
    waves = Wave.objects.filter(closed_at__isnull=True).select_related("cohort")
    wave = get_object_or_404(waves, cohort=led, number=number)
    form = Until(request.POST or None, initial={"until": wave.closes_on})
    if form.is_valid():
        try:
            extend(wave, form.cleaned_data["until"], by=person_of(request), at=current_time())
            messages.success(request, _("It is open longer. Everyone is asked as before."))
            return redirect("waves", pk, cohort)
        except CannotExtendError as error:
            form.add_error("until", str(error))
    given = {"cohort": led, "program": led.program, "wave": wave, "name": NAMES[Number(number)]}
    return render(request, "growth/wave.html", given | {"form": form})


def _row(wave: Wave) -> Row:
    asked = len(who_is_asked(wave)) if wave.opened_at else 0
    told = answered_in_bands(wave.answered, of=asked)
    return Row(wave, str(NAMES[Number(wave.number)]), _state(wave), asked, told)


def _state(wave: Wave) -> str:
    if wave.opened_at is None:
        return _("left out") if wave.closed_at else _("to come")
    return _("open") if wave.is_open else _("closed")


def _open(rows: list[Row]) -> Row | None:
    return next((row for row in rows if row.wave.is_open), None)
