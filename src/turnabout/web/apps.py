"""The pages."""

from importlib import import_module

from django.apps import AppConfig

from turnabout.core.encryption.elsewhere import ELSEWHERE


class WebConfig(AppConfig):
    name = "turnabout.web"
    label = "web"

    def ready(self) -> None:
        """Let the secrets of second steps be sealed anew with the rest."""
        ELSEWHERE.append(import_module("turnabout.web.signin.secrets").SecondSteps)
