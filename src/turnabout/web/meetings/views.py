"""Dates of a pair: plan, move, call off, and say whether you met."""

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.meetings.answering import OffError, TooEarlyError, say
from turnabout.meetings.models import Answer, Meeting
from turnabout.meetings.planning import (
    ChangedMeanwhileError,
    OutOfTurnError,
    PastError,
    TooFarError,
    call_off,
    move,
    plan,
)
from turnabout.meetings.rules import clock_of
from turnabout.meetings.words import when
from turnabout.web.access import person_of
from turnabout.web.meetings.forms import CallOff, Move, Plan
from turnabout.web.meetings.pages import lacks_a_date, to_call_off, to_move, to_plan
from turnabout.web.pairs.loading import Seat, open_seat_of

WRONG = (ChangedMeanwhileError, OffError, TooEarlyError)


def plan_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Look for a date of the next session, and plan it."""
    seat, now = open_seat_of(request, pk), current_time()
    form = Plan(request.POST or None, clock=clock_of(seat.me))
    if form.is_valid():
        number, moment = form.cleaned_data["number"], form.cleaned_data["moment"]
        try:
            plan(seat.pair, number, moment, by=person_of(request), at=now)
            return _told(request, seat, moment)
        except (PastError, TooFarError, OutOfTurnError) as error:
            form.add_error("day", str(error))
        except ChangedMeanwhileError as error:
            return _refused(request, seat, error)
    return render(request, "meetings/when.html", to_plan(seat, form, at=now))


def move_one(request: HttpRequest, pk: int, meeting: int) -> HttpResponse:
    """Look for another date of a session, and move it there."""
    seat, now = open_seat_of(request, pk), current_time()
    one = _ahead(seat, meeting, at=now)
    form = Move(request.POST or None, clock=clock_of(seat.me))
    if form.is_valid():
        one.starts_at = form.cleaned_data["known"]
        try:
            move(one, form.cleaned_data["moment"], by=person_of(request), at=now)
            return _told(request, seat, one.starts_at)
        except (PastError, TooFarError, OutOfTurnError) as error:
            form.add_error("day", str(error))
        except ChangedMeanwhileError as error:
            return _refused(request, seat, error)
    return render(request, "meetings/when.html", to_move(seat, one, form, at=now))


def call_one_off(request: HttpRequest, pk: int, meeting: int) -> HttpResponse:
    """Ask whether to call a session off, and do so."""
    seat, now = open_seat_of(request, pk), current_time()
    one = _ahead(seat, meeting, at=now)
    form = CallOff(request.POST or None)
    if not form.is_valid():
        return render(request, "meetings/off.html", to_call_off(seat, one))
    one.starts_at = form.cleaned_data["known"]
    try:
        call_off(one, by=person_of(request), at=now)
    except ChangedMeanwhileError as error:
        return _refused(request, seat, error)
    messages.success(request, _("It is called off, and %(name)s is written to.") % _name(seat))
    return redirect("pair", pk)


@require_POST
def say_so(request: HttpRequest, pk: int, meeting: int) -> HttpResponse:
    """Say whether you met."""
    seat = open_seat_of(request, pk)
    one = get_object_or_404(seat.pair.meetings.standing(), pk=meeting)
    answer = request.POST.get("answer", "")
    try:
        say(one, Answer(answer), side=seat.side, at=current_time())
    except ValueError:
        messages.error(request, _("Say yes or no."))
    except WRONG as error:
        messages.error(request, str(error))
    if answer == Answer.YES and lacks_a_date(seat.pair, at=current_time()):
        return redirect("meeting_plan", pk)
    return redirect("pair", pk)


def _ahead(seat: Seat, meeting: int, *, at: dt.datetime) -> Meeting:
    found = get_object_or_404(seat.pair.meetings.ahead(at), pk=meeting)
    found.pair = seat.pair
    return found


def _told(request: HttpRequest, seat: Seat, moment: dt.datetime) -> HttpResponse:
    told = {"when": when(moment, clock_of(seat.me)), **_name(seat)}
    messages.success(request, _("%(when)s: %(name)s is written to.") % told)
    return redirect("pair", seat.pair.pk)


def _refused(request: HttpRequest, seat: Seat, error: Exception) -> HttpResponse:
    messages.error(request, str(error))
    return redirect("pair", seat.pair.pk)


def _name(seat: Seat) -> dict[str, str]:
    return {"name": seat.other.person.first_name}
