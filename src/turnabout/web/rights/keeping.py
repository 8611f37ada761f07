"""What is erased by itself, for administrators: counts, of nobody in particular."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from turnabout.clock import current_time
from turnabout.rights.keeping.nightly import erasures_ahead, what_is_due


def show(request: HttpRequest) -> HttpResponse:
    """Show every limit, and what the next night would erase."""
    told = {"limits": what_is_due(at=current_time()), "ahead": erasures_ahead()}
    return render(request, "rights/retention.html", told)
