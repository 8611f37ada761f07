"""Your sessions in your own calendar: an address to subscribe to."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from turnabout.clock import current_time
from turnabout.meetings.feeds import address_of, calendar_at, feed_of, renew
from turnabout.web.access import person_of


def show(request: HttpRequest) -> HttpResponse:
    """Show the address of one's calendar, and how it gets there."""
    address = address_of(feed_of(person_of(request), at=current_time()))
    scheme, _colon, rest = address.partition(":")
    told = {"address": address, "subscribe": f"webcal:{rest}" if scheme == "https" else address}
    return render(request, "meetings/calendar.html", told)


@require_POST
def make_anew(request: HttpRequest) -> HttpResponse:
    """Let the old address of one's calendar lead nowhere, and have another."""
    renew(person_of(request), at=current_time())
    messages.success(request, _("The old address leads nowhere now. Subscribe to this one."))
    return redirect("calendar")


@require_safe
def give(request: HttpRequest, pk: int, token: str) -> HttpResponse:
    """Give a calendar to whoever has its address: titles, times, and the way to the page."""
    now = current_time()
    calendar = calendar_at(pk, token, at=now)
    if calendar is None:
        raise Http404
    answer = get_conditional_response(request, etag=f'"{calendar.tag}"')
    if answer is None:
        answer = HttpResponse(calendar.written(at=now), content_type="text/calendar; charset=utf-8")
    answer["ETag"], answer["Cache-Control"] = f'"{calendar.tag}"', "private, max-age=300"
    answer["Content-Disposition"] = 'inline; filename="turnabout.ics"'
    answer["X-Robots-Tag"], answer["Referrer-Policy"] = "noindex", "no-referrer"
    return answer
