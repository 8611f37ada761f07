"""A cohort's sign-ups, for who coordinates it: the list, inviting, entering, the waitlist."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.enrollment.answering import SignUpClosedError
from turnabout.enrollment.inviting import (
    MOST_AT_ONCE,
    TooManyError,
    end_open_link,
    invite,
    make_open_link,
    remind,
    who_may,
)
from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.places import (
    ByLotError,
    a_place_is_free,
    put_on_waitlist,
    take_off_waitlist,
    waitlist,
)
from turnabout.enrollment.signing_up import begin
from turnabout.programs.models import Cohort, Side
from turnabout.web.access import person_of
from turnabout.web.enrollment.coordinating import (
    cohort_led,
    doors,
    side_of,
    sign_ups,
    to_enter,
    to_invite,
    waiters,
)
from turnabout.web.enrollment.forms.looking import Search, Waits
from turnabout.web.enrollment.stops import after, at, places, stops_for_them
from turnabout.web.parts import render_part

CLOSED = gettext_lazy("Sign-up is not open.")


def show(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Show who signed up for a role, who began, who is silent."""
    one = cohort_led(request, pk, cohort)
    told = sign_ups(one, side_of(request), request.GET.get("page"))
    return render(request, "enrollment/cohort.html", told)


def invite_some(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Look for people in the directory, and invite those chosen, or all who were found."""
    one = cohort_led(request, pk, cohort)
    role = side_of(request)
    if request.method == "POST":
        return _invite(request, one, role)
    told = to_invite(one, role, Search(request.GET or {"role": role}))
    return render_part(request, "enrollment/invite.html", "found", told)


@require_POST
def remind_silent(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Remind once everybody who gave no answer."""
    one, role = cohort_led(request, pk, cohort), side_of(request)
    try:
        remind(one, role, by=person_of(request), at=current_time())
        messages.success(request, _("Everybody who has not answered is reminded, once."))
    except SignUpClosedError:
        messages.error(request, CLOSED)
    return redirect(_list(one, role))


def links(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Show the open links of a cohort; make one, or end it."""
    one = cohort_led(request, pk, cohort)
    role, by, now = side_of(request), person_of(request), current_time()
    if request.method != "POST":
        given = {"cohort": one, "program": one.program, "doors": doors(one)}
        return render(request, "enrollment/links.html", given)
    if "end" in request.POST:
        end_open_link(get_object_or_404(one.open_links.working(), role=role), by=by, at=now)
    else:
        make_open_link(one, role, by=by, at=now)
    return redirect("cohort_links", pk, cohort)


def enter(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Look for somebody, and begin their sign-up for them."""
    one, role = cohort_led(request, pk, cohort), side_of(request)
    words = request.GET.get("q", "").strip()
    if request.method != "POST":
        found = to_enter(one, role, words)
        given = {"cohort": one, "program": one.program, "role": role, "words": words}
        return render(request, "enrollment/enter.html", given | {"found": found})
    chosen = request.POST.get("person", "")
    fitting = who_may(one.program, role)
    person = get_object_or_404(fitting, pk=chosen if chosen.isdecimal() else 0)
    try:
        begun = begin(one, person, role, by=person_of(request), at=current_time(), is_invited=True)
    except SignUpClosedError:
        messages.error(request, CLOSED)
        return redirect(_list(one, role))
    return redirect("cohort_entry", pk, cohort, begun.pk, "topics")


def entry(request: HttpRequest, pk: int, cohort: int, enrollment: int, step: str) -> HttpResponse:
    """Enter what somebody told the coordinator, until they open it themselves."""
    one = cohort_led(request, pk, cohort)
    entered = Enrollment.objects.standing().filter(
        cohort=one, entered_by__isnull=False, taken_over_at__isnull=True
    )
    theirs = get_object_or_404(entered.with_answers(), pk=enrollment)
    path = stops_for_them(theirs)
    stop = at(path, step)
    form = stop.form(theirs, request.POST if request.method == "POST" else None)
    if not (form.is_bound and form.is_valid()):
        given = {"enrollment": theirs, "stop": stop, "form": form, "cohort": one}
        given |= {"walk": places(path, [], stop.key), "program": one.program}
        return render(request, "enrollment/entry.html", given)
    try:
        form.keep(by=person_of(request), at=current_time())
    except SignUpClosedError:
        messages.error(request, CLOSED)
    follows = after(path, stop)
    if follows:
        return redirect("cohort_entry", pk, cohort, enrollment, follows.key)
    return redirect(_list(one, Side(theirs.role)))


def waiting(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Show who waits for a place of a role, and offer a free one to the first."""
    one, role = cohort_led(request, pk, cohort), side_of(request)
    if request.method == "POST":
        return _offer_place(request, one, role)
    given = {"cohort": one, "program": one.program, "role": role, "waiters": waiters(one, role)}
    return render(request, "enrollment/waiting.html", given | {"sides": list(Side)})


def wait(request: HttpRequest, pk: int, cohort: int, enrollment: int) -> HttpResponse:
    """Put somebody on the waitlist with a reason, or take them off it."""
    one = cohort_led(request, pk, cohort)
    signed_up = Enrollment.objects.submitted().filter(cohort=one).select_related("person", "cohort")
    who, by, now = get_object_or_404(signed_up, pk=enrollment), person_of(request), current_time()
    form = Waits(request.POST or None)
    if "end" in request.POST:
        _take_off(request, who)
    elif form.is_valid():
        put_on_waitlist(who, reason=form.cleaned_data["reason"], by=by, at=now)
    else:
        given = {"cohort": one, "program": one.program, "enrollment": who, "form": form}
        given["place"] = waitlist(one, who.role).filter(enrollment=who).first()
        return render(request, "enrollment/wait.html", given)
    return redirect(f"{reverse('cohort_waiting', args=[pk, cohort])}?role={who.role}")


def _take_off(request: HttpRequest, who: Enrollment) -> None:
    try:
        take_off_waitlist(who, by=person_of(request), at=current_time())
    except ByLotError as error:
        messages.error(request, str(error))


def _invite(request: HttpRequest, cohort: Cohort, role: Side) -> HttpResponse:
    fitting = who_may(cohort.program, role)
    chosen = [one for one in request.POST.getlist("person") if one.isdecimal()]
    everybody = "all" in request.POST
    people = Search(request.POST).of(fitting) if everybody else fitting.filter(pk__in=chosen)
    try:
        count = invite(cohort, people, role, by=person_of(request), at=current_time())
        told = ngettext("%(n)s person is invited.", "%(n)s people are invited.", count)
        messages.success(request, told % {"n": count})
    except SignUpClosedError:
        messages.error(request, CLOSED)
    except TooManyError:
        told = _("Those are more than %(most)s. Look for fewer.")
        messages.error(request, told % {"most": MOST_AT_ONCE})
    return redirect(_list(cohort, role))


def _offer_place(request: HttpRequest, cohort: Cohort, role: Side) -> HttpResponse:
    offer = a_place_is_free(cohort, role, at=current_time())
    if offer:
        name = {"name": offer.place.enrollment.person}
        messages.success(request, _("The place is offered to %(name)s.") % name)
    else:
        messages.info(request, _("Nobody waits who was not asked already."))
    return redirect(f"{reverse('cohort_waiting', args=[cohort.program_id, cohort.pk])}?role={role}")


def _list(cohort: Cohort, role: Side) -> str:
    return f"{reverse('cohort_sign_ups', args=[cohort.program_id, cohort.pk])}?role={role}"
