"""What every feature stands on: the organisation, its history, its mail."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "turnabout.core"
    label = "core"
