"""What people can help each other with: the catalogue, its many names, and what is near what."""

from django.apps import AppConfig


class SkillsConfig(AppConfig):
    name = "turnabout.skills"
    label = "skills"
