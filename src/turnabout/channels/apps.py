"""Channels: messages, files and notes of a pair."""

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "turnabout.channels"
    label = "channels"
