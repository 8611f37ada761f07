"""The frame around each step of the guided path, and the way to the next one."""

from typing import NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from turnabout.programs.models import Program
from turnabout.programs.path import Step, steps
from turnabout.web.parts import told_apart


class Stop(NamedTuple):
    """One step in the list beside the page."""

    step: Step
    address: str
    is_here: bool


def stops(program: Program, here: str = "") -> list[Stop]:
    """Return the steps of the path, each with its address."""
    return [
        Stop(step, reverse(f"program_{step.key}", args=[program.pk]), step.key == here)
        for step in steps(program)
    ]


def next_stop(path: list[Stop]) -> Stop | None:
    """Return the first step with something to decide, or None."""
    return next((stop for stop in path if not stop.step.is_done), None)


def show_step(
    request: HttpRequest, program: Program, key: str, template: str, **given: object
) -> HttpResponse:
    """Return the page of a step, with the list of all steps beside it."""
    path = stops(program, key)
    here = next(stop for stop in path if stop.is_here)
    place = path.index(here) + 1
    left = [stop for stop in path if not (stop.step.is_done or stop.is_here)]
    frame = {"program": program, "stops": path, "here": here.step, "place": place, "left": left}
    return told_apart(render(request, f"programs/{template}.html", frame | given))


def go_on(request: HttpRequest, program: Program, key: str) -> HttpResponse:
    """Return the way to the next step, or back to this one where something is open."""
    path = stops(program, key)
    place = next(place for place, stop in enumerate(path) if stop.is_here)
    if gaps := path[place].step.gaps:
        messages.info(request, _("Saved. Still open here: %(gap)s") % {"gap": gaps[0]})
        return redirect(path[place].address)
    messages.success(request, _("Saved."))
    return redirect(path[min(place + 1, len(path) - 1)].address)
