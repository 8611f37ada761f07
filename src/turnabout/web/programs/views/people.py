"""The sixth step: the people in charge."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.people.models import Person
from turnabout.programs.models import Part, Program
from turnabout.programs.seats import LastCoordinatorError, SeatRefusedError, end_seat, give_seat
from turnabout.web.access import person_of
from turnabout.web.parts import asks_for_part, render_part
from turnabout.web.programs.choosing import chairs, people_found
from turnabout.web.programs.loading import led
from turnabout.web.programs.steps import show_step


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who is in charge of what, and find somebody for a seat."""
    program = led(request, pk)
    if request.method == "POST":
        return _give(request, pk)
    part = request.GET.get("part", "")
    words = request.GET.get("q", "").strip()
    found = people_found(program, part, words)
    if asks_for_part(request):
        return render_part(
            request, "programs/choose_person.html", "found", {"program": program, **found}
        )
    return show_step(request, program, "people", "people", chairs=chairs(program, part), **found)


@require_POST
def end(request: HttpRequest, pk: int, seat: int) -> HttpResponse:
    """End a seat."""
    program = led(request, pk)
    ended = get_object_or_404(program.seats.open().select_related("person"), pk=seat)
    try:
        end_seat(ended, by=person_of(request), at=current_time())
    except LastCoordinatorError as error:
        messages.error(request, str(error))
    still_led = Program.objects.led_by(person_of(request)).filter(pk=pk).exists()
    return redirect("program_people", pk) if still_led else redirect("programs")


def _give(request: HttpRequest, pk: int) -> HttpResponse:
    program = led(request, pk)
    chosen = request.POST.get("person", "")
    part = request.POST.get("part", "")
    person = get_object_or_404(Person.objects.here(), pk=chosen if chosen.isdecimal() else 0)
    try:
        give_seat(program, person, Part(part), by=person_of(request), at=current_time())
    except (SeatRefusedError, ValueError) as error:
        messages.error(request, f"{person.name}: {error}")
    return redirect("program_people", program.pk)
