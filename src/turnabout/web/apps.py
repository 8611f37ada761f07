"""The pages."""

from importlib import import_module

from django.apps import AppConfig

from turnabout.core.encryption.elsewhere import ELSEWHERE


class WebConfig(AppConfig):
    name = "turnabout.web"
    label = "web"

    def ready(self) -> None:
        """Let features say what they seal, and what waits for somebody in a pair."""
        ELSEWHERE.append(import_module("turnabout.web.signin.secrets").SecondSteps)
        waiting = import_module("turnabout.web.pairs.asks")
        together = import_module("turnabout.web.together.asks")
        waiting.ASKS.append(together.asks)
        waiting.LOADED.extend(together.LOADED)
        closing = import_module("turnabout.web.closing.asks")
        waiting.ASKS.append(closing.asks)
        waiting.LOADED.extend(closing.LOADED)
        import_module("turnabout.web.channels.asks")
