"""What a contact never decides alone: passing a thread on, and opening a name."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_day, current_time
from turnabout.concerns.models import Party
from turnabout.concerns.names import (
    NotForTwoError,
    agree_to_open,
    ask_to_open,
    asked_of,
    decline_to_open,
    open_name,
    who_can_agree,
)
from turnabout.concerns.passing import (
    NotAgreedError,
    PassingAskedError,
    ask_to_pass,
    open_passing,
    others_for,
    pass_on,
)
from turnabout.concerns.raising import NotOfferedError
from turnabout.concerns.sealing.locks import WrongPassphraseError
from turnabout.web.access import person_of
from turnabout.web.concerns.forms import Second, To
from turnabout.web.concerns.loading import theirs
from turnabout.web.concerns.tries import TooManyTriesError, opened

REFUSED = (
    WrongPassphraseError,
    TooManyTriesError,
    NotOfferedError,
    PassingAskedError,
    NotAgreedError,
    NotForTwoError,
)


@require_POST
def ask_author(request: HttpRequest, token: str) -> HttpResponse:
    """Ask the author whether another contact may have it."""
    concern, now = theirs(request, token), current_time()
    try:
        private = opened(request, concern.key)
        form = To(request.POST, people=others_for(concern, private, reader=Party.CONTACT))
        if form.is_valid():
            ask_to_pass(concern, form.person, private=private, at=now, on=current_day())
            messages.success(request, _("The author is asked. Until they say yes it stays yours."))
        else:
            messages.error(request, _("Choose to whom it would go."))
    except REFUSED as error:
        messages.error(request, str(error))
    return redirect("desk_thread", token)


@require_POST
def pass_now(request: HttpRequest, token: str) -> HttpResponse:
    """Seal it to the other contact, now that the author has said yes."""
    concern = theirs(request, token)
    passing = open_passing(concern)
    if passing is None:
        raise Http404
    try:
        pass_on(passing, opened(request, concern.key), at=current_time(), on=current_day())
    except REFUSED as error:
        messages.error(request, str(error))
        return redirect("desk_thread", token)
    messages.success(request, _("It is sealed to them now, and no longer to you."))
    return redirect("desk")


@require_POST
def ask_second(request: HttpRequest, token: str) -> HttpResponse:
    """Ask a second person to let the name be opened."""
    concern = theirs(request, token)
    form = Second(request.POST, people=who_can_agree(concern))
    if not form.is_valid():
        messages.error(request, _("Choose a second person, and say why in at most 500 characters."))
        return redirect("desk_thread", token)
    given = {"of": form.person, "reason": form.cleaned_data["reason"]}
    try:
        ask_to_open(concern, by=person_of(request), at=current_time(), **given)
        messages.success(request, _("They are asked, and the author reads that you asked."))
    except REFUSED as error:
        messages.error(request, str(error))
    return redirect("desk_thread", token)


@require_POST
def open_now(request: HttpRequest, token: str) -> HttpResponse:
    """Show the name, which a second person has let out."""
    concern = theirs(request, token)
    try:
        private = opened(request, concern.key)
        name = open_name(concern, private, by=person_of(request), at=current_time())
    except REFUSED as error:
        messages.error(request, str(error))
        return redirect("desk_thread", token)
    return render(request, "concerns/name.html", {"concern": concern, "name": name.name})


def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree or decline, as the second person."""
    person, now = person_of(request), current_time()
    opening = next((one for one in asked_of(person, at=now) if one.pk == pk), None)
    if opening is None:
        raise Http404
    if request.method != "POST":
        return render(request, "concerns/second.html", {"opening": opening})
    answer = agree_to_open if request.POST.get("answer") == "yes" else decline_to_open
    try:
        answer(opening, by=person, at=now)
        messages.success(request, _("Your answer is there. The author reads it, too."))
    except NotForTwoError as error:
        messages.error(request, str(error))
    return redirect("home")
