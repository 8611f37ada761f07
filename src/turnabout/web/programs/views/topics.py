"""The second step: what the program is about."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.programs.topics import add_topics, drop_topic, mark_objective
from turnabout.skills.models import Skill
from turnabout.web.access import person_of
from turnabout.web.parts import asks_for_part, render_part
from turnabout.web.programs.choosing import groups, skills_found
from turnabout.web.programs.forms.audience import Marks
from turnabout.web.programs.loading import led
from turnabout.web.programs.steps import go_on, show_step


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the topics, and let the coordinator say which the objective is for."""
    program = led(request, pk)
    form = Marks(program, request.POST or None)
    words = request.GET.get("q", "").strip()
    given = {"form": form, "words": words, "found": skills_found(program, words)}
    if asks_for_part(request):
        return render_part(request, "programs/topics.html", "found", {"program": program, **given})
    if not form.is_valid():
        return show_step(request, program, "topics", "topics", groups=groups(program), **given)
    mark_objective(
        program, form.cleaned_data["objective"], by=person_of(request), at=current_time()
    )
    return go_on(request, program, "topics")


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Make skills topics of the program."""
    program = led(request, pk)
    chosen = [one for one in request.POST.getlist("skill") if one.isdecimal()]
    skills = Skill.objects.standing().filter(pk__in=chosen)
    add_topics(program, skills, by=person_of(request), at=current_time())
    return redirect("program_topics", program.pk)


@require_POST
def drop(request: HttpRequest, pk: int, topic: int) -> HttpResponse:
    """Take a topic out of the program."""
    program = led(request, pk)
    gone = get_object_or_404(program.topics.all(), pk=topic)
    drop_topic(gone, by=person_of(request), at=current_time())
    return redirect("program_topics", program.pk)
