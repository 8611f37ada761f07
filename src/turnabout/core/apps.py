"""What every feature stands on: the organisation, its history, its mail."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    name = "turnabout.core"
    label = "core"

    def ready(self) -> None:
        """Read the jobs of every feature, so that a worker knows them by name."""
        import_module("turnabout.core.jobs.nightly")
        autodiscover_modules("jobs")
