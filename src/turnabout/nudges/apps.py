"""Nudges: a kind word to who can act, and what needs a person in the coordinator's queue."""

from importlib import import_module

from django.apps import AppConfig


class NudgesConfig(AppConfig):
    name = "turnabout.nudges"
    label = "nudges"

    def ready(self) -> None:
        """Say what our letters are called, so that whoever looks after the mail can read it."""
        import_module("turnabout.nudges.letters")
