"""From who signed up to who meets: match runs, proposals, review, publication, pairs."""

from importlib import import_module

from django.apps import AppConfig


class PairsConfig(AppConfig):
    name = "turnabout.pairs"
    label = "pairs"

    def ready(self) -> None:
        """Say until when a lottery can be drawn."""
        import_module("turnabout.pairs.lots")
