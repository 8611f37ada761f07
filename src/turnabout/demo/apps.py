"""The demo: an invented organisation in which a visitor may be anyone."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "turnabout.demo"
    label = "demo"
