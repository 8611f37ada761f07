"""The seventh step: the words that invite."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from turnabout.clock import current_time
from turnabout.programs.invitations import settle_text, settled_sides, text_of
from turnabout.programs.letter_kinds import INVITATIONS
from turnabout.programs.models.cohort import Side
from turnabout.web.access import person_of
from turnabout.web.letters.forms import LetterForm
from turnabout.web.letters.looking import look
from turnabout.web.letters.pages import around
from turnabout.web.letters.shelves import Shelf
from turnabout.web.parts import asks_for_part, render_part
from turnabout.web.programs.loading import led
from turnabout.web.programs.steps import go_on, show_step

SIDES = {Side.MENTEE: _("Text for mentees"), Side.MENTOR: _("Text for mentors")}
"""The two texts: mentees are invited first."""


def first(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin with the first side whose text is not settled: the mentees, then the mentors."""
    program = led(request, pk)
    settled = settled_sides(program)
    side = next((side for side in SIDES if side not in settled), Side.MENTEE)
    return redirect("program_invitation", program.pk, side.value)


def show(request: HttpRequest, pk: int, side: str) -> HttpResponse:
    """Ask for the words that invite one side, and show beside them how they read."""
    program, which = led(request, pk), _side(side)
    kind, language = INVITATIONS[which], get_language() or settings.LANGUAGE_CODE
    shelf, by = Shelf(program), person_of(request)
    form = LetterForm(kind, request.POST or None, initial=text_of(program, which)._asdict())
    seen = look(shelf, kind, form.said, language=language, person=by)
    given = {"side": which, "sides": SIDES.items(), **around(shelf, kind, language), **seen}
    if asks_for_part(request):
        return render_part(request, "letters/letter.html", "look", {"form": form, **given})
    if "look" in request.POST or not form.is_valid():
        return show_step(request, program, "invitations", "invitations", form=form, **given)
    settle_text(program, which, **form.cleaned_data, by=by, at=current_time())
    return go_on(request, program, "invitations")


def _side(side: str) -> Side:
    if side not in Side.values:
        raise Http404
    return Side(side)
