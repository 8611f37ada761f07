"""Which letters somebody gets: nudges are stopped here, signed in or by the link of a letter."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.core.mail.kinds import KINDS
from turnabout.core.mail.stopping import (
    NotANudgeError,
    Stop,
    UnknownLinkError,
    begin_again,
    stop,
    stop_of,
    stopped_by,
)
from turnabout.web.access import person_of


@csrf_exempt  # a mail program posts here for its reader with the link alone (RFC 8058)
def stop_by_link(request: HttpRequest, key: str) -> HttpResponse:
    """Stop a kind of nudge. Opening the link stops nothing: scanners of mail open them all."""
    meant = _meant(key)
    if request.method == "POST":
        stop(meant.person, meant.kind.kind, at=current_time())
    is_stopped = meant.kind.kind in stopped_by(meant.person)
    given = {"kind": meant.kind, "key": key, "is_stopped": is_stopped}
    return render(request, "letters/stop.html", given)


@require_POST
def begin_by_link(_request: HttpRequest, key: str) -> HttpResponse:
    """Let such nudges come again."""
    meant = _meant(key)
    begin_again(meant.person, meant.kind.kind, at=current_time())
    return redirect("stop_letters", key)


def show(request: HttpRequest) -> HttpResponse:
    """Show which letters this person gets, and those that can be stopped."""
    stopped = stopped_by(person_of(request))
    given = {
        "nudges": [(kind, kind.kind in stopped) for kind in KINDS.values() if kind.is_nudge],
        "others": [kind for kind in KINDS.values() if kind.of_program and not kind.is_nudge],
    }
    return render(request, "letters/yours.html", given)


@require_POST
def stop_own(request: HttpRequest, kind: str) -> HttpResponse:
    """Stop a kind of nudge."""
    try:
        stop(person_of(request), kind, at=current_time())
    except NotANudgeError:
        raise Http404 from None
    return redirect("your_letters")


@require_POST
def begin_own(request: HttpRequest, kind: str) -> HttpResponse:
    """Let a kind of nudge come again."""
    begin_again(person_of(request), kind, at=current_time())
    return redirect("your_letters")


def _meant(key: str) -> Stop:
    try:
        return stop_of(key)
    except UnknownLinkError:
        raise Http404 from None
