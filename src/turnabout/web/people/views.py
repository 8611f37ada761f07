"""The directory: everyone of the organisation, one by one, for who looks after the staff list."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.people.changing import GuardedAddressError, TakenError, change, enter
from turnabout.people.leaving import HoldsOfficeError, come_back, leave
from turnabout.people.models import Grade, Person
from turnabout.people.offices import LastAdministratorError
from turnabout.web.access import person_of
from turnabout.web.parts import render_part
from turnabout.web.people.forms import SORTS, PersonFacts, Search
from turnabout.web.people.history import history_of
from turnabout.web.people.pages import page_of
from turnabout.web.sorting import headings

REPORTS_SHOWN = 12


def show(request: HttpRequest) -> HttpResponse:
    """Show whom one looks for."""
    search = Search(request.GET)
    found = page_of(search, request.GET.get("page"))
    given = {
        "search": search,
        "found": found,
        "page": found.page,
        "headings": headings(request.GET, SORTS, search.column, descending=search.descending),
        "grades_to_be_placed": Grade.objects.to_be_placed().count(),
    }
    return render_part(request, "people/people.html", "found", given)


def show_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what is known of one person."""
    person = get_object_or_404(Person.objects.known().select_related("grade", "manager"), pk=pk)
    reports = person.reports.here()
    given = {
        "person": person,
        "reports": reports[:REPORTS_SHOWN],
        "reports_count": reports.count(),
        "entries": history_of(person),
        "offices": person.appointments.filter(ended_at__isnull=True),
    }
    return render(request, "people/person.html", given)


def add(request: HttpRequest) -> HttpResponse:
    """Enter somebody new."""
    form = PersonFacts(request.POST or None)
    if form.is_valid():
        try:
            person = enter(**form.facts(), by=person_of(request), at=current_time())
        except TakenError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("%(name)s is entered.") % {"name": person})
            return redirect("person", person.pk)
    return render(request, "people/new.html", {"form": form})


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is known of one person."""
    person = get_object_or_404(Person.objects.known().select_related("manager"), pk=pk)
    form = PersonFacts(request.POST or None, instance=Person.objects.get(pk=pk))
    if form.is_valid():
        try:
            change(person, **form.facts(), by=person_of(request), at=current_time())
        except (TakenError, GuardedAddressError) as error:
            form.add_error(None, str(error))
        else:
            return redirect("person", pk)
    return render(request, "people/edit.html", {"person": person, "form": form})


def mark_left(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what leaving means, and let the person have left."""
    person = get_object_or_404(Person.objects.here(), pk=pk)
    if request.method != "POST":
        return render(request, "people/leaving.html", {"person": person})
    try:
        leave(person, by=person_of(request), at=current_time())
    except (HoldsOfficeError, LastAdministratorError) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("%(name)s has left.") % {"name": person})
    return redirect("person", pk)


@require_POST
def mark_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody who has left be here again."""
    person = get_object_or_404(Person.objects.gone(), pk=pk)
    come_back(person, by=person_of(request), at=current_time())
    messages.success(request, _("%(name)s is back.") % {"name": person})
    return redirect("person", pk)


def suggest(request: HttpRequest) -> HttpResponse:
    """Suggest whom a field means, while somebody types."""
    words = request.GET.get("manager", "").strip()
    found = Person.objects.here().whose_name_holds(words)[:8] if len(words) > 1 else []
    return render(request, "people/suggestions.html", {"people": found})
