"""What one of a pair says of the other: a guess, and what was shown."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from turnabout.clock import current_time
from turnabout.growth.demonstrating import TooLateError, is_time_to_rate, rate, seen_by_mentor
from turnabout.growth.guessing import NotTimeError, guess, time_to_guess
from turnabout.programs.models import Side
from turnabout.web.growth.forms import Guess, Rating
from turnabout.web.pairs.loading import open_seat_of, seat_of
from turnabout.web.pairs.room import room


def make_guess(request: HttpRequest, pk: int) -> HttpResponse:
    """Guess what drives the other: three of ten values."""
    seat, now = open_seat_of(request, pk), current_time()
    time = time_to_guess(seat.pair, seat.side, seat.pair.guesses.all(), at=now)
    if time is None:
        raise Http404
    form = Guess(request.POST or None)
    if not form.is_valid():
        return render(request, "growth/guess.html", room(seat) | {"form": form, "time": time})
    try:
        guess(seat.pair, form.cleaned_data["values"], side=seat.side, at=now)
        messages.success(request, _("Kept, for you alone."))
    except NotTimeError as error:
        messages.error(request, str(error))
    return redirect("pair", pk)


def say_what_was_seen(request: HttpRequest, pk: int) -> HttpResponse:
    """Say as a mentor on which rung one saw the mentee, after they had shown it."""
    seat, now = seat_of(request, pk), current_time()
    if seat.side != Side.MENTOR or not is_time_to_rate(seat.pair, at=now):
        raise Http404
    other = seat.other.person.first_name
    form = Rating(request.POST or None, seen=seen_by_mentor(seat.pair), partner=other)
    if not form.is_valid():
        return render(request, "growth/demonstration.html", room(seat) | {"form": form})
    is_sent = form.cleaned_data["is_sent"] == "yes"
    try:
        rate(seat.pair, form.levels(), is_sent=is_sent, at=now)
        messages.success(request, _("Thank you. It is kept as you chose."))
    except TooLateError as error:
        messages.error(request, str(error))
    return redirect("pair", pk)
