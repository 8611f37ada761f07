"""What needs a person, and what is done about it; when somebody wants no nudge."""

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.nudges.deciding import SeenToError, decide, write_to
from turnabout.nudges.models import Choice
from turnabout.nudges.silence import hours_of, keep_hours
from turnabout.web.access import person_of
from turnabout.web.enrollment.coordinating import cohort_led
from turnabout.web.nudges.forms import Hours, Note
from turnabout.web.nudges.loading import asked_about
from turnabout.web.nudges.notes import page_of_note
from turnabout.web.nudges.queue import queue


def show(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Show what needs a person in a cohort, the most urgent first."""
    one = cohort_led(request, pk, cohort)
    found = queue(one, request.GET.get("page"), by=person_of(request), at=current_time())
    return render(request, "nudges/queue.html", found)


@require_POST
def decide_one(request: HttpRequest, pk: int, cohort: int, pair: int, need: str) -> HttpResponse:
    """Take an entry as done, put it off, or say that nothing is needed."""
    asked = asked_about(request, pk, cohort, pair, need)
    choice = request.POST.get("choice", "")
    if choice in Choice.values:
        try:
            decide(asked.entry, Choice(choice), by=person_of(request), at=current_time())
            messages.success(request, _("%(pair)s: noted.") % {"pair": asked.pair})
        except SeenToError as error:
            messages.error(request, str(error))
    return redirect("attention", pk, cohort)


def write_note(request: HttpRequest, pk: int, cohort: int, pair: int, need: str) -> HttpResponse:
    """Offer a ready mail to one of the two or both, and send it."""
    asked, by = asked_about(request, pk, cohort, pair, need), person_of(request)
    form = Note(asked, request.POST or None)
    if "look" in request.POST or not form.is_valid():
        return render(request, "nudges/note.html", page_of_note(asked, form, by=by))
    try:
        write_to(asked.pair, asked.entry, **form.cleaned_data, by=by, at=current_time())
        messages.success(request, _("It is on its way, and the entry is done."))
    except SeenToError as error:
        messages.error(request, str(error))
    return redirect("attention", pk, cohort)


def keep_quiet(request: HttpRequest) -> HttpResponse:
    """Ask when somebody wants no nudge."""
    person = person_of(request)
    form = Hours(request.POST or None, initial=model_to_dict(hours_of(person)))
    if form.is_valid():
        keep_hours(person, **form.cleaned_data)
        messages.success(request, _("Kept. What waits is told after your quiet hours."))
        return redirect("quiet_hours")
    return render(request, "nudges/hours.html", {"form": form})
