"""Programs: what a coordinator decides before anybody signs up."""

from django.apps import AppConfig


class ProgramsConfig(AppConfig):
    name = "turnabout.programs"
    label = "programs"
