"""The circle of the mentors: when, who comes, what may be told of it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.closing.circles import (
    NotOverError,
    NotYoursError,
    approve,
    mentors_of,
    say_whether_coming,
    strike,
    write_themes,
)
from turnabout.closing.models import Approval, Circle, Coming
from turnabout.enrollment.models import Enrollment
from turnabout.meetings.rules import clock_of
from turnabout.meetings.words import when
from turnabout.web.access import person_of
from turnabout.web.closing.forms import Themes
from turnabout.web.closing.questions import CIRCLE
from turnabout.web.sent import numbers_sent


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a mentor when the circle meets, the hour, and the themes that wait for a yes."""
    circle, mine = _of(request, pk)
    agreed = set(Approval.objects.filter(mentor=mine).values_list("theme", flat=True))
    told = {
        "circle": circle,
        "when": when(circle.starts_at, clock_of(mine)),
        "hour": CIRCLE,
        "answer": Coming.objects.filter(circle=circle, mentor=mine).first(),
        "coming": Coming.objects.filter(circle=circle, is_coming=True).count(),
        "is_over": circle.ends_at <= current_time(),
        "may_write": circle.scribe_id in {None, mine.pk},
        "themes": [(one, one.pk in agreed) for one in circle.themes.standing()],
        "form": Themes(),
    }
    return render(request, "closing/circle.html", told)


@require_POST
def come(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whether you come."""
    circle, mine = _of(request, pk)
    is_coming = request.POST.get("coming") == "yes"
    say_whether_coming(circle, mine, is_coming=is_coming, at=current_time())
    return redirect("circle", pk)


@require_POST
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Write themes for the others to look at."""
    circle, mine = _of(request, pk)
    form = Themes(request.POST)
    if form.is_valid():
        try:
            write_themes(circle, form.texts(), by=mine, at=current_time())
            messages.success(request, _("Written. They reach nobody until all of you agree."))
        except (NotOverError, NotYoursError) as error:
            messages.error(request, str(error))
    else:
        messages.error(request, _("A theme is at most 300 characters."))
    return redirect("circle", pk)


@require_POST
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree to the themes that were shown to you."""
    circle, mine = _of(request, pk)
    approve(circle, by=mine, only=numbers_sent(request.POST, "theme"))
    return redirect("circle", pk)


@require_POST
def strike_one(request: HttpRequest, pk: int, theme: int) -> HttpResponse:
    """Strike a theme: it stays among you."""
    circle, mine = _of(request, pk)
    strike(circle, theme, by=mine)
    messages.success(request, _("Struck: it stays among you, and nobody is told who struck it."))
    return redirect("circle", pk)


def _of(request: HttpRequest, pk: int) -> tuple[Circle, Enrollment]:
    """Return the circle and the seat of a mentor in it; for everybody else there is none."""
    circle = get_object_or_404(Circle.objects.select_related("cohort__program"), pk=pk)
    mine = mentors_of(circle.cohort).filter(person=person_of(request)).first()
    if mine is None:
        raise Http404
    return circle, mine
