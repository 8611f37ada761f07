"""Confirming by a code from the mail that it is you: before the ways in to an account change."""

import time
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import BaseReauthenticateView
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from turnabout.web.access import person_of
from turnabout.web.signin.forms import EnterCode

KEPT = "confirming_code"


class ConfirmByCode(BaseReauthenticateView):  # type: ignore[misc]
    """Sends a code when it is asked to, and takes it."""

    form_class = EnterCode
    template_name = "account/reauthenticate_by_code.html"

    def post(self, request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:
        """Take the code; where none is given, send one."""
        if "code" in request.POST:
            answer: HttpResponse = super().post(request, *given, **named)
            return answer
        send_code(request)
        return redirect(self.passthrough_next_url(request.path))

    def get_form_kwargs(self) -> dict[str, Any]:
        """Return what the form needs: the code that was sent."""
        return {**super().get_form_kwargs(), "code": sent_code(self.request)}

    def form_valid(self, form: EnterCode) -> HttpResponse:
        """Note that it is them, and go on with what they were about to do."""
        del self.request.session[KEPT]
        record_authentication(self.request, self.request.user, "code", reauthenticated=True)
        answer: HttpResponse = super().form_valid(form)
        return answer

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """Return what the page shows."""
        return {**super().get_context_data(**given), "is_sent": bool(sent_code(self.request))}


def send_code(request: HttpRequest) -> None:
    """Send a code to the person; one that was sent before is worth nothing from now on."""
    adapter = get_adapter()
    code = adapter.generate_login_code()
    request.session[KEPT] = [code, time.time()]
    adapter.send_mail("account/email/login_code", person_of(request).email, {"code": code})


def sent_code(request: HttpRequest) -> str:
    """Return the code that was sent and is not too old, or nothing."""
    code, at = request.session.get(KEPT, ["", 0])
    return code if time.time() - at < settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT else ""
