"""The first step: whether it is time, and what the program is to change."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.programs.models import Decision, Objective
from turnabout.programs.objectives import objective_of, settle_objective
from turnabout.programs.readiness import decide_readiness
from turnabout.web.access import person_of
from turnabout.web.programs.forms.why import (
    ObjectiveForm,
    Questions,
    as_initial,
    objective_as_initial,
)
from turnabout.web.programs.loading import led
from turnabout.web.programs.steps import go_on, show_step


def questions(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the six questions, and for a decision where they advise to listen first."""
    program = led(request, pk)
    last = program.readiness.first()
    form = Questions(request.POST or None, initial=as_initial(last))
    if not form.is_valid():
        return show_step(request, program, "why", "questions", form=form, last=last)
    told = form.cleaned_data
    decision, reason = Decision(told["decision"]), told["reason"]
    now = current_time()
    decide_readiness(
        program, form.answers(), decision=decision, reason=reason, by=person_of(request), at=now
    )
    return redirect("program_why", program.pk)


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the objective; before that, the six questions."""
    program = led(request, pk)
    objective, last = objective_of(program), program.readiness.first()
    form = ObjectiveForm(request.POST or None, initial=objective_as_initial(objective))
    if not last:
        return redirect("program_questions", program.pk)
    if not form.is_valid():
        given = {"form": form, "last": last, "sentence": objective.sentence()}
        return show_step(request, program, "why", "why", **given)
    settle_objective(program, form.values(), by=person_of(request), at=current_time())
    return go_on(request, program, "why")


@require_POST
def sentence(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with the objective as it reads so far; nothing is saved."""
    form = ObjectiveForm(request.POST)
    form.is_valid()
    told = Objective(program=led(request, pk), **form.values()).sentence()
    return render(request, "programs/why.html#sentence", {"sentence": told})
