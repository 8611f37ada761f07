"""By which address pairs meet by video, in the whole installation."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from turnabout.clock import current_time
from turnabout.meetings.where import EXAMPLE, NoLinkError, filled_in, set_template, the_template
from turnabout.web.access import person_of
from turnabout.web.meetings.forms import Template


def show(request: HttpRequest) -> HttpResponse:
    """Say by which address pairs meet by video."""
    template = the_template()
    form = Template(request.POST or None, initial={"address": template})
    if form.is_valid():
        try:
            set_template(form.cleaned_data["address"], by=person_of(request), at=current_time())
        except NoLinkError as error:
            form.add_error("address", str(error))
        else:
            messages.success(request, _("Kept. Pairs find it on their pages from now on."))
            return redirect("video")
    shown = filled_in(template or EXAMPLE, pair=0, number=2)
    told = {"form": form, "shown": shown, "is_set": bool(template)}
    return render(request, "meetings/video.html", told)
