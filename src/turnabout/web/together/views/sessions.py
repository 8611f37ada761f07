"""A session: its room, when it began, and the minute afterwards."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_day, current_time
from turnabout.meetings.models import Meeting
from turnabout.programs.models import Side
from turnabout.together.aiming import ChangedMeanwhileError
from turnabout.together.models import NextAction
from turnabout.together.preparing import NotYetError, begin
from turnabout.together.reflecting import finish_action, has_begun, look_back_on
from turnabout.web.pairs.loading import Seat, open_seat_of, seat_of
from turnabout.web.sent import number_sent
from turnabout.web.together.forms.sessions import Afterwards
from turnabout.web.together.rooms import meeting_of
from turnabout.web.together.sessions_page import (
    as_kept,
    one_session,
    prompt_asked,
    to_look_back,
)

AFTERWARDS = "together/afterwards.html"


def show(request: HttpRequest, pk: int, meeting: int) -> HttpResponse:
    """Show a session: what is on its agenda, its parts by the clock, the guide as cards."""
    seat = seat_of(request, pk)
    told = one_session(seat, meeting_of(seat, meeting), at=current_time())
    return render(request, "together/session.html", told)


@require_POST
def begin_one(request: HttpRequest, pk: int, meeting: int) -> HttpResponse:
    """Begin the session, for both."""
    seat = open_seat_of(request, pk)
    try:
        begin(meeting_of(seat, meeting), at=current_time())
    except NotYetError as error:
        messages.error(request, str(error))
    return redirect("session", pk, meeting)


def look_back(request: HttpRequest, pk: int, meeting: int) -> HttpResponse:
    """Take a minute: tick, agree on an action, and write for oneself alone."""
    seat, now = open_seat_of(request, pk), current_time()
    one = meeting_of(seat, meeting)
    if not has_begun(one, at=now):
        raise Http404
    form = _form(request, seat, one)
    if not form.is_valid():
        return render(request, AFTERWARDS, to_look_back(seat, one, form))
    try:
        look_back_on(one, form.told(), side=seat.side, at=now)
    except ChangedMeanwhileError as error:
        theirs = NextAction.objects.get(meeting=one)
        form.go_on_from(theirs.edition, error)
        return render(request, AFTERWARDS, to_look_back(seat, one, form, theirs))
    messages.success(request, _("Kept. Thank you."))
    return redirect("pair", pk)


@require_POST
def do_action(request: HttpRequest, pk: int, meeting: int) -> HttpResponse:
    """Say that last time's action is done, or not yet: whose it is says so."""
    seat = open_seat_of(request, pk)
    action = NextAction.objects.filter(meeting=meeting_of(seat, meeting)).first()
    if action is None or not action.is_for(seat.side):
        raise Http404
    finish_action(action, on=current_day() if "done" in request.POST else None)
    back = number_sent(request.POST, "back")
    return redirect("session", pk, back) if back else redirect("goals", pk)


def _form(request: HttpRequest, seat: Seat, meeting: Meeting) -> Afterwards:
    kept = as_kept(seat, meeting)
    asked = request.POST.get("prompt") or request.GET.get("prompt")
    prompt = prompt_asked(asked, kept=kept["prompt"])
    ticks = seat.side == Side.MENTOR
    return Afterwards(
        request.POST or None, prompt=prompt, ticks=ticks, initial=kept | {"prompt": prompt}
    )
