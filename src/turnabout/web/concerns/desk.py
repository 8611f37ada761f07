"""The desk of a confidential contact: what waits, what is due, and threads behind a passphrase."""

import datetime as dt
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_day, current_time
from turnabout.concerns.answering import (
    ClosedBeforeError,
    acknowledge,
    answer,
    close,
    read_as_contact,
)
from turnabout.concerns.keys import key_of
from turnabout.concerns.models import Concern, Naming, Party
from turnabout.concerns.names import asked_of, who_can_agree
from turnabout.concerns.passing import open_passing, others_for
from turnabout.concerns.rules import acknowledge_by, answer_by
from turnabout.concerns.sealing.boxes import BoxBrokenError, Private
from turnabout.concerns.sealing.locks import WrongPassphraseError
from turnabout.people.models import Person
from turnabout.web.access import person_of
from turnabout.web.concerns.forms import Answer, Done, Passphrase, Second, To
from turnabout.web.concerns.loading import is_contact, theirs
from turnabout.web.concerns.tries import TooManyTriesError, opened


class Due(NamedTuple):
    """A thread on the desk, with what is due next; nothing once it is answered."""

    concern: Concern
    what: str
    by: dt.date | None
    is_late: bool


def show(request: HttpRequest) -> HttpResponse:
    """Show what waits for this contact, or for the second person who is asked."""
    person = person_of(request)
    threads = list(Concern.objects.addressed_to(person))
    asked = asked_of(person, at=current_time())
    if not (is_contact(person) or threads or asked):
        raise Http404
    told = {
        "has_key": key_of(person) is not None,
        "is_contact": is_contact(person),
        "due": [due(one, today=current_day()) for one in _in_order(threads) if one.key.is_open],
        "lost": sum(not one.key.is_open for one in threads),
        "asked": asked,
    }
    return render(request, "concerns/desk.html", told)


def read(request: HttpRequest, token: str) -> HttpResponse:
    """Open a thread with the passphrase."""
    concern = theirs(request, token)
    form = Passphrase(request.POST or None)
    if form.is_valid():
        try:
            return render(request, "concerns/opened.html", _opened(request, concern))
        except (WrongPassphraseError, TooManyTriesError) as error:
            form.add_error("passphrase", str(error))
        except BoxBrokenError:
            form.add_error(None, _("It does not open: it was changed or moved in the database."))
    told = {"due": due(concern, today=current_day()), "form": form, "concern": concern}
    return render(request, "concerns/locked.html", told)


@require_POST
def arrived(request: HttpRequest, token: str) -> HttpResponse:
    """Let the author know that it has arrived."""
    acknowledge(theirs(request, token), at=current_time(), on=current_day())
    messages.success(request, _("The author finds it in the thread."))
    return redirect("desk_thread", token)


@require_POST
def reply(request: HttpRequest, token: str) -> HttpResponse:
    """Answer."""
    concern, form = theirs(request, token), Answer(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write an answer first, of at most 8000 characters."))
        return redirect("desk_thread", token)
    answer(concern, form.cleaned_data["text"], at=current_time(), on=current_day())
    messages.success(request, _("Sealed, and sent. Only the author can open it."))
    return redirect("desk_thread", token)


@require_POST
def finish(request: HttpRequest, token: str) -> HttpResponse:
    """Close it with what was done."""
    concern, form = theirs(request, token), Done(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say what was done: the author reads it."))
        return redirect("desk_thread", token)
    try:
        close(concern, form.cleaned_data["text"], at=current_time(), on=current_day())
        messages.success(request, _("Closed. It is erased in a year; the author can write on."))
    except ClosedBeforeError as error:
        messages.error(request, str(error))
    return redirect("desk")


def due(concern: Concern, *, today: dt.date) -> Due:
    """Return a thread with what is due next."""
    if concern.closed_on:
        return Due(concern, _("Closed"), None, is_late=False)
    if concern.acknowledged_on is None:
        by = acknowledge_by(concern.raised_on)
        return Due(concern, _("Say that it has arrived"), by, is_late=by < today)
    if concern.answered_on is None:
        by = answer_by(concern.raised_on, concern.acknowledged_on)
        return Due(concern, _("Answer"), by, is_late=by < today)
    return Due(concern, _("Answered"), None, is_late=False)


def _in_order(threads: list[Concern]) -> list[Concern]:
    """Return them with what waits first, then what is open, then the rest."""
    return sorted(threads, key=lambda one: (not one.waits_for_contact, not one.is_open))


def _opened(request: HttpRequest, concern: Concern) -> dict[str, Any]:
    private = opened(request, concern.key)
    lines = read_as_contact(concern, private)
    opening = concern.openings.select_related("asked_of").last()
    return {
        "concern": concern,
        "due": due(concern, today=current_day()),
        "first": lines[0],
        "lines": lines,
        "answer": Answer(),
        "done": Done(auto_id="done_%s"),
        "passing": open_passing(concern),
        "to": _to(concern, private),
        "opening": opening if opening and opening.until > current_time() else None,
        "second": _second(concern, about=lines[0].said.about),
        "passphrase": Passphrase(auto_id="again_%s"),
    }


def _to(concern: Concern, private: Private) -> To | None:
    others = others_for(concern, private, reader=Party.CONTACT)
    return To(people=others, auto_id="to_%s") if others else None


def _second(concern: Concern, *, about: int | None) -> Second | None:
    """Return whom the contact can ask to agree: never the person concerned."""
    if concern.naming != Naming.WITHHELD:
        return None
    able: list[Person] = [one for one in who_can_agree(concern) if one.pk != about]
    return Second(people=able, auto_id="second_%s") if able else None
