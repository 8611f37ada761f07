"""Concerns: sealed to the person of trust whom the author chooses, and to nobody else."""

from django.apps import AppConfig


class ConcernsConfig(AppConfig):
    name = "turnabout.concerns"
    label = "concerns"
