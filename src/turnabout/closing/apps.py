"""Closing: check-ins on the way, an exit without fault, a good ending, and the mentors' circle."""

from importlib import import_module

from django.apps import AppConfig


class ClosingConfig(AppConfig):
    name = "turnabout.closing"
    label = "closing"

    def ready(self) -> None:
        """Say whom a match run leaves aside."""
        import_module("turnabout.closing.rematches")
