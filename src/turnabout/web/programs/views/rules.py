"""The fourth step: what must never be, and what would be good."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from turnabout.clock import current_time
from turnabout.matchmaking.policy import PolicyError
from turnabout.programs.models import Program
from turnabout.programs.rulebooks import OvertakenError, settle_rules
from turnabout.web.access import person_of
from turnabout.web.feasibility.beside import beside
from turnabout.web.programs.forms.rules import Rules, as_initial, told
from turnabout.web.programs.loading import led, seen
from turnabout.web.programs.steps import go_on, show_step
from turnabout.web.programs.versions import compared, overtaken


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for rules and wishes; buttons try the rules, and share the points out to a hundred."""
    program = led(request, pk)
    rulebook = program.rulebook
    initial = as_initial(rulebook.values, rulebook.number)
    form = Rules(request.POST or None, initial=initial)
    if "share" in request.POST:
        form = Rules(initial=form.shared_out())
    if "try" in request.POST:
        form = Rules(initial=form.typed())
    if not (form.is_bound and form.is_valid() and _settled(request, program, form)):
        seen_so_far = beside(program, form, waits="try" in request.POST)
        given = {"form": form, "rulebook": rulebook, "told": seen_so_far}
        return show_step(request, program, "rules", "rules", **given)
    return go_on(request, program, "rules")


def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """Show every version of the rules, and any two side by side."""
    program = seen(request, pk)
    return render(request, "programs/versions.html", compared(program, request.GET))


def _settled(request: HttpRequest, program: Program, form: Rules) -> bool:
    note, after = form.cleaned_data["note"], form.cleaned_data["after"]
    by, at = person_of(request), current_time()
    try:
        settle_rules(program, form.values(), after=after, note=note, by=by, at=at)
    except PolicyError as error:
        form.add_error(None, told(error))
    except OvertakenError as error:
        form.add_error(None, overtaken(error.rulebook))
        form.data = {**request.POST.dict(), "after": str(error.rulebook.number)}
    return form.is_valid()
