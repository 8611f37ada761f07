"""One's own growth: seen by nobody else, to take along and to erase."""

import csv
import io
import json
from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from openpyxl import Workbook

from turnabout.clock import current_day
from turnabout.growth.book import (
    TooManyError,
    as_plain,
    as_rows,
    book_of,
    erase_book,
    jot,
    strike,
)
from turnabout.growth.guessing import was_close
from turnabout.growth.models import Kind
from turnabout.matchmaking.sheets.writing import written
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Side
from turnabout.web.access import person_of
from turnabout.web.growth.drawing import chart, network
from turnabout.web.growth.forms import Jot

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(request: HttpRequest) -> HttpResponse:
    """Show what one has gained, over all one's cohorts."""
    person = person_of(request)
    book = book_of(person)
    pairs = _pairs(person)
    given = {
        "book": book,
        "chart": chart(book.topics),
        "network": network(book.ties),
        "kudos": [(word, word.pair.on(Side(word.side)).person) for word in book.kudos],
        "pairs": [(pair, pair.across_from(side).person) for pair, side in pairs],
        "guesses": _guesses(pairs),
    }
    return render(request, "growth/growth.html", given)


def write(request: HttpRequest, kind: str) -> HttpResponse:
    """Jot something down for oneself."""
    if kind not in Kind.values:
        raise Http404
    form = Jot(request.POST or None, kind=Kind(kind))
    if form.is_valid():
        try:
            jot(person_of(request), Kind(kind), on=current_day(), **form.cleaned_data)
            messages.success(request, _("Kept, for you alone."))
            return redirect("growth")
        except TooManyError as error:
            form.add_error(None, str(error))
    return render(request, "growth/jot.html", {"form": form, "kind": Kind(kind)})


@require_POST
def strike_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Erase one line."""
    if not strike(person_of(request), pk):
        raise Http404
    messages.success(request, _("Erased."))
    return redirect("growth")


def take_along(request: HttpRequest, kind: str) -> HttpResponse:
    """Give one's growth as a file."""
    if kind not in FILES:
        raise Http404
    make, content_type = FILES[kind]
    answer = HttpResponse(make(person_of(request)), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="my-growth.{kind}"'
    return answer


def erase(request: HttpRequest) -> HttpResponse:
    """Ask whether to erase it all, and do so."""
    if request.method != "POST":
        return render(request, "growth/erase.html")
    erase_book(person_of(request))
    messages.success(request, _("Your page is empty. Nobody else had it."))
    return redirect("growth")


def _pairs(person: Person) -> list[tuple[Pair, Side]]:
    found = Pair.objects.seen_by(person).with_people().prefetch_related("guesses")
    return [(pair, side) for pair in found if (side := pair.side_of(person))]


def _guesses(pairs: list[tuple[Pair, Side]]) -> list[tuple[Person, bool]]:
    """Return of whom the last guess was close, and of whom not: only of pairs that have ended."""
    told = [
        (pair.across_from(side).person, was_close(pair, side))
        for pair, side in pairs
        if not pair.is_open
    ]
    return [(other, close) for other, close in told if close is not None]


def _as_json(person: Person) -> bytes:
    return json.dumps(as_plain(person), ensure_ascii=False, indent=2).encode()


def _as_csv(person: Person) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(written(row) for row in as_rows(person))
    return text.getvalue().encode("utf-8-sig")


def _as_xlsx(person: Person) -> bytes:
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Growth")
    for row in as_rows(person):
        sheet.append(written(row))
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


FILES: dict[str, tuple[Callable[[Person], bytes], str]] = {
    "json": (_as_json, "application/json"),
    "csv": (_as_csv, "text/csv; charset=utf-8"),
    "xlsx": (_as_xlsx, XLSX),
}
"""How somebody's growth becomes a file, by the end of its name."""
