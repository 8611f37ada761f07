"""Scales of a program's own, by those who have the right to use them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.growth.scales import CannotAddError, add_scale, drop_scale
from turnabout.web.access import person_of
from turnabout.web.growth.forms import NewScale
from turnabout.web.programs.loading import led


def show_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Show which scales a program asks beside ours."""
    program = led(request, pk)
    scales = program.scales.standing().prefetch_related("items")
    return render(request, "growth/scales.html", {"program": program, "scales": scales})


def add_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a scale, with its source and the right to use it."""
    program = led(request, pk)
    form = NewScale(request.POST or None)
    if form.is_valid():
        try:
            add_scale(program, **form.cleaned_data, by=person_of(request), at=current_time())
            messages.success(request, _("Added. The next round before or at the end asks it."))
            return redirect("scales", pk)
        except CannotAddError as error:
            form.add_error(None, str(error))
    return render(request, "growth/scale_new.html", {"program": program, "form": form})


@require_POST
def end_one(request: HttpRequest, pk: int, scale: int) -> HttpResponse:
    """Ask a scale no more."""
    one = get_object_or_404(led(request, pk).scales.standing(), pk=scale)
    drop_scale(one, by=person_of(request), at=current_time())
    messages.success(request, _("It is asked no more."))
    return redirect("scales", pk)
