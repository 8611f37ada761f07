"""Channels: messages, files and notes of a pair."""

from importlib import import_module

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "turnabout.channels"
    label = "channels"

    def ready(self) -> None:
        """Say what our letters are called, so that whoever looks after the mail can read it."""
        import_module("turnabout.channels.letters")
