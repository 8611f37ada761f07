"""The closing: look back together, thank each other, choose what comes after."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from turnabout.clock import current_time
from turnabout.closing.ends import close, what_both_chose
from turnabout.closing.models import Choice, Kind
from turnabout.closing.rules import is_closing_time
from turnabout.closing.words import SaidBeforeError
from turnabout.pairs.ending import PairEndedError
from turnabout.pairs.models import Ending
from turnabout.together.guides.guide import BOTH
from turnabout.together.guides.shipped import shipped
from turnabout.web.closing.forms import LookBack
from turnabout.web.pairs.loading import Seat, seat_of
from turnabout.web.pairs.room import room

GUIDE = "finish"
"""The guide for the end."""


def look_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Look back, thank, choose; when both have chosen, the pair is finished."""
    seat, now = seat_of(request, pk), current_time()
    if seat.pair.ending == Ending.CLOSED:
        return render(request, "closing/closed.html", _closed(seat))
    if not seat.pair.is_open or not is_closing_time(seat.pair, seat.side, at=now):
        raise Http404
    chosen = seat.pair.closings.filter(side=seat.side).first()
    form = LookBack(
        request.POST or None,
        partner=seat.other.person.first_name,
        initial={"choice": chosen.choice if chosen else None},
    )
    if _has_thanked(seat):
        del form.fields["thanks"]
    if not form.is_valid():
        return render(
            request, "closing/closing.html", _open(seat) | {"form": form, "chosen": chosen}
        )
    told = form.cleaned_data
    choice, thanks = Choice(told["choice"]), told.get("thanks", "")
    try:
        swapped = close(seat.pair, choice, side=seat.side, thanks=thanks, at=now)
    except (PairEndedError, SaidBeforeError) as error:
        messages.error(request, str(error))
        return redirect("pair", pk)
    if swapped:
        messages.success(request, _("You both chose it: your seats are swapped."))
        return redirect("pair", swapped.pk)
    seat.pair.refresh_from_db()
    if seat.pair.ended_at is None:
        messages.success(request, _("Kept. When you both have chosen, your pair is finished."))
        return redirect("pair", pk)
    return redirect("pair_closing", pk)


def _open(seat: Seat) -> dict[str, object]:
    guide = shipped()[GUIDE]
    mine = [] if seat.me.mentors else list(seat.pair.commitments.all())
    cards = {"questions": guide.asks[BOTH], "own": guide.asks[seat.side.value]}
    return room(seat) | cards | {"guide": guide, "commitments": mine}


def _closed(seat: Seat) -> dict[str, object]:
    words = seat.pair.words.filter(kind=Kind.THANKS).exclude(side=seat.side)
    both = what_both_chose(seat.pair)
    swap = getattr(seat.pair, "swapped", None)
    told = {"thanks": words.first(), "in_touch": both == Choice.TOUCH, "swap": swap}
    return room(seat) | told


def _has_thanked(seat: Seat) -> bool:
    return seat.pair.words.filter(side=seat.side, kind=Kind.THANKS).exists()
