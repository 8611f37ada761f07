"""Leaving a pair, saying goodbye, and meeting somebody else."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from turnabout.clock import current_time
from turnabout.closing.exits import leave_pair, say_goodbye
from turnabout.closing.models import Kind, Reason, Wish
from turnabout.closing.rematches import OfferOverError, answer_offer, wish_for
from turnabout.closing.words import SaidBeforeError
from turnabout.pairs.days import day_at
from turnabout.pairs.ending import PairEndedError
from turnabout.pairs.models import Ending
from turnabout.web.closing.forms import Again, Exit, Goodbye
from turnabout.web.pairs.loading import Seat, open_seat_of, seat_of
from turnabout.web.pairs.overview import contact_of
from turnabout.web.pairs.room import room


def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what happens when you end it, and end it with one tap."""
    seat = open_seat_of(request, pk)
    form = Exit(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        told = {"form": form, "contact": contact_of(seat.pair.cohort.program)}
        return render(request, "closing/exit.html", room(seat) | told)
    reason = form.cleaned_data["reason"]
    try:
        leave_pair(seat.pair, reason=Reason(reason) if reason else None, at=current_time())
    except PairEndedError as error:
        messages.error(request, str(error))
        return redirect("pair", pk)
    messages.success(request, _("It is ended, and you are both told in the same words."))
    return redirect("pair_again", pk)


def goodbye(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave a few words for somebody you no longer meet, if you like."""
    seat = _ended(seat_of(request, pk))
    form = Goodbye(request.POST or None, partner=seat.other.person.first_name)
    said = seat.pair.words.filter(side=seat.side, kind=Kind.FAREWELL).first()
    if said or not form.is_valid():
        return render(request, "closing/goodbye.html", room(seat) | {"form": form, "said": said})
    try:
        say_goodbye(seat.pair, form.cleaned_data["text"], side=seat.side, at=current_time())
    except SaidBeforeError as error:
        messages.error(request, str(error))
        return redirect("pair", pk)
    messages.success(request, _("Your words are with %(name)s.") % _name(seat))
    return redirect("pair", pk)


def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whether you would like to meet somebody else."""
    seat, now = _ended(seat_of(request, pk)), current_time()
    offer = wish_for(seat.pair, seat.side, at=now)
    form = Again(request.POST or None, initial={"wish": offer.wish})
    if not form.is_valid():
        is_over = offer.found_at is not None or offer.until < day_at(now)
        told = {"form": form, "offer": offer, "is_over": is_over}
        return render(request, "closing/again.html", room(seat) | told)
    try:
        answer_offer(seat.pair, Wish(form.cleaned_data["wish"]), side=seat.side, at=now)
        messages.success(request, _("Thank you. The other one is not told what you say."))
    except OfferOverError as error:
        messages.error(request, str(error))
    return redirect("pair", pk)


def _ended(seat: Seat) -> Seat:
    """Return a seat whose pair ended early; a finished one has its closing."""
    if seat.pair.is_open or seat.pair.ending == Ending.CLOSED:
        raise Http404
    return seat


def _name(seat: Seat) -> dict[str, str]:
    return {"name": seat.other.person.first_name}
