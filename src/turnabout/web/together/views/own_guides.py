"""The guides of a program: coordinators draft, publish and put them away."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.programs.models import Program
from turnabout.together.guides.shipped import shipped
from turnabout.together.guides.writing import (
    ChangedMeanwhileError,
    begin_guide,
    latest_edition,
    publish_edition,
    put_away,
    save_draft,
    wording_of,
)
from turnabout.together.models import OwnGuide
from turnabout.web.access import person_of
from turnabout.web.programs.loading import led
from turnabout.web.sent import number_sent
from turnabout.web.together.forms.own_guides import OwnGuideForm


def show_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the guides of a program, and the twelve that come with Turnabout."""
    program = led(request, pk)
    own = program.guides.standing().prefetch_related("editions")
    told = {"own": [latest_edition(one) for one in own], "shipped": shipped().values()}
    return render(request, "together/own_guides.html", {"program": program, **told})


def begin_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a new guide: a draft."""
    program = led(request, pk)
    form = OwnGuideForm(request.POST or None, initial={"known": 1})
    if not form.is_valid() or "look" in request.POST:
        return render(request, "together/own_guide.html", _page(program, form))
    guide = begin_guide(program, form.told(), by=person_of(request), at=current_time())
    return _saved(request, guide)


def change_one(request: HttpRequest, pk: int, guide: int) -> HttpResponse:
    """Write on: at the draft, or at the next edition of what is published."""
    program = led(request, pk)
    one = _guide(program, guide)
    latest = latest_edition(one)
    known = latest.number + 1 if latest.published_at else latest.number
    form = OwnGuideForm(request.POST or None, instance=latest, initial={"known": known})
    if form.is_valid() and "look" not in request.POST:
        number, by = form.cleaned_data["known"], person_of(request)
        try:
            save_draft(one, form.told(), known=number, by=by, at=current_time())
            return _saved(request, one)
        except ChangedMeanwhileError as error:
            form.add_error(None, str(error))
    one = _guide(program, guide)
    return render(request, "together/own_guide.html", _page(program, form, one))


@require_POST
def publish_one(request: HttpRequest, pk: int, guide: int) -> HttpResponse:
    """Offer the draft to the mentors."""
    one = _guide(led(request, pk), guide)
    known = number_sent(request.POST, "known")
    try:
        publish_edition(one, known=known, by=person_of(request), at=current_time())
        messages.success(request, _("Mentors can choose it from now on."))
    except ChangedMeanwhileError as error:
        messages.error(request, str(error))
    return redirect("program_guides", pk)


@require_POST
def put_one_away(request: HttpRequest, pk: int, guide: int) -> HttpResponse:
    """Offer the guide no more."""
    one = _guide(led(request, pk), guide)
    put_away(one, by=person_of(request), at=current_time())
    messages.success(request, _("Nobody is offered it any more; whoever chose it keeps it."))
    return redirect("program_guides", pk)


def _guide(program: Program, pk: int) -> OwnGuide:
    guides = program.guides.standing().prefetch_related("editions")
    return get_object_or_404(guides, pk=pk)


def _page(program: Program, form: OwnGuideForm, guide: OwnGuide | None = None) -> dict[str, Any]:
    """Return the page on which a guide is written, with what puts people off in it."""
    editions = list(guide.editions.all())[::-1] if guide else []
    words = {name: form[name].value() or "" for name in form.fields}
    return {
        "program": program,
        "form": form,
        "guide": guide,
        "latest": editions[0] if editions else None,
        "editions": editions,
        "findings": wording_of(words) if form.is_bound or guide else [],
        "is_checked": form.is_bound or guide is not None,
    }


def _saved(request: HttpRequest, guide: OwnGuide) -> HttpResponse:
    messages.success(request, _("The draft is saved. No mentor sees it until it is published."))
    return redirect("program_guide", guide.program_id, guide.pk)
