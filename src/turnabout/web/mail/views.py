"""The mail of the installation: what went out, what could not, and why; never what it says."""

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.core.mail import server
from turnabout.core.mail.outbox import WordsForgottenError, try_again, try_all_again
from turnabout.core.mail.trial import post_trial
from turnabout.core.models import Letter
from turnabout.web.access import person_of

SHOWN = 200
DAY = dt.timedelta(days=1)


def show(request: HttpRequest) -> HttpResponse:
    """Show what could not be delivered, then what is tried again, then that all else left."""
    letters = Letter.objects.all()
    given = {
        "given_up": letters.given_up().defer("text", "html")[:SHOWN],
        "given_up_count": letters.given_up().count(),
        "in_trouble": letters.in_trouble().defer("text", "html")[:SHOWN],
        "waiting_count": letters.waiting().count(),
        "sent_count": letters.filter(sent_at__gte=current_time() - DAY).count(),
        "has_server": server.is_set(),
    }
    return render(request, "mail/mail.html", given)


@require_POST
def try_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Let one letter begin anew."""
    letter = get_object_or_404(Letter.objects.given_up(), pk=pk)
    try:
        try_again(letter, by=person_of(request), at=current_time())
    except WordsForgottenError:
        messages.error(request, _("A code is not sent again. Whoever signs in asks for a new one."))
    else:
        messages.success(request, _("It is on its way to %(to)s again.") % {"to": letter.to})
    return redirect("mail")


@require_POST
def try_all(request: HttpRequest) -> HttpResponse:
    """Let every letter that was given up begin anew."""
    count = try_all_again(by=person_of(request), at=current_time())
    said = ngettext("%(n)d letter is tried again.", "%(n)d letters are tried again.", count)
    messages.success(request, said % {"n": count})
    return redirect("mail")


@require_POST
def send_trial(request: HttpRequest) -> HttpResponse:
    """Send a letter to whoever asks, to see whether mail arrives."""
    letter = post_trial(person_of(request), at=current_time())
    messages.success(request, _("A letter to %(to)s is on its way.") % {"to": letter.to})
    return redirect("mail")


def show_inbox(request: HttpRequest) -> HttpResponse:
    """Show every letter of the demo: they go no further than this page."""
    letters = Letter.objects.order_by("-queued_at", "-pk")[:SHOWN]
    return render(request, "mail/inbox.html", {"letters": letters})


def show_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one letter of the demo as it would arrive."""
    return render(request, "mail/inbox_letter.html", {"letter": get_object_or_404(Letter, pk=pk)})
