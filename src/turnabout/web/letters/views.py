"""The words of letters: a program's for who coordinates it, the others for administrators."""

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.core.mail.filling import Text
from turnabout.web.access import person_of
from turnabout.web.letters.forms import LetterForm
from turnabout.web.letters.looking import kept_look, look
from turnabout.web.letters.pages import around, rows
from turnabout.web.letters.shelves import Shelf, spoken
from turnabout.web.parts import asks_for_part, render_part, told_apart
from turnabout.web.programs.loading import led

_OWN_STYLES = {"default-src": [NONE], "style-src": [UNSAFE_INLINE], "frame-ancestors": [SELF]}
"""A letter brings its styles along, and needs nothing else."""


def show_of_program(request: HttpRequest, pk: int) -> HttpResponse:
    """List the letters that a program sends, and whose words each has."""
    shelf = Shelf(led(request, pk))
    given = {"shelf": shelf, "program": shelf.program, "rows": rows(shelf)}
    return render(request, "letters/letters.html", given)


def show_all(request: HttpRequest) -> HttpResponse:
    """List the letters of the installation, and whose words each has."""
    return render(request, "letters/letters.html", {"shelf": Shelf(), "rows": rows(Shelf())})


def edit_of_program(request: HttpRequest, pk: int, kind: str, language: str) -> HttpResponse:
    """Edit a letter that a program sends, beside how it reads."""
    return _edit(request, Shelf(led(request, pk)), kind, language)


def edit(request: HttpRequest, kind: str, language: str) -> HttpResponse:
    """Edit a letter of the installation, beside how it reads."""
    return _edit(request, Shelf(), kind, language)


@require_POST
def give_back_of_program(request: HttpRequest, pk: int, kind: str, language: str) -> HttpResponse:
    """Give a letter that a program sends our words again."""
    return _give_back(request, Shelf(led(request, pk)), kind, language)


@require_POST
def give_back(request: HttpRequest, kind: str, language: str) -> HttpResponse:
    """Give a letter of the installation our words again."""
    return _give_back(request, Shelf(), kind, language)


@csp_replace(_OWN_STYLES)  # type: ignore[arg-type]  # its types know no addresses with a key
@xframe_options_sameorigin
def show_look(request: HttpRequest, key: str) -> HttpResponse:
    """Show the HTML of a letter as it would arrive, in the frame of the page that asks for it."""
    html = kept_look(key, person_of(request))
    if html is None:
        raise Http404
    return HttpResponse(html)


def _edit(request: HttpRequest, shelf: Shelf, name: str, language: str) -> HttpResponse:
    kind, person = shelf.kind(name), person_of(request)
    text = shelf.text(kind, spoken(language))
    form = LetterForm(kind, request.POST or None, initial=text._asdict())
    seen = look(shelf, kind, form.said, language=language, person=person)
    given = {"form": form, **seen, **around(shelf, kind, language)}
    if asks_for_part(request):
        return render_part(request, "letters/letter.html", "look", given)
    if "look" in request.POST or not form.is_valid():
        return told_apart(render(request, "letters/letter.html", given))
    said = Text(form.cleaned_data["subject"], form.cleaned_data["body"])
    shelf.reword(kind, said, language=language, by=person, at=current_time())
    messages.success(request, _("Saved. The next letters have these words."))
    return redirect(shelf.address_of(kind, language))


def _give_back(request: HttpRequest, shelf: Shelf, name: str, language: str) -> HttpResponse:
    kind = shelf.kind(name)
    shelf.give_back(kind, language=spoken(language), by=person_of(request), at=current_time())
    messages.success(request, _("The next letters have our words again."))
    return redirect(shelf.address_of(kind, language))
