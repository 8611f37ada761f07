"""The guides of a pair."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from turnabout.clock import current_time
from turnabout.web.pairs.loading import seat_of
from turnabout.web.together.guides_page import all_guides, one_guide


def show_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the guides to choose from, or those that were chosen."""
    told = all_guides(seat_of(request, pk), at=current_time())
    return render(request, "together/guides.html", told)


def show(request: HttpRequest, pk: int, guide: str) -> HttpResponse:
    """Show one guide."""
    told = one_guide(seat_of(request, pk), guide, at=current_time())
    return render(request, "together/guide.html", told)
