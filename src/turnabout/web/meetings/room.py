"""The room of a pair's dates: all of them, held ahead, and where each is."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext

from turnabout.clock import current_time
from turnabout.meetings.planning import (
    ChangedMeanwhileError,
    OutOfOrderError,
    PastError,
    TooFarError,
    hold,
    place,
)
from turnabout.meetings.rules import clock_of
from turnabout.meetings.where import Where
from turnabout.web.access import person_of
from turnabout.web.meetings.forms import Hold, Place
from turnabout.web.meetings.listing import all_dates, numbers_to_hold, to_hold, to_place
from turnabout.web.pairs.loading import open_seat_of, seat_of


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show all dates of a pair, past and to come, with what became of them."""
    told = all_dates(seat_of(request, pk), at=current_time())
    return render(request, "meetings/sessions.html", told)


def hold_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Look at a date for each session that has none, change them, and hold them all at once."""
    seat, now = open_seat_of(request, pk), current_time()
    form = Hold(request.POST or None, clock=clock_of(seat.me), numbers=numbers_to_hold(seat))
    if form.is_valid():
        try:
            held = hold(seat.pair, form.cleaned_data["dates"], by=person_of(request), at=now)
        except (PastError, TooFarError, OutOfOrderError, ChangedMeanwhileError) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _held(len(held), name=seat.other.person.first_name))
            return redirect("sessions", pk)
    return render(request, "meetings/hold.html", to_hold(seat, form, at=now))


def place_one(request: HttpRequest, pk: int, meeting: int) -> HttpResponse:
    """Say where a session is: by a link, or in person."""
    seat, now = open_seat_of(request, pk), current_time()
    one = get_object_or_404(seat.pair.meetings.ahead(now), pk=meeting)
    form = Place(request.POST or None, initial={"link": one.link, "place": one.place})
    if not form.is_valid():
        return render(request, "meetings/where.html", to_place(seat, one, form))
    told = form.cleaned_data
    one.starts_at, one.pair = told["known"], seat.pair
    try:
        place(one, Where(told["link"], told["place"]), by=person_of(request), at=now)
    except ChangedMeanwhileError as error:
        messages.error(request, str(error))
    return redirect("sessions", pk)


def _held(count: int, *, name: str) -> str:
    said = ngettext(
        "One date is held. %(name)s is written to.",
        "%(count)s dates are held. %(name)s is written to, with an invitation for each.",
        count,
    )
    return said % {"count": count, "name": name}
