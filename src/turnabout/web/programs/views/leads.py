"""Programs that nobody coordinates any more: an administrator gives somebody the seat."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from turnabout.clock import current_time
from turnabout.people.models import Person
from turnabout.programs.models import Program
from turnabout.programs.seats import SeatRefusedError, give_lead
from turnabout.web.access import person_of
from turnabout.web.programs.leads import leads, who_could_lead


def show(request: HttpRequest) -> HttpResponse:
    """Show which program is coordinated by whom; of the programs, only the names."""
    return render(request, "programs/leads.html", leads())


def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose who coordinates a program from now on."""
    program = get_object_or_404(Program.objects.running(), pk=pk)
    if request.method != "POST":
        given = {"program": program, "found": who_could_lead(program)}
        return render(request, "programs/lead.html", given)
    chosen = request.POST.get("person", "")
    person = get_object_or_404(Person.objects.here(), pk=chosen if chosen.isdecimal() else 0)
    try:
        give_lead(program, person, by=person_of(request), at=current_time())
    except SeatRefusedError as error:
        messages.error(request, f"{person.name}: {error}")
        return redirect("program_lead", pk)
    told = {"name": person.name, "program": program}
    messages.success(request, _("%(name)s coordinates %(program)s from now on.") % told)
    return redirect("program_leads")
