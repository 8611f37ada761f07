"""The fifth step: how long, how often."""

from django.http import HttpRequest, HttpResponse

from turnabout.clock import current_time
from turnabout.programs.rhythm import keep_rhythm
from turnabout.web.access import person_of
from turnabout.web.programs.forms.running import Rhythm
from turnabout.web.programs.loading import led
from turnabout.web.programs.steps import go_on, show_step


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the rhythm."""
    program = led(request, pk)
    initial = {name: getattr(program, name) for name in Rhythm.base_fields}
    form = Rhythm(request.POST or None, initial=initial)
    if not form.is_valid():
        return show_step(request, program, "rhythm", "rhythm", form=form)
    keep_rhythm(program, **form.cleaned_data, by=person_of(request), at=current_time())
    return go_on(request, program, "rhythm")
