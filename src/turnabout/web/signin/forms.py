"""The questions of signing in."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import (
    ConfirmLoginCodeForm,
    LoginForm,
    ReauthenticateForm,
    RequestLoginCodeForm,
)
from allauth.core import context, ratelimit
from allauth.mfa.base import forms as second_step
from django import forms
from django.utils.translation import gettext_lazy as _


class AskForCode(RequestLoginCodeForm):  # type: ignore[misc]
    """Your address."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        ask_for_email(self.fields["email"])

    def clean_email(self) -> str:
        """Return the address. An unknown one takes as long as a known one."""
        email: str = super().clean_email()
        if self._user is None:
            get_adapter().rehearse_code(email)
        return email


class EnterCode(ConfirmLoginCodeForm):  # type: ignore[misc]
    """The code from the mail."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["code"].label = _("Code from the mail")
        ask_for_code(self.fields["code"])

    def clean_code(self) -> str:
        """Return the code. Tries are counted, also those that are sent all at once."""
        browser = context.request.session.session_key or ""
        if not ratelimit.consume(context.request, action="confirm_login_code", key=browser):
            raise get_adapter().validation_error("too_many_login_attempts")
        code: str = super().clean_code()
        return code


class EnterPassword(LoginForm):  # type: ignore[misc]
    """Your address and your password."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        ask_for_email(self.fields["login"])
        self.fields["password"].label = _("Password")
        ask_for_password(self.fields["password"])


class EnterPasswordAgain(ReauthenticateForm):  # type: ignore[misc]
    """Your password, to confirm that it is you."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["password"].label = _("Your password")
        ask_for_password(self.fields["password"], is_first=True)


class EnterAppCode(second_step.AuthenticateForm):  # type: ignore[misc]
    """The second step of signing in."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["code"].label = _("Code of your app, or a recovery code")
        ask_for_code(self.fields["code"])


class EnterAppCodeAgain(second_step.ReauthenticateForm):  # type: ignore[misc]
    """A code of your app, to confirm that it is you."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["code"].label = _("Code of your app, or a recovery code")
        ask_for_code(self.fields["code"])


def ask_for_email(field: forms.Field) -> None:
    """Make the first question one for an address."""
    field.label = _("Your e-mail at work")
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs |= {"autocomplete": "username", "autofocus": True, "spellcheck": "false"}


def ask_for_code(field: forms.Field) -> None:
    """Make it a question for a code, with the keys for numbers on a phone."""
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs |= {
        "autocomplete": "one-time-code",
        "autofocus": True,
        "class": "code",
        "inputmode": "numeric",
        "spellcheck": "false",
    }


def ask_for_password(field: forms.Field, *, is_first: bool = False) -> None:
    """Make it a question for a password."""
    field.widget.attrs.pop("placeholder", None)
    if is_first:
        field.widget.attrs["autofocus"] = True
