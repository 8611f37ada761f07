"""What is known of somebody, for themselves: where to find it, and who looked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from turnabout.clock import current_time
from turnabout.rights.looking import looks_at
from turnabout.rights.models import Erasure
from turnabout.web.access import person_of


def show(request: HttpRequest) -> HttpResponse:
    """Show what somebody can do about what is known of them."""
    erasure = Erasure.objects.open().filter(person=person_of(request)).first()
    return render(request, "rights/data.html", {"erasure": erasure})


def looks(request: HttpRequest) -> HttpResponse:
    """Show who in office looked at what is known of them."""
    told = looks_at(person_of(request), at=current_time())
    return render(request, "rights/looks.html", {"looks": told})
