"""Meetings: the dates of a pair, and whether the two met."""

from importlib import import_module

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "turnabout.meetings"
    label = "meetings"

    def ready(self) -> None:
        """Say what our letters are called, so that whoever looks after the mail can read it."""
        import_module("turnabout.meetings.letters")
