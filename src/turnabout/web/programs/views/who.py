"""The third step: who may mentor, and who may learn."""

from django.http import HttpRequest, HttpResponse

from turnabout.clock import current_time
from turnabout.programs.audience import decide_who, numbers
from turnabout.web.access import person_of
from turnabout.web.parts import asks_for_part, render_part
from turnabout.web.programs.forms.audience import Who
from turnabout.web.programs.loading import led
from turnabout.web.programs.steps import go_on, show_step


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the grades, and say how many people they let in."""
    program = led(request, pk)
    if asks_for_part(request):
        return _show_numbers(request, pk)
    initial = {
        "mentors_up_to": program.mentors_up_to,
        "mentees_from": program.mentees_from,
        "level_gap": program.rulebook.values["level_gap"],
    }
    form = Who(request.POST or None, initial=initial)
    if not form.is_valid():
        return show_step(request, program, "who", "who", form=form, numbers=numbers(program))
    decide_who(program, **form.cleaned_data, by=person_of(request), at=current_time())
    return go_on(request, program, "who")


def _show_numbers(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with how many people the chosen grades let in; nothing is saved."""
    program, form = led(request, pk), Who(request.GET)
    form.is_valid()
    program.mentors_up_to = form.cleaned_data.get("mentors_up_to")
    program.mentees_from = form.cleaned_data.get("mentees_from")
    return render_part(request, "programs/who.html", "numbers", {"numbers": numbers(program)})
