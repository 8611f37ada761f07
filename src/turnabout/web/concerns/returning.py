"""Coming back with a receipt, signed in or not: read, write on, say to whom it may go."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_day
from turnabout.concerns.answering import read_as_author
from turnabout.concerns.passing import (
    agree_to_pass,
    decline_to_pass,
    is_stranded,
    open_passing,
    take_to,
    whom_it_can_go_to,
)
from turnabout.concerns.raising import Thread, write_on
from turnabout.concerns.sealing.receipts import NoReceiptError
from turnabout.web.concerns.forms import Receipt, To, Words
from turnabout.web.concerns.tries import TooManyTriesError, returned


def show(request: HttpRequest) -> HttpResponse:
    """Ask for the receipt, and show the thread that it opens."""
    form = Receipt(request.POST or None)
    if not form.is_valid():
        return render(request, "concerns/return.html", {"form": form})
    try:
        return _shown(request, returned(request))
    except (NoReceiptError, TooManyTriesError) as error:
        return _refused(request, error)


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Write on."""
    try:
        thread, form = returned(request), Words(request.POST)
    except (NoReceiptError, TooManyTriesError) as error:
        return _refused(request, error)
    if not form.is_valid():
        return _shown(request, thread, form=form)
    write_on(thread.concern, form.cleaned_data["text"], on=current_day())
    return _shown(request, returned(request), said=_("It is sealed, and with your contact."))


@require_POST
def agree(request: HttpRequest) -> HttpResponse:
    """Say whether it may be passed on to somebody else."""
    try:
        thread = returned(request)
    except (NoReceiptError, TooManyTriesError) as error:
        return _refused(request, error)
    if passing := open_passing(thread.concern):
        answer = agree_to_pass if request.POST.get("answer") == "yes" else decline_to_pass
        answer(passing, on=current_day())
    return _shown(request, returned(request), said=_("Your answer is there."))


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Take the thread to another contact yourself."""
    try:
        thread = returned(request)
    except (NoReceiptError, TooManyTriesError) as error:
        return _refused(request, error)
    form = To(request.POST, people=whom_it_can_go_to(thread.concern, thread.private))
    if not form.is_valid():
        return _shown(request, thread, said=_("Choose to whom it goes."))
    take_to(thread.concern, form.person, private=thread.private, on=current_day())
    name = {"name": form.person.name}
    return _shown(request, returned(request), said=_("It is sealed to %(name)s now.") % name)


def _shown(
    request: HttpRequest, thread: Thread, *, form: Words | None = None, said: str = ""
) -> HttpResponse:
    concern = thread.concern
    others = whom_it_can_go_to(concern, thread.private)
    told = {
        "concern": concern,
        "lines": read_as_author(concern, thread.private),
        "receipt": request.POST["receipt"],
        "said": said,
        "form": form or Words(),
        "is_stranded": is_stranded(concern),
        "passing": open_passing(concern),
        "openings": concern.openings.select_related("asked_by", "asked_of"),
        "to": To(people=others) if others else None,
    }
    return render(request, "concerns/thread.html", told)


def _refused(request: HttpRequest, error: Exception) -> HttpResponse:
    form = Receipt(request.POST)
    form.add_error("receipt", str(error))
    return render(request, "concerns/return.html", {"form": form})
