"""Nudges: a kind word to who can act, and what needs a person in the coordinator's queue."""

from django.apps import AppConfig


class NudgesConfig(AppConfig):
    name = "turnabout.nudges"
    label = "nudges"
