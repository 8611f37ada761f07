"""The first day: set-up in the browser, for whoever started the installation."""

from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from turnabout.core.organisations import AlreadyFoundedError, the_organisation
from turnabout.people.founding import opens_founding, set_up
from turnabout.web.setup.forms import SetUp

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def show(request: HttpRequest) -> HttpResponse:
    """Ask for the organisation and its first administrator, and sign that person in."""
    if the_organisation():
        raise Http404
    if not opens_founding(request.GET.get("key", "")):
        return render(request, "setup/waiting.html", status=403)
    form = SetUp(request.POST or None)
    if not form.is_valid():
        return render(request, "setup/set_up.html", {"form": form})
    try:
        person = set_up(**form.cleaned_data, at=timezone.now())
    except AlreadyFoundedError:
        raise Http404 from None
    login(request, person, backend=BACKEND)
    messages.success(request, _("%(name)s is set up.") % {"name": the_organisation()})
    return redirect("home")
