"""The pulse of one side: two taps after a session, and help for whoever found it hard to speak."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from turnabout.clock import current_time
from turnabout.meetings.models import Meeting
from turnabout.meetings.words import title_of
from turnabout.respect.pulse import TakenBeforeError, is_learning_asked, take
from turnabout.respect.rules import LOW, SAID, WORTH
from turnabout.web.pairs.loading import Seat, open_seat_of
from turnabout.web.pairs.overview import contact_of
from turnabout.web.pairs.room import room
from turnabout.web.respect.cards import CARDS
from turnabout.web.respect.forms import Taps


def answer(request: HttpRequest, pk: int, meeting: int) -> HttpResponse:
    """Say in two taps how a session was; it is told only of five and more together."""
    seat, now = open_seat_of(request, pk), current_time()
    one = _held(seat, meeting)
    if one.pulses.filter(side=seat.side).exists():
        return _said(request, pk)
    learned = is_learning_asked(seat.pair, seat.side, at=now)
    name, passes = seat.other.person.first_name, "pass" in request.POST
    form = Taps(request.POST or None, partner=name, side=seat.side, learned=learned)
    if not (passes or form.is_valid()):
        return render(request, "respect/pulse.html", _page(seat, one) | {"form": form})
    said = {} if passes else form.said
    try:
        take(one, said, side=seat.side, at=now)
    except TakenBeforeError:
        return _said(request, pk)
    is_low = min(said.get(WORTH, LOW + 1), said.get(SAID, LOW + 1)) <= LOW
    return render(request, "respect/thanks.html", _helped(seat) | {"is_low": is_low})


def ease(request: HttpRequest, pk: int) -> HttpResponse:
    """Read what makes it easier to say what you think: cards, passing, the contact, the way out."""
    return render(request, "respect/ease.html", _helped(open_seat_of(request, pk)))


def _held(seat: Seat, meeting: int) -> Meeting:
    """Return a session that this side says was held; any other has no pulse."""
    one = get_object_or_404(seat.pair.meetings.standing().with_answers(), pk=meeting)
    if not one.is_met_by(seat.side):
        raise Http404
    one.pair = seat.pair
    return one


def _page(seat: Seat, meeting: Meeting) -> dict[str, object]:
    return room(seat) | {"meeting": meeting, "title": title_of(seat.pair, meeting.number)}


def _helped(seat: Seat) -> dict[str, object]:
    return room(seat) | {"cards": CARDS, "contact": contact_of(seat.pair)}


def _said(request: HttpRequest, pk: int) -> HttpResponse:
    messages.info(request, _("You have answered for that session. Thank you."))
    return redirect("pair", pk)
