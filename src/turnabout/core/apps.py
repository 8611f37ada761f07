"""What every feature stands on: the organisation, its history, its mail."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    name = "turnabout.core"
    label = "core"

    def ready(self) -> None:
        """Read the jobs and the kinds of letters of every feature, to know them by name."""
        import_module("turnabout.core.jobs.nightly")
        import_module("turnabout.core.mail.inbox.job")
        autodiscover_modules("jobs", "letter_kinds", "mail_readers")
