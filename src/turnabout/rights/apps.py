"""Rights: everything about me, erase me, correct me, who looked, and what is deleted by itself."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "turnabout.rights"
    label = "rights"
