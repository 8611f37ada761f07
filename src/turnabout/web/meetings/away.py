"""When you are away: said once, for all your pairs."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_day, current_time
from turnabout.meetings.away import WrongDaysError, be_away, be_here
from turnabout.meetings.models import Away
from turnabout.web.access import person_of
from turnabout.web.meetings.forms import Days


def show(request: HttpRequest) -> HttpResponse:
    """Show when one is away, and say so."""
    person = person_of(request)
    form = Days(request.POST or None)
    if form.is_valid():
        days = form.cleaned_data
        try:
            be_away(person, days["first"], days["last"], at=current_time())
        except WrongDaysError as error:
            form.add_error("last", str(error))
        else:
            messages.success(request, _("Kept. Dates keep clear of these days."))
            return redirect("away")
    stretches = Away.objects.of(person).from_day(current_day())
    return render(request, "meetings/away.html", {"form": form, "stretches": stretches})


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that one is here on those days after all."""
    if not be_here(person_of(request), pk):
        raise Http404
    messages.success(request, _("You are here on those days."))
    return redirect("away")
