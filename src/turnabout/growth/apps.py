"""Growth: waves of questions on the ten benefits, and what one has gained oneself."""

from django.apps import AppConfig


class GrowthConfig(AppConfig):
    name = "turnabout.growth"
    label = "growth"
