"""After sign-up has closed: stars, and places that became free."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.enrollment.models import PlaceOffer
from turnabout.enrollment.places import TooLateError, accept_place, decline_place
from turnabout.enrollment.stars import (
    CannotStarError,
    give_stars,
    is_time_for_stars,
    profiles,
)
from turnabout.web.access import person_of
from turnabout.web.enrollment.views.answers import own


def stars(request: HttpRequest, pk: int) -> HttpResponse:
    """Show short profiles of the other side, and keep whom one would choose."""
    enrollment = own(request, pk)
    if not is_time_for_stars(enrollment, current_time()):
        raise Http404
    if request.method == "POST":
        return _give(request, pk)
    ranks = dict(enrollment.stars.values_list("other", "rank"))
    told = [(one, ranks.get(one.enrollment.pk)) for one in profiles(enrollment)]
    given = {"enrollment": enrollment, "profiles": told, "ranks": range(1, 6)}
    return render(request, "enrollment/stars.html", given)


@require_POST
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a place that became free, or leave it to the next."""
    open_ones = PlaceOffer.objects.open().select_related("place__enrollment__cohort__program")
    offer = get_object_or_404(open_ones, place__enrollment=own(request, pk))
    action = accept_place if "accept" in request.POST else decline_place
    try:
        action(offer, by=person_of(request), at=current_time())
        messages.success(request, _("Thank you. Your answer is kept."))
    except TooLateError:
        messages.error(request, _("The deadline has passed: the place goes to the next."))
    return redirect("sign_up", pk)


def _give(request: HttpRequest, pk: int) -> HttpResponse:
    enrollment = own(request, pk)
    sent = [(value, name) for name, value in request.POST.items() if _is_rank(name)]
    ranked = sorted((value, name) for value, name in sent if value)
    chosen = [int(name.removeprefix("rank_")) for _rank, name in ranked]
    if len({rank for rank, _name in ranked}) < len(ranked):
        chosen = chosen + chosen  # a number given twice leaves open who comes first
    try:
        give_stars(enrollment, chosen, by=person_of(request), at=current_time())
    except CannotStarError:
        messages.error(request, _("Choose up to five people, and give each number once."))
        return redirect("sign_up_stars", pk)
    messages.success(request, _("Kept. Nobody else sees whom you chose."))
    return redirect("sign_up", pk)


def _is_rank(name: str) -> bool:
    return name.startswith("rank_") and name.removeprefix("rank_").isdecimal()
