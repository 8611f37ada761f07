"""Looking at who is proposed, before anything is announced."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from turnabout.clock import current_time
from turnabout.pairs.days import the_zone
from turnabout.pairs.looks import looks, to_look_at
from turnabout.pairs.models import Proposal
from turnabout.pairs.previews import DeclinedBeforeError, TooLateError, accept, decline
from turnabout.web.access import person_of


@never_cache
def show(request: HttpRequest) -> HttpResponse:
    """Show the short profile of everyone who is proposed for this person; keep what they say."""
    if request.method == "POST":
        return _answer(request)
    told = looks(person_of(request), at=current_time())
    return render(request, "publishing/looks.html", {"looks": told, "zone": the_zone().key})


def _answer(request: HttpRequest) -> HttpResponse:
    """Keep a yes or a no: to whoever watches from outside both look the same."""
    person, now = person_of(request), current_time()
    asked = request.POST.get("proposal", "")
    mine = to_look_at(person, at=now).filter(pk=asked if asked.isdecimal() else 0)
    answer = decline if request.POST.get("answer") == "else" else accept
    try:
        answer(mine.get(), by=person, at=now)
        messages.success(request, _("Kept. Nothing else is to be done."))
    except (Proposal.DoesNotExist, TooLateError):
        messages.error(request, _("The last day is over: nothing was changed."))
    except DeclinedBeforeError:
        messages.error(request, _("You have asked for somebody else once: this proposal stands."))
    return redirect("looks")
