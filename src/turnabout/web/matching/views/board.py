"""What a run found: its proposals to say yes to, who has nobody, what is short, a file of it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.pairs import review
from turnabout.pairs.models import MatchRun
from turnabout.web.access import person_of
from turnabout.web.matching import board
from turnabout.web.matching.files import KINDS
from turnabout.web.matching.forms import Search
from turnabout.web.matching.loading import finished_run_led
from turnabout.web.matching.pair import explained
from turnabout.web.parts import asks_for_part


@require_POST
def approval(request: HttpRequest, pk: int, cohort: int, run: int) -> HttpResponse:
    """Say yes to one proposal, to those ticked or to all that were found; or take a yes back."""
    one = finished_run_led(request, pk, cohort, run)
    told = _take_back(request, one) if "back" in request.POST else _approve(request, one)
    if not asks_for_part(request):
        messages.success(request, told)
    asked = request.GET.urlencode()
    return redirect(f"{reverse('match_run', args=[pk, cohort, run])}?{asked}".removesuffix("?"))


def waiting(request: HttpRequest, pk: int, cohort: int, run: int) -> HttpResponse:
    """Show who has nobody, why, and what would have to give."""
    one = finished_run_led(request, pk, cohort, run)
    return render(request, "matching/waiting.html", board.waiting(one, request.GET))


def short(request: HttpRequest, pk: int, cohort: int, run: int) -> HttpResponse:
    """Show which topics to find mentors for."""
    one = finished_run_led(request, pk, cohort, run)
    return render(request, "matching/short.html", board.short(one, request.GET.get("page")))


def pair(request: HttpRequest, pk: int, cohort: int, run: int, proposal: int) -> HttpResponse:
    """Show why two are proposed."""
    one = finished_run_led(request, pk, cohort, run)
    both = get_object_or_404(
        one.proposals.with_people().select_related("preview", "approved_by"), pk=proposal
    )
    given = {"run": one, "cohort": one.cohort, "program": one.cohort.program}
    return render(request, "matching/pair.html", given | explained(both))


def file(request: HttpRequest, pk: int, cohort: int, run: int, kind: str) -> HttpResponse:
    """Give the pairs as a file."""
    one = finished_run_led(request, pk, cohort, run)
    if kind not in KINDS:
        raise Http404
    write, type_of_file = KINDS[kind]
    name = f"{slugify(f'{one.cohort.program} {one.cohort}')}-pairs.{kind}"
    told = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(write(one), content_type=type_of_file, headers=told)


def _approve(request: HttpRequest, run: MatchRun) -> str:
    by, at = person_of(request), current_time()
    if "all" in request.POST:
        count = review.approve(run, Search(request.GET, run=run).proposals(), by=by, at=at)
    else:
        asked = request.POST.getlist("one") or request.POST.getlist("proposal")
        ticked = [key for key in asked if key.isdecimal()]
        count = review.approve(run, run.proposals.filter(pk__in=ticked), by=by, at=at)
    told = ngettext("%(n)s pair is approved.", "%(n)s pairs are approved.", count)
    return told % {"n": count}


def _take_back(request: HttpRequest, run: MatchRun) -> str:
    key = request.POST["back"]
    proposal = get_object_or_404(run.proposals, pk=key if key.isdecimal() else 0)
    review.take_back(proposal, by=person_of(request), at=current_time())
    return _("The approval is taken back.")
