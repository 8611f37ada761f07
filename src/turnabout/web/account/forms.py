"""The questions about how one signs in."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, SetPasswordForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from turnabout.web.signin.forms import ask_for_code, ask_for_password

LEAST = _("At least 12 characters. Three or four words in a row are easy to keep.")


class ChoosePassword(SetPasswordForm):  # type: ignore[misc]
    """A first password."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["password1"].label = _("New password")
        ask_for_password(self.fields["password1"], is_first=True)
        self.fields["password2"].label = _("New password, once more")
        ask_for_password(self.fields["password2"])
        self.fields["password1"].help_text = LEAST


class ChangePassword(ChangePasswordForm):  # type: ignore[misc]
    """Another password."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["oldpassword"].label = _("Password of today")
        ask_for_password(self.fields["oldpassword"], is_first=True)
        self.fields["password1"].label = _("New password")
        ask_for_password(self.fields["password1"])
        self.fields["password2"].label = _("New password, once more")
        ask_for_password(self.fields["password2"])
        self.fields["password1"].help_text = LEAST


class ConfirmApp(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an authenticator app."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["code"].label = _("Code that the app shows")
        ask_for_code(self.fields["code"])

    def spaced_secret(self) -> str:
        """Return the secret in groups of four, as one types it from the page."""
        return " ".join(self.secret[start : start + 4] for start in range(0, len(self.secret), 4))


class NamePasskey(AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey: always one that signs in by itself."""

    passwordless = forms.BooleanField(initial=True, widget=forms.HiddenInput)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        name_it(self.fields["name"])


class RenamePasskey(EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        name_it(self.fields["name"])


def name_it(field: forms.Field) -> None:
    """Make it the question for the name of a passkey."""
    field.label = _("What you call it")
    field.help_text = _("So that you know it among others.")
    field.widget.attrs |= {"maxlength": 60, "autocomplete": "off"}
    if isinstance(field, forms.CharField):
        field.max_length = 60
