"""My pair, my pairs, and the pairs of a cohort."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from turnabout.clock import current_time
from turnabout.web.access import person_of
from turnabout.web.enrollment.coordinating import cohort_led
from turnabout.web.pairs.coordinating import pairs_of
from turnabout.web.pairs.loading import seat_of
from turnabout.web.pairs.overview import cards, overview


def show_all(request: HttpRequest) -> HttpResponse:
    """Show one's pairs; the page of the only one, where there is one."""
    found = cards(person_of(request), at=current_time())
    if len(found) == 1:
        return redirect("pair", found[0].pair.pk)
    return render(request, "pairs/pairs.html", {"cards": found})


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one of the two what is next, whom they meet, and when they met."""
    return render(request, "pairs/pair.html", overview(seat_of(request, pk), at=current_time()))


def show_cohort(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Show a coordinator who meets, how often, and when next."""
    led = cohort_led(request, pk, cohort)
    told = pairs_of(led, request.GET.get("page"), by=person_of(request))
    return render(request, "pairs/cohort.html", told)
