"""The steps of signing in. One can always go back and begin anew, with another address or way."""

from allauth.account.stages import LoginByCodeStage
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest


class CodeStage(LoginByCodeStage):  # type: ignore[misc]
    """The code from the mail."""

    def is_resumable(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Return that the first page does not send one back here."""
        return False


class SecondStep(AuthenticateStage):  # type: ignore[misc]
    """The code of the authenticator app, for who has set one up.

    Whoever has a passkey and no app may still sign in by code: the passkey is another way in, not
    one more lock.
    """

    def is_resumable(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Return that the first page does not send one back here."""
        return False

    def _should_handle(self, request: HttpRequest) -> bool:
        if not is_mfa_enabled(self.login.user, [Authenticator.Type.TOTP]):
            return False
        return bool(super()._should_handle(request))
