"""What was decided in a program, for everyone who signed up to it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from turnabout.enrollment.models import Enrollment
from turnabout.web.access import person_of
from turnabout.web.programs.history import concerning, entries_by_office

A_PAGE = 30
"""Changes on one page."""


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was decided for everybody, newest first, with old and new values."""
    mine = Enrollment.objects.standing().filter(person=person_of(request))
    enrollment = get_object_or_404(mine.select_related("cohort__program"), pk=pk)
    page = Paginator(concerning(enrollment.program), A_PAGE).get_page(request.GET.get("page"))
    told = entries_by_office(page.object_list)
    given = {"enrollment": enrollment, "page": page, "entries": told}
    return render(request, "enrollment/history.html", given)
