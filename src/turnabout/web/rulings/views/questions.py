"""Questions about a run: why not these two, what would it cost, what if two pairs swapped."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from turnabout.clock import current_time
from turnabout.web.access import person_of
from turnabout.web.matching.loading import finished_run_led
from turnabout.web.parts import asks_for_part, render_part
from turnabout.web.rulings.answers import is_quick, of_swap, of_two
from turnabout.web.rulings.choosing import choice, enrolled, pairs_found, swapping
from turnabout.web.rulings.deciding import exchange
from turnabout.web.rulings.overview import of_pair, of_run


def choose(request: HttpRequest, pk: int, cohort: int, run: int) -> HttpResponse:
    """Find a mentor and a mentee of a run, then ask about them."""
    one = finished_run_led(request, pk, cohort, run)
    chosen = choice(one.cohort, request.GET)
    if chosen.mentor and chosen.mentee:
        return redirect("pair_question", pk, cohort, run, chosen.mentor.pk, chosen.mentee.pk)
    if asks_for_part(request):
        return render_part(request, "rulings/choose.html", "found", {"choice": chosen})
    return render(request, "rulings/why_not.html", of_run(one) | {"choice": chosen})


def ask(
    request: HttpRequest, pk: int, cohort: int, run: int, mentor: int, mentee: int
) -> HttpResponse:
    """Say what it would cost if two were no pair, or why they are none."""
    one = finished_run_led(request, pk, cohort, run)
    two = enrolled(one.cohort, mentor, mentee)
    told = of_pair(one, two)
    if "cost" in request.GET or asks_for_part(request) or is_quick(one):
        told["answer"] = of_two(one, two)
    return render_part(request, "rulings/question.html", "cost", told)


def swap_two(request: HttpRequest, pk: int, cohort: int, run: int) -> HttpResponse:
    """Say what it would cost if two pairs exchanged their partners, and pin them so."""
    one = finished_run_led(request, pk, cohort, run)
    first, second = swapping(one, request.GET)
    if second is None:
        return render_part(request, "rulings/swap.html", "found", pairs_found(one, first, request))
    if request.method == "POST":
        told = exchange(first, second, by=person_of(request), at=current_time())
        messages.add_message(request, told.level, told.words)
        return redirect("rulings", pk, cohort)
    given = of_run(one) | {"first": first, "second": second}
    if "cost" in request.GET or asks_for_part(request) or is_quick(one):
        given["answer"] = of_swap(one, first, second)
    return render_part(request, "rulings/swapped.html", "cost", given)
