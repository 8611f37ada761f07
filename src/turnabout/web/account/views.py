"""What is yours: how you sign in, and where you are signed in."""

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from turnabout.web.access import person_of
from turnabout.web.account.sessions import end, signed_in
from turnabout.web.account.ways import ways


def show(request: HttpRequest) -> HttpResponse:
    """Show the ways in which this person signs in."""
    return render(request, "account/ways.html", {"ways": ways(person_of(request))})


def sessions(request: HttpRequest) -> HttpResponse:
    """Show where this person is signed in."""
    here = request.session.session_key
    found = signed_in(person_of(request), here=here, at=timezone.now())
    has_others = any(not one.is_here for one in found)
    return render(request, "account/sessions.html", {"sessions": found, "has_others": has_others})


@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign this person out in one place."""
    if not end(person_of(request), [pk]):
        raise Http404
    messages.success(request, _("You are signed out there."))
    return redirect("usersessions_list")


@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """Sign this person out everywhere but here."""
    here = request.session.session_key
    found = signed_in(person_of(request), here=here, at=timezone.now())
    count = end(person_of(request), [one.pk for one in found if not one.is_here])
    said = ngettext(
        "You are signed out in %(count)d other place.",
        "You are signed out in %(count)d other places.",
        count,
    )
    messages.success(request, said % {"count": count})
    return redirect("usersessions_list")


class SetUpApp(ActivateTOTPView):  # type: ignore[misc]
    """Sets up the authenticator app, and shows the recovery codes that go with it."""

    def form_valid(self, form: ActivateTOTPForm) -> HttpResponse:
        """Keep the app. Whoever has just typed its code need not confirm again that it is them."""
        answer: HttpResponse = super().form_valid(form)
        person = self.request.user
        record_authentication(self.request, person, "mfa", type="totp", reauthenticated=True)
        return answer

    def get_success_url(self) -> str:
        """Return the page of the recovery codes."""
        return reverse("mfa_view_recovery_codes")


class AddPasskey(AddWebAuthnView):  # type: ignore[misc]
    """Adds a passkey."""

    def get_success_url(self) -> str:
        """Return the page of all ways to sign in."""
        return reverse("mfa_index")
