"""Who changed what in a program, for everyone in it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from turnabout.core.models import Change
from turnabout.web.programs.history import entries
from turnabout.web.programs.loading import seen

A_PAGE = 30
"""Changes on one page."""


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was changed, newest first, with old and new values."""
    program = seen(request, pk)
    changes = Change.objects.of(program).select_related("by")
    page = Paginator(changes, A_PAGE).get_page(request.GET.get("page"))
    told = {"program": program, "page": page, "entries": entries(page.object_list)}
    return render(request, "programs/history.html", told)
