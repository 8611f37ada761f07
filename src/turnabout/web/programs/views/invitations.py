"""The seventh step: the words that invite."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from turnabout.clock import current_time
from turnabout.programs.invitations import settle_text, text_of
from turnabout.programs.models.cohort import Side
from turnabout.web.access import person_of
from turnabout.web.parts import asks_for_part, render_part
from turnabout.web.programs.forms.running import Invitation
from turnabout.web.programs.loading import led
from turnabout.web.programs.looking import as_read
from turnabout.web.programs.steps import go_on, show_step

SIDES = {Side.MENTEE: _("Text for mentees"), Side.MENTOR: _("Text for mentors")}
"""The two texts: mentees are invited first."""


def first(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin with the first side whose text is not settled: the mentees, then the mentors."""
    program = led(request, pk)
    settled = set(program.invitations.values_list("side", flat=True))
    side = next((side for side in SIDES if side not in settled), Side.MENTEE)
    return redirect("program_invitation", program.pk, side.value)


def show(request: HttpRequest, pk: int, side: str) -> HttpResponse:
    """Ask for the words that invite one side, and show beside them how they read."""
    program, which = led(request, pk), _side(side)
    text = text_of(program, which)
    initial = {"subject": text.subject, "body": text.body}
    form = Invitation(request.POST or None, initial=initial)
    given = {"form": form, "side": which, "sides": SIDES.items(), **as_read(program, form)}
    if asks_for_part(request):
        return render_part(
            request, "programs/invitations.html", "look", {"program": program, **given}
        )
    if "look" in request.POST or not form.is_valid():
        return show_step(request, program, "invitations", "invitations", **given)
    told = form.cleaned_data
    settle_text(program, which, **told, by=person_of(request), at=current_time())
    return go_on(request, program, "invitations")


def _side(side: str) -> Side:
    if side not in Side.values:
        raise Http404
    return Side(side)
