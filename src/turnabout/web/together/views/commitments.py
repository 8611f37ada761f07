"""Commitments: the mentee writes them, keeps them, and chooses at the closing who may read them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from turnabout.clock import current_day, current_time
from turnabout.programs.models import Side
from turnabout.together.aiming import (
    ChangedMeanwhileError,
    TooEarlyError,
    change_commitment,
    commit,
    keep_commitment,
    publish_commitment,
    take_back_commitment,
)
from turnabout.together.models import Commitment
from turnabout.web.pairs.loading import Seat, open_seat_of
from turnabout.web.together.forms.goals import CommitmentForm
from turnabout.web.together.goals_page import to_write_commitment

FACTS = ("heard", "changed", "still_open", "due_on")


def write_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what was heard and what is changed."""
    seat = _mentee(request, pk)
    form = CommitmentForm(request.POST or None)
    if form.is_valid():
        commit(seat.pair, **{name: form.cleaned_data[name] for name in FACTS}, at=current_time())
        return redirect("goals", pk)
    told = to_write_commitment(seat, form, at=current_time())
    return render(request, "together/commitment.html", told)


def change_one(request: HttpRequest, pk: int, commitment: int) -> HttpResponse:
    """Say a commitment otherwise; where it is another by now, show both texts."""
    seat = _mentee(request, pk)
    one = _commitment(seat, commitment)
    shown = {name: getattr(one, name) for name in FACTS}
    form = CommitmentForm(request.POST or None, initial={**shown, "known": one.edition})
    if form.is_valid():
        facts = {name: form.cleaned_data[name] for name in FACTS}
        try:
            change_commitment(one, **facts, known=form.cleaned_data["known"] or 0)
            return redirect("goals", pk)
        except ChangedMeanwhileError as error:
            one = _commitment(seat, commitment)
            form.add_error(None, str(error))
    told = to_write_commitment(seat, form, one, at=current_time())
    return render(request, "together/commitment.html", told)


@require_POST
def keep_one(request: HttpRequest, pk: int, commitment: int) -> HttpResponse:
    """Say that it is kept, or not yet."""
    one = _commitment(_mentee(request, pk), commitment)
    keep_commitment(one, on=current_day() if "kept" in request.POST else None)
    return redirect("goals", pk)


@require_POST
def publish_one(request: HttpRequest, pk: int, commitment: int) -> HttpResponse:
    """Let the people of the program read it, or the two alone."""
    one = _commitment(_mentee(request, pk), commitment)
    change = publish_commitment if "public" in request.POST else take_back_commitment
    try:
        change(one, at=current_time())
    except TooEarlyError as error:
        messages.error(request, str(error))
    return redirect("goals", pk)


def _mentee(request: HttpRequest, pk: int) -> Seat:
    """Return the seat of the mentee: what they commit to, nobody else writes."""
    seat = open_seat_of(request, pk)
    if seat.side != Side.MENTEE:
        raise Http404
    return seat


def _commitment(seat: Seat, pk: int) -> Commitment:
    found = get_object_or_404(Commitment, pair=seat.pair, pk=pk)
    found.pair = seat.pair
    return found
