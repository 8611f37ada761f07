"""Reports: what a cohort found, from what was released; it owns no tables."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "turnabout.reports"
    label = "reports"
