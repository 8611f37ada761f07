"""The bar of the demo: be somebody else with one click, and let time pass."""

import datetime as dt

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.demo.models import Persona
from turnabout.demo.passing import LEAPS, let_time_pass, until_session_of
from turnabout.people.models import Person
from turnabout.web.demo.clock import SESSION, about, now_in_words


def show(request: HttpRequest) -> HttpResponse:
    """Show whom one may be here; the bar on every page knows them."""
    return render(request, "demo/choose.html", about(_until_session(request)))


@require_POST
def become(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign the visitor in as one of the personas."""
    persona = get_object_or_404(Persona.objects.select_related("person"), pk=pk)
    login(request, persona.person)
    return redirect("home")


@require_POST
def pass_time(request: HttpRequest) -> HttpResponse:
    """Let it be later for everybody in the demo, and stay where one is."""
    leap, here = request.POST.get("leap", ""), request.POST.get("here", "")
    by = _until_session(request) if leap == SESSION else LEAPS.get(leap)
    if by is not None:
        let_time_pass(by)
        messages.success(request, _("It is %(now)s now.") % {"now": now_in_words()})
    return redirect(here if url_has_allowed_host_and_scheme(here, allowed_hosts=None) else "demo")


def _until_session(request: HttpRequest) -> dt.timedelta | None:
    return until_session_of(request.user) if isinstance(request.user, Person) else None
