"""A mentor's record: for themselves, on paper, as a badge, and as public as they choose."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from turnabout.clock import current_time
from turnabout.closing.models import Record
from turnabout.closing.records import (
    CAN_SHOW,
    address_of,
    badge_of,
    contribution_of,
    issuer_profile,
    make_public,
    shown_of,
)
from turnabout.closing.signing import public_jwk
from turnabout.programs.models import Side
from turnabout.web.access import person_of
from turnabout.web.closing.forms import Shows
from turnabout.web.pairs.loading import Seat, seat_of
from turnabout.web.pairs.room import room

LOADED = ("pair__mentor__person", "pair__proposal", "pair__cohort__program")


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a mentor their record, and let them choose what of it is public."""
    seat = seat_of(request, pk)
    record = _of(seat)
    form = Shows(request.POST if request.method == "POST" else None, initial=_initial(record))
    if form.is_valid():
        make_public(record, form.cleaned_data["shows"], by=person_of(request), at=current_time())
        messages.success(request, _("Kept."))
        return redirect("pair_record", pk)
    told = {"form": form, "told": contribution_of(record), "record": record}
    return render(
        request, "closing/record.html", room(seat) | told | {"address": address_of(record)}
    )


def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a mentor their certificate as PDF, to print."""
    from turnabout.closing.certificate import certificate_of  # noqa: PLC0415 - it brings fonts along

    record = _of(seat_of(request, pk))
    answer = HttpResponse(certificate_of(record), content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="record-of-contribution.pdf"'
    return answer


def badge(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a mentor their whole record as an Open Badge."""
    return _as_file(badge_of(_of(seat_of(request, pk)), shows=list(CAN_SHOW)))


def public(request: HttpRequest, token: str) -> HttpResponse:
    """Show anybody with the address what a mentor made public of their record."""
    record = _public(token)
    told = {"record": record, "shown": shown_of(record), "issuer": issuer_profile()}
    return render(request, "closing/public.html", told)


def public_badge(_request: HttpRequest, token: str) -> HttpResponse:
    """Give anybody with the address the badge, which says what the mentor made public."""
    record = _public(token)
    return _as_file(badge_of(record, shows=record.shows))


def issuer(_request: HttpRequest) -> JsonResponse:
    """Say who issues badges here, and by which key they are checked."""
    return JsonResponse({**issuer_profile(), "publicKeyJwk": public_jwk()})


def _of(seat: Seat) -> Record:
    if seat.side != Side.MENTOR:
        raise Http404
    return get_object_or_404(Record.objects.select_related(*LOADED), pair=seat.pair)


def _public(token: str) -> Record:
    try:
        known = uuid.UUID(token)
    except ValueError:
        raise Http404 from None
    public_ones = Record.objects.filter(public_at__isnull=False).select_related(*LOADED)
    return get_object_or_404(public_ones, token=known)


def _initial(record: Record) -> dict[str, list[str]]:
    return {"shows": record.shows}


def _as_file(badge: str) -> HttpResponse:
    answer = HttpResponse(badge, content_type="application/vc+jwt")
    answer["Content-Disposition"] = 'attachment; filename="reverse-mentor-badge.jwt"'
    return answer
