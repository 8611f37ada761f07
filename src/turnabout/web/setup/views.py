"""The first day: set-up in the browser, for whoever started the installation."""

from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables

from turnabout.core.organisations import AlreadyFoundedError, the_organisation
from turnabout.people.founding import opens_founding, set_up
from turnabout.web.setup.forms import SetUp

KEPT = "set_up_key"


@never_cache
def show(request: HttpRequest) -> HttpResponse:
    """Ask for the organisation and its first administrator, and sign that person in."""
    if the_organisation():
        raise Http404
    if "key" in request.GET:
        return _take_key(request, request.GET["key"])
    if not opens_founding(request.session.get(KEPT, "")):
        return render(request, "setup/waiting.html", status=403)
    form = SetUp(request.POST or None)
    if form.is_valid():
        return _set_up(request, form)
    return render(request, "setup/set_up.html", {"form": form})


@sensitive_variables("key")
def _take_key(request: HttpRequest, key: str) -> HttpResponse:
    """Keep the key in the session: in the address it would stay in the history of the browser."""
    if not opens_founding(key):
        return render(request, "setup/waiting.html", {"is_wrong": True}, status=403)
    request.session[KEPT] = key
    return redirect("set_up")


def _set_up(request: HttpRequest, form: SetUp) -> HttpResponse:
    try:
        person = set_up(**form.cleaned_data, at=timezone.now())
    except AlreadyFoundedError:
        raise Http404 from None
    del request.session[KEPT]
    login(request, person)
    said = _("%(name)s is set up, and you are its administrator and coordinator.")
    messages.success(request, said % {"name": form.cleaned_data["organisation"]})
    return redirect("home")
