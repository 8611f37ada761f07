"""The two questions of signing in."""

from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from django.utils.translation import gettext_lazy as _


class AskForCode(RequestLoginCodeForm):  # type: ignore[misc]
    """Your address."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        email = self.fields["email"]
        email.label = _("Your e-mail at work")
        email.widget.attrs.pop("placeholder", None)
        email.widget.attrs |= {"autocomplete": "username", "autofocus": True}


class EnterCode(ConfirmLoginCodeForm):  # type: ignore[misc]
    """The code from the mail."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        code = self.fields["code"]
        code.label = _("Code from the mail")
        code.widget.attrs.pop("placeholder", None)
        code.widget.attrs |= {
            "autocomplete": "one-time-code",
            "class": "code",
            "spellcheck": "false",
        }
