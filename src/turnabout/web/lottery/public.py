"""A lottery for everybody who has a ticket in it: how it is drawn, and the record to draw again."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from turnabout.lottery.models import Lottery, Ticket
from turnabout.web.access import person_of
from turnabout.web.lottery.lots import in_words, shares_of


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show why there is a lottery, how it is drawn, its seal, and how to check it."""
    lottery = _seen(request, pk)
    mine = Ticket.objects.filter(lottery=lottery, enrollment__person=person_of(request)).first()
    given = {"lottery": lottery, "shares": shares_of(lottery), "ticket": mine}
    return render(request, "lottery/lottery.html", given | in_words(lottery))


def record(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the record as a file: what was sealed, and after the draw the seed and outcomes."""
    lottery = _seen(request, pk)
    told = json.dumps(lottery.record, indent=2, sort_keys=True)
    answer = HttpResponse(f"{told}\n", content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="lottery-{lottery.pk}.json"'
    return answer


def _seen(request: HttpRequest, pk: int) -> Lottery:
    seen = Lottery.objects.seen_by(person_of(request)).select_related("cohort__program")
    return get_object_or_404(seen, pk=pk)
