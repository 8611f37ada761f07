"""How sign-in behaves here: nobody signs up by themselves, and mail goes through the outbox."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """People come from the staff list or an invitation, never from a form for strangers."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Return that it is not."""
        return False

    def format_email_subject(self, subject: str) -> str:
        """Return the subject as the template has it."""
        return subject
