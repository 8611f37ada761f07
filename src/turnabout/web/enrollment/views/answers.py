"""Signing up: one's own form, a step at a time, and what becomes of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_day, current_time
from turnabout.enrollment.answering import SignUpClosedError, keep_apart, keep_apart_no_more
from turnabout.enrollment.gaps import gaps
from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.signing_up import MissingError, close_up, submit, take_over, withdraw
from turnabout.people.models import Person
from turnabout.web.access import person_of
from turnabout.web.enrollment.forms.step import Answers
from turnabout.web.enrollment.overview import mine, overview
from turnabout.web.enrollment.stops import Stop, after, at, places, stops
from turnabout.web.pairs.loading import whom_they_meet
from turnabout.web.parts import asks_for_part, render_part

MOST_FOUND = 10


def show_all(request: HttpRequest) -> HttpResponse:
    """Show what one has signed up for, and to what one is invited."""
    return render(request, "enrollment/sign_ups.html", mine(person_of(request), current_time()))


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how one's sign-up stands, what is missing, and what happens next."""
    enrollment = own(request, pk)
    return render(request, "enrollment/sign_up.html", overview(enrollment, current_time()))


def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Show a step of the form, and keep what is said there."""
    enrollment = own(request, pk)
    stop = at(stops(enrollment), step)
    if not enrollment.can_change_on(current_day()):
        return redirect("sign_up", pk)
    take_over(enrollment, at=current_time())
    form = stop.form(enrollment, request.POST if request.method == "POST" else None)
    if form.is_bound:
        return _keep(request, enrollment, stop, form)
    return _show_step(request, enrollment, stop, form)


@require_POST
def sign_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign up, or say what is missing."""
    try:
        submit(own(request, pk), by=person_of(request), at=current_time())
    except SignUpClosedError as error:
        messages.error(request, str(error))
    except MissingError:
        messages.error(request, _("Not yet: something is missing. It is listed below."))
    return redirect("sign_up", pk)


def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether to withdraw, and do so."""
    enrollment = own(request, pk)
    if request.method != "POST":
        given = {"enrollment": enrollment, "pairs": whom_they_meet(enrollment)}
        return render(request, "enrollment/withdraw.html", given)
    withdraw(enrollment, by=person_of(request), at=current_time())
    messages.success(request, _("You are out, and your answers are erased."))
    return redirect("sign_ups")


@require_POST
def say_no_more(request: HttpRequest, pk: int) -> HttpResponse:
    """Talk about personal experience no more."""
    close_up(own(request, pk), by=person_of(request), at=current_time())
    messages.success(request, _("Personal experience is off, and its topics are taken out."))
    return redirect("sign_up", pk)


def apart(request: HttpRequest, pk: int) -> HttpResponse:
    """Show with whom one is not paired, and look for somebody to add."""
    enrollment = own(request, pk)
    if request.method == "POST":
        return _change_apart(request, enrollment)
    words = request.GET.get("q", "").strip()
    named = [one.person for one in enrollment.not_with.select_related("person")]
    others = Person.objects.here().exclude(
        pk__in=[enrollment.person_id, *(one.pk for one in named)]
    )
    found = others.whose_name_holds(words)[:MOST_FOUND] if words else []
    given = {"enrollment": enrollment, "named": named, "words": words, "found": found}
    return render_part(request, "enrollment/apart.html", "found", given)


def own(request: HttpRequest, pk: int) -> Enrollment:
    """Return one's own sign-up; somebody else's does not exist."""
    return get_object_or_404(Enrollment.objects.of(person_of(request)).with_answers(), pk=pk)


def _change_apart(request: HttpRequest, enrollment: Enrollment) -> HttpResponse:
    action = keep_apart_no_more if "end" in request.POST else keep_apart
    chosen = request.POST.get("end") or request.POST.get("person", "")
    person = get_object_or_404(Person, pk=chosen if chosen.isdecimal() else 0)
    try:
        action(enrollment, person, by=person_of(request), at=current_time())
    except SignUpClosedError as error:
        messages.error(request, str(error))
    return redirect("sign_up_apart", enrollment.pk)


def _keep(request: HttpRequest, enrollment: Enrollment, stop: Stop, form: Answers) -> HttpResponse:
    is_right = form.is_valid()
    try:
        form.keep(by=person_of(request), at=current_time())
    except SignUpClosedError as error:
        messages.error(request, str(error))
        return redirect("sign_up", enrollment.pk)
    if asks_for_part(request):
        return render(request, "enrollment/step.html#kept", {"form": form, "is_kept": True})
    if not is_right:
        return _show_step(request, enrollment, stop, form)
    follows = after(stops(enrollment), stop)
    if follows:
        return redirect("sign_up_step", enrollment.pk, follows.key)
    return redirect("sign_up", enrollment.pk)


def _show_step(
    request: HttpRequest, enrollment: Enrollment, stop: Stop, form: Answers
) -> HttpResponse:
    path = stops(enrollment)
    given = {
        "enrollment": enrollment,
        "stop": stop,
        "form": form,
        "place": path.index(stop) + 1,
        "walk": places(path, gaps(enrollment), stop.key),
        "topics": enrollment.program.topics.select_related("skill"),
        "extra": f"enrollment/step_{enrollment.role}_{stop.key}.html",
    }
    return render(request, "enrollment/step.html", given)
