"""Enrollment: who signs up for a cohort, with what, and who waits for a place."""

from importlib import import_module

from django.apps import AppConfig


class EnrollmentConfig(AppConfig):
    name = "turnabout.enrollment"
    label = "enrollment"

    def ready(self) -> None:
        """Say what our letters are called, so that whoever looks after the mail can read it."""
        import_module("turnabout.enrollment.letters")
