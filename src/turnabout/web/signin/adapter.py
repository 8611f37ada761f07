"""How sign-in behaves here: nobody signs up by themselves, and nobody learns who is here."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from turnabout.core.encryption.sealing import Ciphertext, open_seal, seal
from turnabout.core.mail.backend import OutboxBackend
from turnabout.people.models import Person
from turnabout.web.account.devices import device
from turnabout.web.signin.limits import too_many
from turnabout.web.signin.secrets import SECOND_STEPS

TOO_MANY = {"too_many_login_attempts", "rate_limited"}

CONFIRMING = {
    "mfa_reauthenticate:webauthn": ("mfa_reauthenticate_webauthn", _("Use a passkey")),
    "mfa_reauthenticate": ("mfa_reauthenticate", _("Use your authenticator app")),
    "reauthenticate": ("account_reauthenticate", _("Use your password")),
    "reauthenticate_by_code": ("reauthenticate_by_code", _("Send me a code")),
}
"""The ways to confirm that it is you, as the library calls them, with their page and our words."""


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """People come from the staff list or an invitation, never from a form for strangers."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _("This is not the code. Compare it with the newest mail."),
        "email_password_mismatch": _("The e-mail and the password do not belong together."),
        "incorrect_password": _("This is not your password."),
        "enter_current_password": _("This is not your password of today."),
        "too_many_login_attempts": _(
            "That was one wrong code too many, so the code is used up. Ask for a new one."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Return that it is not."""
        return False

    def format_email_subject(self, subject: str) -> str:
        """Return the subject as the template has it."""
        return subject

    def validation_error(self, code: str, *args: object) -> ValidationError:
        """Return what to say beside the field. Who tries too often sees a page of its own."""
        if code in TOO_MANY:
            raise ImmediateHttpResponse(too_many(self.request))
        error: ValidationError = super().validation_error(code, *args)
        return error

    def get_login_stages(self) -> list[str]:
        """Return the steps of signing in."""
        return [f"turnabout.web.signin.stages.{stage}" for stage in ("CodeStage", "SecondStep")]

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        """Return where one lands with a new password."""
        return reverse("mfa_index")

    def get_reauthentication_methods(self, user: Person) -> list[dict[str, Any]]:
        """Return how somebody can confirm that it is them, the quickest way first.

        Where no app guards them a mail will do: whoever has lost a passkey can still take it away.
        """
        known = {method["id"] for method in super().get_reauthentication_methods(user)}
        if known and not is_mfa_enabled(user, [Authenticator.Type.TOTP]):
            known = known - {"mfa_reauthenticate"} | {"reauthenticate_by_code"}
        return [
            {"id": way, "description": words, "url": reverse(page)}
            for way, (page, words) in CONFIRMING.items()
            if way in known
        ]

    def rehearse_code(self, email: str) -> None:
        """Write the mail with a code for an address of nobody, and throw it away.

        It takes as long as for somebody, so that the time of the answer tells nothing either.
        """
        facts = {"email": email, "code": self.generate_login_code()}
        with transaction.atomic():
            mail = self.render_mail("account/email/login_code", email, facts)
            OutboxBackend().send_messages([mail])
            transaction.set_rollback(True)


class SecondStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Says it in our words."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This is not the code. Your app shows a new one every 30 seconds."),
    }

    def encrypt(self, text: str) -> str:
        """Return a secret as the database keeps it."""
        return seal(text, place=SECOND_STEPS).stored

    def decrypt(self, encrypted_text: str) -> str:
        """Return a secret of the database."""
        return open_seal(Ciphertext(encrypted_text), place=SECOND_STEPS)

    def generate_authenticator_name(self, user: Person, type: str) -> str:  # noqa: A002, ARG002
        """Return what a new passkey is called: after the device at which it is made."""
        return device(self.request.headers.get("user-agent", ""))
