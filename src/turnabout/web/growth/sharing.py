"""Showing one's growth to the partner: choose, look, then show; and what the other shows."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.growth.sharing import (
    ChangedMeanwhileError,
    NothingChosenError,
    preview,
    seal_of,
    share,
    shared_by,
    unshare,
)
from turnabout.web.access import person_of
from turnabout.web.growth.forms import Parts
from turnabout.web.pairs.loading import Seat, seat_of
from turnabout.web.pairs.room import room


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what each shows the other, and let one choose."""
    seat = seat_of(request, pk)
    theirs = shared_by(seat.pair, seat.pair.side_of(seat.other.person) or seat.side)
    given = {"form": Parts(), "mine": shared_by(seat.pair, seat.side), "theirs": theirs}
    return render(request, "growth/sharing.html", room(seat) | given)


@require_POST
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """Show exactly what the other would see; once that was looked at, show it to them."""
    seat = seat_of(request, pk)
    form = Parts(request.POST)
    if not form.is_valid():
        messages.error(request, str(NothingChosenError()))
        return redirect("pair_growth", pk)
    parts, seen = form.cleaned_data["parts"], request.POST.get("seen", "")
    if not seen:
        return _look(request, seat, parts)
    try:
        share(seat.pair, parts, side=seat.side, seen=seen, at=current_time())
    except ChangedMeanwhileError as error:
        messages.error(request, str(error))
        return _look(request, seat, parts)
    except NothingChosenError as error:
        messages.error(request, str(error))
        return redirect("pair_growth", pk)
    told = _("%(name)s can see it now. You can take it back whenever you like.")
    messages.success(request, told % {"name": seat.other.person.first_name})
    return redirect("pair_growth", pk)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it no more."""
    seat = seat_of(request, pk)
    unshare(seat.pair, side=seat.side)
    messages.success(request, _("Taken back: it is seen by you alone."))
    return redirect("pair_growth", pk)


def _look(request: HttpRequest, seat: Seat, parts: list[str]) -> HttpResponse:
    sections = preview(seat.pair, seat.side, parts)
    if not sections:
        messages.error(request, str(NothingChosenError()))
        return redirect("pair_growth", seat.pair.pk)
    given = {"sections": sections, "parts": parts, "seen": seal_of(sections)}
    return render(request, "growth/preview.html", room(seat) | given | {"me": person_of(request)})
