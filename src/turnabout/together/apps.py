"""Together: what the two of a pair agree on, aim for, and do in a session."""

from django.apps import AppConfig


class TogetherConfig(AppConfig):
    name = "turnabout.together"
    label = "together"
