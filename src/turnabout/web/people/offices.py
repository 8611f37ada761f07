"""The offices: who looks after the installation, and who after the programs."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.people.models import Appointment, Office, Person
from turnabout.people.offices import LastAdministratorError, NotHereError, appoint, dismiss
from turnabout.web.access import person_of
from turnabout.web.parts import render_part
from turnabout.web.people.history import office_entries

FOUND = 8


def show(request: HttpRequest) -> HttpResponse:
    """Show who holds which office, find somebody for one, and what was decided."""
    words = request.GET.get("q", "").strip()
    held = Appointment.objects.filter(ended_at__isnull=True, person__left_at__isnull=True)
    given = {
        "held": held.select_related("person", "appointed_by").order_by("office", "person__name"),
        "offices": Office.choices,
        "words": words,
        "people": Person.objects.here().whose_name_holds(words)[:FOUND] if words else [],
        "entries": office_entries(),
    }
    return render_part(request, "offices/offices.html", "found", given)


@require_POST
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Appoint somebody to an office."""
    person = get_object_or_404(Person, pk=pk)
    office = _office(request.POST.get("office", ""))
    try:
        appoint(person, office, by=person_of(request), at=current_time())
    except NotHereError as error:
        messages.error(request, str(error))
    else:
        told = {"name": person, "office": office.label}
        messages.success(request, _("%(name)s: %(office)s from now on.") % told)
    return redirect("offices")


@require_POST
def end(request: HttpRequest, pk: int, office: str) -> HttpResponse:
    """Dismiss somebody from an office; who dismisses themselves goes home."""
    person = get_object_or_404(Person, pk=pk)
    try:
        dismiss(person, _office(office), by=person_of(request), at=current_time())
    except LastAdministratorError as error:
        messages.error(request, str(error))
    else:
        told = {"name": person, "office": _office(office).label}
        messages.success(request, _("%(name)s: no longer %(office)s.") % told)
    return redirect("home" if person == request.user else "offices")


def _office(name: str) -> Office:
    if name not in Office.values:
        raise Http404
    return Office(name)
