"""The agreement: read it, change it, sign it, and see what it was."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.together.agreeing import (
    ChangedMeanwhileError,
    NothingChangedError,
    TooManyRulesError,
    change,
    sign,
)
from turnabout.web.pairs.loading import open_seat_of, seat_of
from turnabout.web.sent import number_sent
from turnabout.web.together.agreement_page import all_versions, both_texts, to_change, to_read
from turnabout.web.together.forms.agreement import Change, rules_sent


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the rules, who signed them, and what changed since one signed."""
    told = to_read(seat_of(request, pk), at=current_time())
    return render(request, "together/agreement.html", told)


def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the rules were, and who signed which."""
    return render(request, "together/agreement_versions.html", all_versions(seat_of(request, pk)))


def change_it(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the rules; where both did, show both texts."""
    seat, now = open_seat_of(request, pk), current_time()
    page = "together/agreement_change.html"
    if request.method != "POST":
        return render(request, page, to_change(seat, None, at=now))
    form = Change(request.POST, rules=rules_sent(request.POST), ends_on=seat.pair.ends_on)
    if not form.is_valid():
        return render(request, page, to_change(seat, form, at=now))
    rules, known = form.told(), form.cleaned_data["known"]
    try:
        change(seat.pair, rules, added=form.added(), known=known, side=seat.side, at=now)
    except ChangedMeanwhileError as error:
        return render(request, page, both_texts(seat, form, error))
    except (NothingChangedError, TooManyRulesError) as error:
        form.add_error(None, str(error))
        return render(request, page, to_change(seat, form, at=now))
    messages.success(request, _("It is changed. Both of you sign it anew."))
    return redirect("agreement", pk)


@require_POST
def sign_it(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign the version that was read."""
    seat = open_seat_of(request, pk)
    try:
        sign(seat.pair, known=number_sent(request.POST, "known"), side=seat.side, at=current_time())
    except ChangedMeanwhileError as error:
        messages.error(request, str(error))
    return redirect("agreement", pk)
