"""The mail of the installation: what went out, what could not, and why; never what it says."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.core.mail.outbox import WordsForgottenError, try_again, try_all_again
from turnabout.core.mail.trial import post_trial
from turnabout.core.models import Letter
from turnabout.web.access import person_of
from turnabout.web.mail.seen import SHOWN, inbox_standing, seen_by, standing
from turnabout.web.programs.loading import led


def show(request: HttpRequest) -> HttpResponse:
    """Show what could not be delivered, then what is tried again, then that all else left."""
    person = person_of(request)
    given = standing(seen_by(person))
    if person.is_administrator:
        given |= inbox_standing()
    return render(request, "mail/mail.html", given)


def show_of_program(request: HttpRequest, pk: int) -> HttpResponse:
    """Show whom of a program a letter did not reach, and why."""
    program = led(request, pk)
    given = standing(seen_by(person_of(request)).filter(program=program))
    return render(request, "mail/mail.html", {"program": program, **given})


@require_POST
def try_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Let one letter begin anew."""
    person = person_of(request)
    letter = get_object_or_404(seen_by(person).not_reached(), pk=pk)
    try:
        try_again(letter, by=person, at=current_time())
    except WordsForgottenError:
        messages.error(request, _("A code is not sent again. Whoever signs in asks for a new one."))
    else:
        messages.success(request, _("It is on its way to %(to)s again.") % {"to": letter.to})
    return redirect("mail")


@require_POST
def try_all(request: HttpRequest) -> HttpResponse:
    """Let every letter that reached nobody begin anew."""
    person = person_of(request)
    count = try_all_again(seen_by(person), by=person, at=current_time())
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
    """Show every letter of the demo whose words are kept: they go no further than this page."""
    letters = Letter.objects.exclude(subject="").order_by("-queued_at", "-pk")[:SHOWN]
    return render(request, "mail/inbox.html", {"letters": letters})


def show_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one letter of the demo as it would arrive."""
    return render(request, "mail/inbox_letter.html", {"letter": get_object_or_404(Letter, pk=pk)})
