"""Notes: the notebook that both write, and what one writes for oneself."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET, require_POST

from turnabout.channels.marks import shown
from turnabout.channels.models import Note, Version
from turnabout.channels.notes import (
    ChangedMeanwhileError,
    change_note,
    erased_on,
    export_notes,
    latest_version,
    notes_of,
    write_note,
    write_page,
)
from turnabout.clock import current_time
from turnabout.meetings.rules import clock_of
from turnabout.meetings.words import when
from turnabout.programs.sentences import day
from turnabout.web.channels.forms import OwnNote, Page
from turnabout.web.channels.pages import room_with_news
from turnabout.web.pairs.loading import Seat, open_seat_of, seat_of


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the notebook of both, and one's own notes."""
    return _shown(request, seat_of(request, pk), OwnNote())


def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Write on the page that both share. What the other wrote meanwhile is shown beside it."""
    seat = open_seat_of(request, pk)
    latest = latest_version(seat.pair)
    first = {"text": latest.text if latest else "", "known": latest.number if latest else 0}
    form, conflict = Page(request.POST or None, initial=first), None
    if form.is_valid():
        told = form.cleaned_data
        try:
            _write(seat, **told)
            return redirect("notes", pk)
        except ChangedMeanwhileError as error:
            conflict = error
            form = Page(initial={"text": told["text"], "known": error.latest.number})
    return render(request, "channels/page.html", _to_write(seat, form, conflict))


@require_GET
def show_versions(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the notebook as it was before."""
    seat = seat_of(request, pk)
    found = [_version(one, seat) for one in seat.pair.notebook.all()[:50]]
    return render(request, "channels/versions.html", _room(seat) | {"versions": found})


@require_POST
def write_own(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a note for oneself."""
    seat, form = open_seat_of(request, pk), OwnNote(request.POST)
    if not form.is_valid():
        return _shown(request, seat, form)
    write_note(seat.pair, form.cleaned_data["text"], side=seat.side, at=current_time())
    return redirect("notes", pk)


def change_own(request: HttpRequest, pk: int, note: int) -> HttpResponse:
    """Change a note of one's own."""
    seat = open_seat_of(request, pk)
    one = _own(seat, note)
    form = OwnNote(request.POST or None, initial={"text": one.text})
    if form.is_valid():
        change_note(one, form.cleaned_data["text"], at=current_time())
        return redirect("notes", pk)
    return render(request, "channels/note.html", _room(seat) | {"form": form, "note": one})


@require_POST
def erase_own(request: HttpRequest, pk: int, note: int) -> HttpResponse:
    """Erase a note of one's own."""
    _own(seat_of(request, pk), note).delete()
    messages.success(request, _("The note is erased."))
    return redirect("notes", pk)


@require_POST
def take_along(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one's own notes as a file, to keep them beyond the end."""
    seat = seat_of(request, pk)
    text = export_notes(seat.pair, seat.side, at=current_time())
    answer = HttpResponse(text, content_type="text/markdown; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="notes.md"'
    return answer


def _write(seat: Seat, *, text: str, known: int) -> None:
    write_page(seat.pair, text, known=known, side=seat.side, at=current_time())


def _shown(request: HttpRequest, seat: Seat, form: OwnNote) -> HttpResponse:
    latest = latest_version(seat.pair)
    ends = erased_on(seat.pair)
    told = {
        "latest": _version(latest, seat) if latest else None,
        "own": [_note(one, seat) for one in notes_of(seat.pair, seat.side)],
        "form": form,
        "erased_on": day(ends) if ends else "",
    }
    return render(request, "channels/notes.html", _room(seat) | told)


def _to_write(seat: Seat, form: Page, conflict: ChangedMeanwhileError | None) -> dict[str, Any]:
    theirs = _version(conflict.latest, seat) if conflict else None
    return _room(seat) | {"form": form, "conflict": conflict, "theirs": theirs}


def _room(seat: Seat) -> dict[str, Any]:
    return room_with_news(seat, here="notes")


def _version(version: Version, seat: Seat) -> dict[str, Any]:
    is_mine = version.side == seat.side
    by = pgettext("by whom", "you") if is_mine else seat.other.person.first_name
    return {
        "words": shown(version.text),
        "text": version.text,
        "number": version.number,
        "by": by,
        "when": when(version.at, clock_of(seat.me)),
    }


def _note(note: Note, seat: Seat) -> dict[str, Any]:
    return {
        "note": note,
        "words": shown(note.text),
        "when": _on(note.written_at, seat),
        "kept": note.exported_at is not None,
    }


def _on(moment: dt.datetime, seat: Seat) -> str:
    return when(moment, clock_of(seat.me))


def _own(seat: Seat, note: int) -> Note:
    return get_object_or_404(Note, pk=note, pair=seat.pair, side=seat.side)
