"""Goals: the two set them, change them, and say what has become of them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.together.aiming import (
    ChangedMeanwhileError,
    EnoughGoalsError,
    change_goal,
    look_at_goal,
    set_goal,
)
from turnabout.together.models import Goal, State
from turnabout.web.pairs.loading import Seat, open_seat_of, seat_of
from turnabout.web.together.forms.goals import GoalForm
from turnabout.web.together.goals_page import all_goals, to_write_goal


def show_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the two aim for, what the mentee committed to, and what is done next."""
    told = all_goals(seat_of(request, pk), at=current_time())
    return render(request, "together/goals.html", told)


def set_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Set a goal."""
    seat = open_seat_of(request, pk)
    form = GoalForm(request.POST or None, initial={"owner": "both"})
    if form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("what", "seen_by", "owner")}
        try:
            set_goal(seat.pair, **facts, side=seat.side, at=current_time())
            return redirect("goals", pk)
        except EnoughGoalsError as error:
            form.add_error(None, str(error))
    return render(request, "together/goal.html", to_write_goal(seat, form))


def change_one(request: HttpRequest, pk: int, goal: int) -> HttpResponse:
    """Say a goal otherwise; where the other one just did, show both texts."""
    seat = open_seat_of(request, pk)
    one = _goal(seat, goal)
    shown = {"what": one.what, "seen_by": one.seen_by, "owner": one.owner, "known": one.edition}
    form = GoalForm(request.POST or None, initial=shown)
    if form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("what", "seen_by", "owner")}
        try:
            change_goal(one, **facts, known=form.cleaned_data["known"] or 0, side=seat.side)
            return redirect("goals", pk)
        except ChangedMeanwhileError as error:
            one = _goal(seat, goal)
            form.add_error(None, str(error))
    return render(request, "together/goal.html", to_write_goal(seat, form, one))


@require_POST
def look_at_one(request: HttpRequest, pk: int, goal: int) -> HttpResponse:
    """Say what has become of a goal."""
    seat = open_seat_of(request, pk)
    one = _goal(seat, goal)
    try:
        look_at_goal(one, State(request.POST.get("state", "")), at=current_time())
    except ValueError:
        messages.error(request, _("Say what has become of it."))
    return redirect("goals", pk)


def _goal(seat: Seat, pk: int) -> Goal:
    found = get_object_or_404(Goal, pair=seat.pair, pk=pk)
    found.pair = seat.pair
    return found
