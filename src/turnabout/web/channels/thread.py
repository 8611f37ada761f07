"""Messages: read, sent, changed, deleted; their files."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from turnabout.channels.attaching import NoRoomError, content_of
from turnabout.channels.models import File, Message
from turnabout.channels.reading import bookmark_of, keep_draft
from turnabout.channels.writing import (
    GoneError,
    NothingSaidError,
    TooManyError,
    change,
    delete,
    send,
)
from turnabout.clock import current_time
from turnabout.web.channels.forms import Change, Draft, Send
from turnabout.web.channels.pages import stamp_of, thread, thread_page
from turnabout.web.pairs.loading import Seat, open_seat_of, seat_of
from turnabout.web.pairs.room import room
from turnabout.web.parts import asks_for_part, told_apart
from turnabout.web.sent import number_sent

PAGE = "channels/messages.html"


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the two have written to each other, and send a message."""
    if request.method == "POST":
        return _send(request, open_seat_of(request, pk))
    before = number_sent(request.GET, "before") or None
    told = thread_page(seat_of(request, pk), at=current_time(), before=before)
    return render(request, PAGE, told)


@require_GET
def show_news(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the thread anew where anything in it has changed; else nothing."""
    seat = seat_of(request, pk)
    if request.GET.get("known") == stamp_of(seat):
        return told_apart(HttpResponse(status=204))
    read = bookmark_of(seat.pair, seat.side).read_up_to
    told = thread(seat, at=current_time(), read=read)
    return told_apart(render(request, "channels/thread.html", told | {"is_news": True}))


@require_POST
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what is typed, so that it is there again."""
    seat, form = open_seat_of(request, pk), Draft(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        keep_draft(seat.pair, seat.side, told["text"], once=told["once"])
    return HttpResponse(status=204)


def change_one(request: HttpRequest, pk: int, message: int) -> HttpResponse:
    """Change what a message of one's own says."""
    seat = open_seat_of(request, pk)
    one = _own(seat, message)
    form = Change(request.POST or None, initial={"text": one.text})
    if form.is_valid():
        try:
            change(one, form.cleaned_data["text"], at=current_time())
            return redirect("messages", pk)
        except (NothingSaidError, GoneError) as error:
            form.add_error("text", str(error))
    return render(
        request,
        "channels/change.html",
        room(seat, here="messages") | {"form": form, "message": one},
    )


@require_POST
def delete_one(request: HttpRequest, pk: int, message: int) -> HttpResponse:
    """Delete a message of one's own: that there was one stays."""
    seat = open_seat_of(request, pk)
    try:
        delete(_own(seat, message), at=current_time())
        messages.success(request, _("The message is deleted, for both of you."))
    except GoneError as error:
        messages.error(request, str(error))
    return redirect("messages", pk)


@require_GET
def give_file(request: HttpRequest, pk: int, file: int) -> HttpResponse:
    """Give a file of a message, to be kept on one's own device."""
    seat = seat_of(request, pk)
    one = get_object_or_404(File, pk=file, message__pair=seat.pair)
    answer = HttpResponse(content_of(one), content_type=one.type)
    answer.headers["Content-Disposition"] = _attachment(one.name)
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _send(request: HttpRequest, seat: Seat) -> HttpResponse:
    form, sent = Send(request.POST, request.FILES), False
    if form.is_valid():
        told = form.cleaned_data
        text, files, once = told["text"], told["attached"], told["once"]
        try:
            send(seat.pair, text, side=seat.side, at=current_time(), files=files, once=once)
            sent = True
        except (NothingSaidError, TooManyError, NoRoomError) as error:
            form.add_error("text", str(error))
    if sent and not asks_for_part(request):
        return redirect(f"{request.path}#end")
    given = thread_page(seat, at=current_time(), form=None if sent else form)
    template = "channels/talk.html" if asks_for_part(request) else PAGE
    return told_apart(render(request, template, given))


def _own(seat: Seat, message: int) -> Message:
    """Return a message that this side wrote and has not deleted."""
    mine = Message.objects.standing().filter(pair=seat.pair, side=seat.side)
    found: Message = get_object_or_404(mine.select_related("pair"), pk=message)
    found.pair = seat.pair
    return found


def _attachment(name: str) -> str:
    return content_disposition_header(as_attachment=True, filename=name) or "attachment"
