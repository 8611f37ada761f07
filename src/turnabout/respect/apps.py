"""Respect: a pulse both ways after each session, and the one door through which answers leave."""

from django.apps import AppConfig


class RespectConfig(AppConfig):
    name = "turnabout.respect"
    label = "respect"
