"""Check-ins: the fit after the second session, the middle after the third."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from turnabout.clock import current_time
from turnabout.closing.fit import say_how_it_fits
from turnabout.closing.midpoint import say_where_it_goes
from turnabout.closing.models import Going, Heading, Reader
from turnabout.closing.rules import is_fit_time, is_midpoint
from turnabout.closing.words import SaidBeforeError, who_could_read
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side
from turnabout.web.closing.forms import Fit, Middle
from turnabout.web.closing.questions import MIDDLE
from turnabout.web.pairs.loading import Seat, open_seat_of
from turnabout.web.pairs.overview import contact_of
from turnabout.web.pairs.room import room

LOW = 2
"""Whoever can say what they think no more often than this is offered help, privately."""


def say_fit(request: HttpRequest, pk: int) -> HttpResponse:
    """Say in three taps how it fits; nobody else reads the first two."""
    seat = _after(open_seat_of(request, pk), is_time=is_fit_time)
    if seat.pair.fits.filter(side=seat.side).exists():
        return _said(request, pk)
    form = Fit(
        request.POST or None,
        partner=seat.other.person.first_name,
        readers=who_could_read(seat.pair),
    )
    if not form.is_valid():
        return render(request, "closing/fit.html", room(seat) | {"form": form})
    told = form.cleaned_data
    going, can_say = Going(told["going"]), int(told["can_say"])
    said = {"change": told["change"], "reader": Reader(told["reader"])}
    try:
        say_how_it_fits(
            seat.pair, going, side=seat.side, can_say=can_say, at=current_time(), **said
        )
    except SaidBeforeError:
        return _said(request, pk)
    return _afterwards(request, seat, leaves=going == Going.STOP, is_low=can_say <= LOW)


def say_midpoint(request: HttpRequest, pk: int) -> HttpResponse:
    """Look at five questions together, then say for yourself where it goes."""
    seat = _after(open_seat_of(request, pk), is_time=is_midpoint)
    if seat.pair.midpoints.filter(side=seat.side).exists():
        return _said(request, pk)
    form = Middle(request.POST or None, readers=who_could_read(seat.pair))
    if not form.is_valid():
        told = room(seat) | {"form": form, "questions": MIDDLE}
        return render(request, "closing/midpoint.html", told)
    heading, talk = Heading(form.cleaned_data["heading"]), form.cleaned_data.get("talk", False)
    try:
        say_where_it_goes(seat.pair, heading, side=seat.side, talk=talk, at=current_time())
    except SaidBeforeError:
        return _said(request, pk)
    return _afterwards(request, seat, leaves=heading == Heading.EXIT, is_low=False)


def _after(seat: Seat, *, is_time: Callable[[Pair, Side], bool]) -> Seat:
    """Return the seat where it is time; before that there is no such page."""
    if not is_time(seat.pair, seat.side):
        raise Http404
    return seat


def _said(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead back whoever comes twice, before they fill in what would not be kept."""
    messages.info(request, _("You have answered that already. Your answer stays with you."))
    return redirect("pair", pk)


def _afterwards(request: HttpRequest, seat: Seat, *, leaves: bool, is_low: bool) -> HttpResponse:
    """Lead whoever would rather stop to the exit, and whoever holds back to somebody who listens.

    Both are seen by them alone: nobody is alerted.
    """
    if leaves:
        return redirect("pair_exit", seat.pair.pk)
    contact = contact_of(seat.pair) if is_low else None
    if contact:
        told = _("Thank you. If you would like to talk: %(name)s is there for you, in confidence.")
        messages.success(request, told % {"name": contact})
    else:
        messages.success(request, _("Thank you. It stays with you."))
    return redirect("pair", seat.pair.pk)
